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
  /// The cell as a Swift function that builds its graph with `import RNN`.
  var swift: String {
    let notation = SwiftNotation(listing: self)
    let arguments = sizeNames.map { name in
      "\(Self.sizeVariable(name)): Int" + (sizes[name].map { " = \($0)" } ?? "")
    }
    var lines = ["import RNN", "", "/// The equations", "///"]
    lines += latexEquations.map { "///     \($0.left) = \($0.right)" }
    lines += ["func \(name)(\(arguments.joined(separator: ", "))) throws -> CellGraph {"]
    lines += (["let cell = CellGraph.Builder()"] + declarations).map { "  " + $0 }
    for (name, term) in definitions {
      lines.append("  let \(SwiftNotation.now(name)) = try \(notation.write(term).text)")
    }
    lines += roles.states.map {
      "  try cell.update(\(SwiftNotation.before($0)), to: \(SwiftNotation.now($0)))"
    }
    lines += roles.outputs.map { "  try cell.output(\"\($0)\", \(SwiftNotation.now($0)))" }
    return (lines + ["  return try cell.build()", "}", ""]).joined(separator: "\n")
  }

  private var declarations: [String] {
    let inputs = roles.inputs.map { ("input", SwiftNotation.now($0), $0) }
    let states = roles.states.map { ("state", SwiftNotation.before($0), $0) }
    return (inputs + states).map { kind, variable, name in
      "let \(variable) = try cell.\(kind)(\"\(name)\", "
        + "size: \(shape(name).map(Self.length).joined(separator: " + ")))"
    }
      + roles.parameters.map { name in
        "let \(SwiftNotation.identifier(name)) = try cell.parameter(\"\(name)\", "
          + "shape: [\(dimensions(name).joined(separator: ", "))])"
      }
  }
}
