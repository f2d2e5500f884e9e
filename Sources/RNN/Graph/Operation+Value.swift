import Tensors

extension CellGraph.Operation {
  /// The operation's result from its operands' values, rows being sequences or steps of sequences.
  func value(_ operand: (CellGraph.NodeIndex) -> Tensor?) throws -> Tensor {
    func at(_ index: CellGraph.NodeIndex) -> Tensor {
      guard let value = operand(index) else {
        preconditionFailure("operands stand before the nodes that use them")
      }
      return value
    }
    switch self {
    case .input, .state, .parameter: preconditionFailure("a run gives leaves their values")
    case .constant(let value): return Tensor(.float(value))
    case .product(let x, let weight): return try at(x).matmul(at(weight))
    case .transposedProduct(let x, let weight):
      return try at(x).linear(weight: at(weight), bias: nil)
    case .quantizedProduct(let x, let matrix): return try matrix.product(at(x))
    case .elementwise(let function, let a, let b): return try function.value(at(a), at(b))
    case .map(let function, let x): return try function.value(at(x))
    case .concatenation(let parts): return try Tensor.cat(parts.map(at), 1)
    case .rowConcatenation(let parts): return try Tensor.cat(parts.map(at), 0)
    case .slice(let x, let range):
      return try at(x).narrow(-1, range.lowerBound, range.count)
    case .rows(let x, let range): return try at(x).narrow(0, range.lowerBound, range.count)
    case .softmax(let x): return try at(x).softmax(1)
    case .sum(let x): return try at(x).sum(dimensions: [1], keepDimensions: true)
    }
  }
}

extension CellGraph.BinaryFunction {
  fileprivate func value(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    switch self {
    case .add: try a + b
    case .subtract: try a - b
    case .multiply: try a * b
    case .divide: try a / b
    case .maximum: try a.maximum(b)
    case .minimum: try a.minimum(b)
    }
  }
}

extension CellGraph.UnaryFunction {
  fileprivate func value(_ x: Tensor) throws -> Tensor {
    switch self {
    case .negate: try -x
    case .oneMinus: try 1 - x
    case .square: try x * x
    case .sigmoid: try x.sigmoid()
    case .tanh: try x.tanh()
    case .relu: try x.relu()
    case .leakyRelu(let slope): try x.leakyRelu(slope: slope)
    case .exp: try x.exp()
    case .log: try x.log()
    case .sqrt: try x.sqrt()
    case .absolute: try x.abs()
    case .softplus: try x.softplus()
    case .gelu: try x.gelu()
    case .swish: try x.silu()
    case .clamp(let low, let high): try x.clamp(min: .float(low), max: .float(high))
    }
  }
}
