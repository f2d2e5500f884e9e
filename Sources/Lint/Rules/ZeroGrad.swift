import Dialect

extension Rule {
  static let zeroGrad = Rule(
    name: "zero-grad",
    fault: "`backward` and `step` in a loop without `zero_grad`",
    effect: "gradients add up over all steps"
  ) { listing in
    listing.bodies.flatMap { body -> [Finding] in
      let isCleared = body.callsWithInner.contains { $0.clearsGradients(listing) }
      return body.loops.filter { loop in
        loop.trains(listing) && !loop.clearsGradients(listing)
          && !loop.deep.compactMap(\.loopBody).contains { $0.trains(listing) }
      }.compactMap { loop in
        guard let backward = loop.calls.first(where: { $0.method == "backward" }) else {
          return nil
        }
        let updated = loop.updatedByHand
        return Finding(
          range: backward.range,
          message: "the gradients of earlier steps are never cleared",
          why: isCleared
            ? "backward() adds to them, and they are cleared outside of this loop only"
            : "backward() adds to them, and this loop has no zero_grad()",
          fix: updated.map { "call \($0).grad.zero_() after the update" }
            ?? "call optimizer.zero_grad() before \(listing.text(backward.range))")
      }
    }
  }

  static let missingStep = Rule(
    name: "missing-step",
    fault: "`zero_grad` and `backward` in a loop without the optimizer's `step`",
    effect: "the parameters never change"
  ) { listing in
    listing.bodies.flatMap { body -> [Finding] in
      let calls = body.callsWithInner
      let steps = calls.contains { call in
        call.method?.contains("step") ?? false
          || call.arguments.contains { $0.value.path?.lowercased().contains("opt") ?? false }
          || (call.callee.name.map(listing.steps) ?? false)
      }
      guard !steps, !body.readsGradients else { return [] }
      return body.loops.compactMap { loop in
        let own = loop.filter { $0.loopBody == nil }.calls
        guard let backward = own.first(where: { $0.method == "backward" }),
          let clear = own.first(where: \.isOptimizerClear)
        else { return nil }
        let optimizer = listing.text(clear.receiver?.range ?? clear.range)
        return Finding(
          range: backward.range, message: "\(optimizer) never makes a step",
          why: "the loop computes gradients, and nothing uses them",
          fix: "call \(optimizer).step() after \(listing.text(backward.range))")
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
      && (calls.contains(where: \.isOptimizerStep) || updatedByHand != nil)
  }

  /// Whether gradients are cleared here, or by a function of the note that is called here.
  fileprivate func clearsGradients(_ listing: Listing) -> Bool {
    Body.all(in: self).contains { body in
      body.statements.calls.contains { $0.clearsGradients(listing) }
        || body.statements.deep.contains(where: \.resetsGradient)
    }
  }

  /// The tensor that `w -= lr * w.grad` changes in place and that is not made anew here.
  fileprivate var updatedByHand: String? {
    let made = Set(
      deep.flatMap { statement -> [String] in
        if case .assign(let targets, _) = statement.kind { return targets.flatMap(\.paths) }
        return []
      })
    return deep.lazy.compactMap { statement -> String? in
      guard case .augmentedAssign(let target, .subtract, let value) = statement.kind,
        value.all.contains(where: \.isGradient), let path = target.path
      else { return nil }
      let name = path.hasSuffix(".data") ? String(path.dropLast(5)) : path
      return made.contains(name) ? nil : name
    }.first
  }
}

extension Body {
  /// Whether gradients are looked at, or used by hand.
  fileprivate var readsGradients: Bool {
    Body.all(in: statements).contains { body in
      body.statements.deep.contains { statement in
        statement.expressions.contains { $0.all.contains(where: \.isGradient) }
      }
    }
  }
}

extension Listing {
  /// Whether a function of the note steps.
  fileprivate func steps(_ name: String) -> Bool {
    whole.first { $0.function?.name == name }?.callsWithInner.contains {
      $0.method?.contains("step") ?? false
    } ?? false
  }
}

extension Expression {
  /// `w.grad`.
  fileprivate var isGradient: Bool {
    if case .attribute(_, "grad") = kind { return true }
    return false
  }
}

extension Call {
  /// `optimizer.step()`; a scheduler steps as well.
  var isOptimizerStep: Bool {
    guard method == "step", let path = receiver?.path?.lowercased() else { return false }
    return path.contains("opt") || path == "trainer" || path == "updater"
  }

  /// `optimizer.zero_grad()`; a model's clears gradients that nobody may step with.
  fileprivate var isOptimizerClear: Bool {
    method == "zero_grad" && receiver?.path?.lowercased().contains("opt") ?? false
  }

  /// Whether gradients are cleared by the call, or by a function of the note that it calls.
  fileprivate func clearsGradients(_ listing: Listing) -> Bool {
    let isGradient = receiver?.all.contains(where: \.isGradient) ?? false
    if method == "zero_grad" || (method == "zero_" && isGradient) {
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
