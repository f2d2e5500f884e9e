extension CellGraph.Operation {
  /// The operation in the notation of formulas, with its operands already as text.
  func text(operands: [String]) -> String {
    switch self {
    case .input, .state, .parameter: "?"
    case .constant(let value): value.rounded() == value ? "\(Int64(clamping: value))" : "\(value)"
    case .product: operands.joined(separator: "·")
    case .transposedProduct: "\(operands[0])·\(operands[1])ᵀ"
    case .quantizedProduct: "\(operands[0])·Wᵀ"
    case .elementwise(let function, _, _): function.text(operands[0], operands[1])
    case .map(let function, _): function.text(operands[0])
    case .concatenation: "[" + operands.joined(separator: ", ") + "]"
    case .rowConcatenation: "[" + operands.joined(separator: "; ") + "]"
    case .slice(_, let range): "\(operands[0])[\(range.lowerBound):\(range.upperBound)]"
    case .rows(_, let range): "\(operands[0])[\(range.lowerBound):\(range.upperBound), :]"
    case .softmax: "softmax(\(operands[0]))"
    case .sum: "sum(\(operands[0]))"
    }
  }
}

extension Int64 {
  fileprivate init(clamping value: Double) {
    self = Int64(exactly: value) ?? (value < 0 ? .min : .max)
  }
}

extension CellGraph.BinaryFunction {
  /// The name in a sentence: "cannot … x and y".
  var verb: String {
    switch self {
    case .add: "add"
    case .subtract: "subtract"
    case .multiply: "multiply"
    case .divide: "divide"
    case .maximum: "take the maximum of"
    case .minimum: "take the minimum of"
    }
  }

  fileprivate func text(_ left: String, _ right: String) -> String {
    switch self {
    case .add: "(\(left) + \(right))"
    case .subtract: "(\(left) - \(right))"
    case .multiply: "\(left) ⊙ \(right)"
    case .divide: "\(left) / \(right)"
    case .maximum: "max(\(left), \(right))"
    case .minimum: "min(\(left), \(right))"
    }
  }
}

extension CellGraph.UnaryFunction {
  fileprivate func text(_ operand: String) -> String {
    switch self {
    case .negate: "-\(operand)"
    case .oneMinus: "(1 - \(operand))"
    case .square: "\(operand)²"
    case .sigmoid: "σ(\(operand))"
    case .tanh: "tanh(\(operand))"
    case .relu: "relu(\(operand))"
    case .leakyRelu: "leaky_relu(\(operand))"
    case .exp: "exp(\(operand))"
    case .log: "log(\(operand))"
    case .sqrt: "sqrt(\(operand))"
    case .absolute: "|\(operand)|"
    case .softplus: "softplus(\(operand))"
    case .gelu: "gelu(\(operand))"
    case .swish: "swish(\(operand))"
    case .clamp: "clamp(\(operand))"
    }
  }
}
