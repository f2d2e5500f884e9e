/// The part that PyTorch's and NumPy's listings share: the loop over time.
struct PythonLoop {
  let listing: CellListing
  let notation: PythonNotation

  /// The statements of all runs over the steps.
  func lines(indent: String) -> [String] {
    listing.runs.flatMap(lines).map { indent + $0 }
  }

  private func lines(_ run: ListedRun) -> [String] {
    let range = "range(\(listing.inputVariables[0]).shape[1])"
    var body = run.pass.inputs.map { name in
      let isGiven = listing.roles.inputs.contains(name)
      let source =
        isGiven ? "\(PythonNotation.identifier(name))[:, t]" : "\(ListedRun.list(name))[t]"
      return "\(PythonNotation.now(name)) = \(source)"
    }
    body += run.pass.definitions.map { name, term in
      "\(PythonNotation.now(name)) = \(notation.write(term).text)"
    }
    let states = run.pass.states
    if !states.isEmpty {
      body.append(
        "\(states.map(PythonNotation.identifier).joined(separator: ", ")) = "
          + states.map(PythonNotation.now).joined(separator: ", "))
    }
    body += run.kept.map { "\($0.list).append(\(PythonNotation.now($0.name)))" }
    let loop = run.isBackward ? "for t in reversed(\(range)):" : "for t in \(range):"
    let lists = run.kept.map(\.list)
    return lists.map { "\($0) = []" } + [loop] + body.map { "    " + $0 }
      + (run.isBackward ? lists.map { "\($0).reverse()" } : [])
  }

  /// The statements that take the states given, or zeros, written as the library writes them.
  func initialStates(_ zeros: (_ state: String) -> String) -> [String] {
    guard !listing.states.isEmpty else { return [] }
    let names = listing.states.map(PythonNotation.identifier)
    return ["if state is None:"]
      + zip(names, listing.states).map { "    \($0) = \(zeros($1))" }
      + ["else:", "    \(names.joined(separator: ", ")) = state"]
  }

  /// The states as they are given and returned: one, a tuple, or `None`.
  var states: String {
    let names = listing.states.map(PythonNotation.identifier)
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
    let size = shape(states.first ?? output).first.map(Self.length) ?? ""
    return size.contains(" ") ? "(\(size))" : size
  }

  /// The shape of a parameter as a list of Python expressions; a number is an array of one.
  func dimensions(_ name: String) -> [String] {
    let shape = shape(name).map(Self.length)
    return shape.isEmpty ? ["1"] : shape
  }

  /// Lengths that states have, by name.
  var stateSizes: Set<String> { Set(states.flatMap { shape($0).flatMap(\.terms) }) }
}
