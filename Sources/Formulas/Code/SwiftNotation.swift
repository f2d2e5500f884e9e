/// Terms as Swift on the values of a `CellGraph.Builder`.
struct SwiftNotation: TermNotation {
  let listing: CellListing

  func number(_ value: Double) -> WrittenTerm { WrittenTerm("cell.constant(\(value.sourceText))") }
  func value(_ name: String) -> WrittenTerm { WrittenTerm(Self.now(name)) }
  func state(_ name: String) -> WrittenTerm { WrittenTerm(Self.before(name)) }
  func parameter(_ name: String) -> WrittenTerm { WrittenTerm(Self.identifier(name)) }

  func binary(_ operation: TermOperation, _ a: TypedTerm, _ b: TypedTerm) -> WrittenTerm {
    var (left, right) = (write(a), write(b))
    // Numbers stand bare where the library has the operator for it.
    if case .number(let value) = a, operation == .subtract || operation == .multiply {
      left = WrittenTerm(value.sourceText, value < 0 ? .prefix : .atom)
    } else if case .number(let value) = b, operation == .add {
      right = WrittenTerm(value.sourceText, value < 0 ? .prefix : .atom)
    }
    return infix(operation, left, right)
  }

  func product(_ matrix: String, _ vector: WrittenTerm, isTransposed: Bool) -> WrittenTerm {
    let weight = parameter(matrix).text
    return WrittenTerm("matmul(\(vector.text), \(isTransposed ? "" : "transposed: ")\(weight))")
  }

  func inner(_ a: WrittenTerm, _ b: WrittenTerm) -> WrittenTerm {
    WrittenTerm("sum(\(infix(.multiply, a, b).text))")
  }

  func call(_ function: CellFunction, _ arguments: [TypedTerm]) -> WrittenTerm {
    let texts = arguments.map { write($0).text }.joined(separator: ", ")
    switch function {
    case .identity: return write(arguments[0])
    case .abs: return WrittenTerm("\(write(arguments[0]).within(.atom)).map(.absolute)")
    case .maximum: return WrittenTerm("maximum(\(texts))")
    case .minimum: return WrittenTerm("minimum(\(texts))")
    default: return WrittenTerm("\(function.rawValue)(\(texts))")
    }
  }

  func concatenation(_ terms: [TypedTerm]) -> WrittenTerm {
    WrittenTerm("concatenate([\(terms.map { write($0).text }.joined(separator: ", "))])")
  }

  func square(_ term: WrittenTerm) -> WrittenTerm { WrittenTerm("square(\(term.text))") }

  static func identifier(_ name: String) -> String {
    ["in", "is", "as", "if", "for", "let", "var", "do", "try", "cell"].contains(name)
      ? name + "_" : name
  }

  static func now(_ name: String) -> String { name + "_t" }
  static func before(_ name: String) -> String { name + "_before" }
}

extension CellListing {
  /// The cell as a Swift function that builds its graph with `import RNN`; equations of both
  /// directions as one that makes a layer of three graphs.
  var swift: String {
    let equations = latexEquations.map { "///     \($0.left) = \($0.right)" }
    let imports = makesLayers ? ["import RNN", "import Tensors"] : ["import RNN"]
    let head = imports + ["", "/// The equations", "///"] + equations
    guard self.equations.isBidirectional else {
      return (head + runs.flatMap(function)).joined(separator: "\n")
    }
    let sizes = swiftSizes.joined(separator: ", ")
    let labels = sizeNames.map(Self.sizeVariable).map { "\($0): \($0)" }.joined(separator: ", ")
    let parts = zip(["forward", "backward", "joined"], runs).map { label, run in
      "\(label): \(name)\(run.suffix)(\(labels))"
    }
    let layer = [
      "func \(name)(\(sizes), generator: RandomGenerator) throws -> BidirectionalGraphLayer {",
      "  try BidirectionalGraphLayer(",
      "    " + parts.joined(separator: ",\n    ") + ",",
      "    batchFirst: true, generator: generator)", "}", "",
    ]
    return (head + layer + runs.flatMap(function)).joined(separator: "\n")
  }

  /// `input_size: Int = 2`.
  var swiftSizes: [String] {
    sizeNames.map { name in
      "\(Self.sizeVariable(name)): Int" + (sizes[name].map { " = \($0)" } ?? "")
    }
  }

  /// The function that builds the graph of a run.
  private func function(_ run: ListedRun) -> [String] {
    let notation = SwiftNotation(listing: self)
    let sizes = swiftSizes.joined(separator: ", ")
    var lines = ["func \(name)\(run.suffix)(\(sizes)) throws -> CellGraph {"]
    lines += (["let cell = CellGraph.Builder()"] + declarations(run.pass)).map { "  " + $0 }
    for (name, term) in run.pass.definitions {
      let call = term.throwsInSwift ? "try " : ""
      lines.append("  let \(SwiftNotation.now(name)) = \(call)\(notation.write(term).text)")
    }
    lines += run.pass.states.map {
      "  try cell.update(\(SwiftNotation.before($0)), to: \(SwiftNotation.now($0)))"
    }
    lines += run.pass.outputs.map { "  try cell.output(\"\($0)\", \(SwiftNotation.now($0)))" }
    return lines + ["  return try cell.build()", "}", ""]
  }

  private func declarations(_ pass: CellPass) -> [String] {
    let inputs = pass.inputs.map { ("input", SwiftNotation.now($0), $0) }
    let states = pass.states.map { ("state", SwiftNotation.before($0), $0) }
    return (inputs + states).map { kind, variable, name in
      "let \(variable) = try cell.\(kind)(\"\(name)\", "
        + "size: \(shape(name).map(Self.length).joined(separator: " + ")))"
    }
      + pass.parameters.map { name in
        "let \(SwiftNotation.identifier(name)) = try cell.parameter(\"\(name)\", "
          + "shape: [\(dimensions(name).joined(separator: ", "))])"
      }
  }
}

extension TypedTerm {
  /// Whether the Swift of the term can throw: functions of each element alone never do.
  fileprivate var throwsInSwift: Bool {
    switch self {
    case .number, .value, .state, .parameter: false
    case .negated(let a), .square(let a): a.throwsInSwift
    case .call(let function, let terms):
      function.argumentCount > 1 || function == .softmax || terms.contains(where: \.throwsInSwift)
    default: true
    }
  }
}
