/// Terms as Python on arrays whose rows are the sequences of a batch.
struct PythonNotation: TermNotation {
  /// How the functions of a library are called.
  let library: PythonLibrary
  let listing: CellListing

  func number(_ value: Double) -> WrittenTerm {
    WrittenTerm(value.sourceText, value < 0 ? .prefix : .atom)
  }
  func value(_ name: String) -> WrittenTerm { WrittenTerm(Self.now(name)) }
  func state(_ name: String) -> WrittenTerm { WrittenTerm(Self.identifier(name)) }
  func parameter(_ name: String) -> WrittenTerm {
    WrittenTerm(library.parameter(Self.identifier(name)))
  }

  func product(_ matrix: String, _ vector: WrittenTerm, isTransposed: Bool) -> WrittenTerm {
    let weight = parameter(matrix).text + (isTransposed ? "" : ".T")
    return WrittenTerm("\(vector.within(.atom)) @ \(weight)", .product)
  }

  func inner(_ a: WrittenTerm, _ b: WrittenTerm) -> WrittenTerm {
    let product = infix(.multiply, a, b).text
    return WrittenTerm(library.rowSum(product))
  }

  func square(_ term: WrittenTerm) -> WrittenTerm {
    WrittenTerm("\(term.within(.atom)) ** 2", .prefix)
  }

  func call(_ function: CellFunction, _ arguments: [TypedTerm]) -> WrittenTerm {
    if function == .identity { return write(arguments[0]) }
    return WrittenTerm(
      library.call(function, arguments, write(arguments[0]), arguments.dropFirst().map(write)))
  }

  func concatenation(_ terms: [TypedTerm]) -> WrittenTerm {
    let parts = terms.map { term in
      let text = write(term)
      return term.isConstant
        ? library.repeated(text.within(.atom), batchOf: listing.inputVariables[0]) : text.text
    }
    return WrittenTerm(library.concatenated(parts.joined(separator: ", ")))
  }

  /// The variable of a value at this step: `h_t`.
  static func now(_ name: String) -> String { "\(name)_t" }

  /// The variable of a symbol; a word of the language gets an underscore.
  static func identifier(_ name: String) -> String {
    reserved.contains(name) ? name + "_" : name
  }

  private static let reserved: Set<String> = [
    "and", "as", "def", "del", "for", "if", "in", "is", "not", "or", "t", "p", "np",
    "torch", "nn", "F", "math", "rng", "self", "state", "outputs", "bound",
  ]
}

/// What differs between PyTorch and NumPy in writing a term.
enum PythonLibrary {
  case pytorch, numpy

  func parameter(_ name: String) -> String {
    switch self {
    case .pytorch: "self.\(name)"
    case .numpy: "p[\"\(name)\"]"
    }
  }

  func rowSum(_ text: String) -> String {
    switch self {
    case .pytorch: "(\(text)).sum(-1, keepdim=True)"
    case .numpy: "(\(text)).sum(-1, keepdims=True)"
    }
  }

  /// A value of the parameters alone, once for each sequence.
  func repeated(_ text: String, batchOf input: String) -> String {
    switch self {
    case .pytorch: "\(text).expand(\(input).shape[0], -1)"
    case .numpy: "np.tile(\(text), (len(\(input)), 1))"
    }
  }

  func concatenated(_ parts: String) -> String {
    switch self {
    case .pytorch: "torch.cat([\(parts)], dim=-1)"
    case .numpy: "np.concatenate([\(parts)], axis=-1)"
    }
  }

  func call(
    _ function: CellFunction, _ terms: [TypedTerm], _ first: WrittenTerm, _ rest: [WrittenTerm]
  ) -> String {
    let all = ([first] + rest).map(\.text).joined(separator: ", ")
    switch (self, function) {
    case (.pytorch, .maximum), (.pytorch, .minimum): return clamped(function, terms, [first] + rest)
    case (.pytorch, .softmax): return "torch.softmax(\(all), dim=-1)"
    case (.pytorch, .softplus), (.pytorch, .gelu): return "F.\(function.rawValue)(\(all))"
    case (.pytorch, .swish): return "F.silu(\(all))"
    case (.pytorch, _): return "torch.\(function.rawValue)(\(all))"
    case (.numpy, .relu): return "np.maximum(\(all), 0)"
    case (.numpy, .softplus): return "np.logaddexp(\(all), 0)"
    case (.numpy, .sigmoid), (.numpy, .softmax), (.numpy, .gelu), (.numpy, .swish):
      return "\(function.rawValue)(\(all))"
    case (.numpy, _):
      return
        "np.\(function == .maximum || function == .minimum ? function.longName : function.rawValue)(\(all))"
    }
  }

  /// `torch.maximum` wants tensors; against a number it is `clamp`.
  private func clamped(_ function: CellFunction, _ terms: [TypedTerm], _ texts: [WrittenTerm])
    -> String
  {
    let bound = function == .maximum ? "min" : "max"
    if case .number = terms[0] {
      return "\(texts[1].within(.atom)).clamp(\(bound)=\(texts[0].text))"
    }
    if case .number = terms[1] {
      return "\(texts[0].within(.atom)).clamp(\(bound)=\(texts[1].text))"
    }
    return "torch.\(function.longName)(\(texts[0].text), \(texts[1].text))"
  }
}

extension CellFunction {
  fileprivate var longName: String { self == .maximum ? "maximum" : "minimum" }
}
