/// The part that PyTorch's and NumPy's listings share: the loop over time.
struct PythonLoop {
  let listing: CellListing
  let notation: PythonNotation

  /// The statements that take one step, and what the loop is over.
  func lines(indent: String) -> [String] {
    let input = listing.inputVariables[0]
    let range = "range(\(input).shape[1])"
    var body = listing.roles.inputs.map { name in
      "\(PythonNotation.now(name)) = \(PythonNotation.identifier(name))[:, t]"
    }
    body += listing.definitions.map { name, term in
      "\(PythonNotation.now(name)) = \(notation.write(term).text)"
    }
    let states = listing.roles.states
    if !states.isEmpty {
      body.append(
        "\(states.map(PythonNotation.identifier).joined(separator: ", ")) = "
          + states.map(PythonNotation.now).joined(separator: ", "))
    }
    body.append("outputs.append(\(PythonNotation.now(listing.output)))")
    let loop = listing.isBackward ? "for t in reversed(\(range)):" : "for t in \(range):"
    var lines = ["outputs = []", loop] + body.map { "    " + $0 }
    if listing.isBackward { lines.append("outputs.reverse()") }
    return lines.map { indent + $0 }
  }

  /// The statements that take the states given, or zeros, written as the library writes them.
  func initialStates(_ zeros: (_ state: String) -> String) -> [String] {
    guard !listing.roles.states.isEmpty else { return [] }
    let names = listing.roles.states.map(PythonNotation.identifier)
    return ["if state is None:"]
      + zip(names, listing.roles.states).map { "    \($0) = \(zeros($1))" }
      + ["else:", "    \(names.joined(separator: ", ")) = state"]
  }

  /// The states as they are given and returned: one, a tuple, or `None`.
  var states: String {
    let names = listing.roles.states.map(PythonNotation.identifier)
    return names.isEmpty
      ? "None" : names.count == 1 ? names[0] : "(\(names.joined(separator: ", ")))"
  }
}

extension CellListing {
  /// The variables of the inputs' sequences.
  var inputVariables: [String] { roles.inputs.map(PythonNotation.identifier) }

  /// `input_size=1, hidden_size=16`, for those sizes that `isWanted` asks for.
  func sizeArguments(_ isWanted: (String) -> Bool = { _ in true }) -> [String] {
    sizeNames.filter(isWanted).map { name in
      Self.sizeVariable(name) + (sizes[name].map { "=\($0)" } ?? "")
    }
  }

  /// The size that says how far the first values of the parameters are from zero.
  var boundSize: String {
    let size = shape(roles.states.first ?? output).first.map(Self.length) ?? ""
    return size.contains(" ") ? "(\(size))" : size
  }

  /// The shape of a parameter as a list of Python expressions; a number is an array of one.
  func dimensions(_ name: String) -> [String] {
    let shape = shape(name).map(Self.length)
    return shape.isEmpty ? ["1"] : shape
  }

  /// Lengths that states have, by name.
  var stateSizes: Set<String> { Set(roles.states.flatMap { shape($0).flatMap(\.terms) }) }
}
