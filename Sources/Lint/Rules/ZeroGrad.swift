import Dialect

extension Rule {
  static let zeroGrad = Rule(
    name: "zero-grad",
    fault: "`backward` and `step` in a loop without `zero_grad`",
    effect: "gradients add up over all steps"
  ) { listing in
    listing.bodies.compactMap { body in
      let clears = body.callsWithInner.contains { $0.clearsGradients(listing) }
      guard !clears, !body.statements.deep.contains(where: \.resetsGradient),
        let loop = body.loops.last(where: { $0.trains(listing) })
      else { return nil }
      return loop.calls.first { $0.method == "backward" }.map { backward in
        Finding(
          range: backward.range,
          message: "the gradients of earlier steps are never cleared",
          why: "backward() adds to them, and this loop has no zero_grad()",
          fix: "call optimizer.zero_grad() before \(listing.text(backward.range))")
      }
    }
  }
}

extension Rule {
  static let lateZeroGrad = Rule(
    name: "late-zero-grad",
    fault: "`zero_grad` between `backward` and `step`",
    effect: "the step is made without gradients, and nothing is learned"
  ) { listing in
    listing.bodies.flatMap { $0.statements.blocksWithin }.compactMap { block in
      let calls = block.flatMap(\.plainCalls)
      guard let step = calls.firstIndex(where: \.isOptimizerStep),
        let backward = calls[..<step].lastIndex(where: { $0.method == "backward" }),
        let clear = calls[backward..<step].first(where: { $0.method == "zero_grad" })
      else { return nil }
      return Finding(
        range: clear.range,
        message: "\(listing.text(clear.range)) clears the gradients before the step",
        why: "\(listing.text(calls[backward].range)) made them for this step",
        fix: "clear them before backward(), or after the step")
    }
  }
}

extension [Statement] {
  /// Whether a loss goes backward here and an optimizer steps.
  fileprivate func trains(_ listing: Listing) -> Bool {
    let calls = self.calls
    // Distributed backward passes keep gradients apart by themselves.
    return calls.contains { $0.method == "backward" && listing.imports.qualified($0.callee) == nil }
      && calls.contains(where: \.isOptimizerStep)
  }
}

extension Call {
  /// `optimizer.step()`; a scheduler steps as well.
  var isOptimizerStep: Bool {
    guard method == "step", let path = receiver?.path?.lowercased() else { return false }
    return path.contains("opt") || path == "trainer" || path == "updater"
  }

  /// Whether gradients are cleared by the call, or by a function of the note that it calls.
  fileprivate func clearsGradients(_ listing: Listing) -> Bool {
    if method == "zero_grad" || (method == "zero_" && receiver?.path?.hasSuffix(".grad") ?? false) {
      return true
    }
    guard let name = callee.name else { return false }
    let body = listing.whole.first { $0.function?.name == name }
    return body?.callsWithInner.contains { $0.method == "zero_grad" } ?? false
  }
}

extension Statement {
  /// `p.grad = None`, `p.grad *= 0`.
  fileprivate var resetsGradient: Bool { targets.contains { $0.path?.hasSuffix(".grad") ?? false } }
}
