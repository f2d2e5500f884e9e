import Dialect

extension Rule {
  static let fixedBatch = Rule(
    name: "fixed-batch",
    fault: "a first state with a fixed number of sequences in `forward` or `init_hidden`",
    effect: "a batch of another size, as the last one often is, fails"
  ) { listing in
    listing.bodies.filter { $0.className != nil }.flatMap { body -> [Finding] in
      guard let name = body.function?.name else { return [] }
      if firstStates.contains(name) { return body.returned.compactMap { fixedState($0, listing) } }
      guard name == "forward" else { return [] }
      let states = body.statements.recurrentStates(in: listing)
      return body.statements.deep.compactMap { statement in
        guard case .assign(let targets, let value) = statement.kind,
          targets.contains(where: { states.contains($0.path ?? "") })
        else { return nil }
        return value.calls.compactMap { fixedState($0, listing) }.first
      }
    }
  }

  /// The methods that make a first state, as notes call them.
  private static let firstStates: Set = [
    "init_hidden", "initHidden", "init_state", "begin_state", "initial_state",
  ]

  private static func fixedState(_ call: Call, _ listing: Listing) -> Finding? {
    guard
      ["torch.zeros", "torch.randn", "torch.ones"].contains(listing.imports.qualified(call.callee)),
      call.arguments.count >= 3, let batch = call.argument("", at: 1), let size = batch.integer,
      size > 1, call.arguments[2].kind == .positional
    else { return nil }
    return Finding(
      range: batch.range,
      message: "the first state is made for \(size) sequences",
      why: "a batch of another size has another first state",
      fix: "take the number from the input: x.size(0) with batch_first=True, else x.size(1)")
  }
}

extension Body {
  /// The calls in what the function returns.
  fileprivate var returned: [Call] {
    statements.deep.flatMap { statement -> [Call] in
      guard case .return(let value?) = statement.kind else { return [] }
      return value.calls
    }
  }
}

extension [Statement] {
  /// The names that recurrent layers get as their first state.
  fileprivate func recurrentStates(in listing: Listing) -> Set<String> {
    Set(
      calls.flatMap { call -> [String] in
        guard case .layer(let layer) = listing.value(call.callee), layer.isRecurrent,
          let state = call.argument("hx", at: 1)
        else { return [] }
        if case .tuple(let parts) = state.kind { return parts.compactMap(\.name) }
        return [state.name].compactMap(\.self)
      })
  }
}
