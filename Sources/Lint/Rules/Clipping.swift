import Diagnostics
import Dialect

extension Rule {
  static let clipTwice = Rule(
    name: "clip-twice",
    fault: "gradients clipped where the norm that clipping returned is compared, or twice in a row",
    effect: "`clip_grad_norm_` returns the norm from before and has clipped already"
  ) { listing in
    listing.bodies.flatMap { body in
      body.statements.deep.compactMap { statement -> Finding? in
        guard case .if(let condition, let then, _) = statement.kind,
          let first = condition.calls.first(where: { $0.clipsNorm(listing) }),
          then.calls.contains(where: { $0.clipsNorm(listing) })
        else { return nil }
        return Finding(
          range: first.range,
          message: "the condition has clipped the gradients already",
          why: "clip_grad_norm_ clips in place and returns the norm from before; the second call "
            + "finds gradients that are short enough",
          fix: "call it once, without the if: it changes nothing below max_norm")
      } + body.statements.blocksWithin.compactMap { repeated($0, listing) }
    }
  }

  /// The second of two clippings of the same parameters with the same bound and no `backward`
  /// between.
  private static func repeated(_ block: [Statement], _ listing: Listing) -> Finding? {
    var last: String?
    for call in block.flatMap(\.plainCalls) {
      if ["backward", "step", "zero_grad"].contains(call.method) { last = nil }
      guard call.clipsNorm(listing) else { continue }
      let text = listing.text(call.range)
      if text == last {
        return Finding(
          range: call.range, message: "the gradients are clipped a second time",
          why: "nothing changed them since the same call above", fix: "take one of the two away")
      }
      last = text
    }
    return nil
  }

  static let clipOrder = Rule(
    name: "clip-order",
    fault: "gradients clipped before `backward` or after `step`",
    effect: "the step is made with gradients that were not clipped"
  ) { listing in
    listing.bodies.flatMap { $0.statements.blocksWithin }.compactMap { block in
      let calls = block.flatMap(\.plainCalls)
      guard let clip = calls.firstIndex(where: { $0.clips(listing) }),
        let backward = calls.firstIndex(where: { $0.method == "backward" }),
        let step = calls.firstIndex(where: \.isOptimizerStep), backward < step
      else { return nil }
      let isOnly = calls.filter { $0.clips(listing) }.count == 1
      guard isOnly, clip < backward || clip > step else { return nil }
      return Finding(
        range: calls[clip].range,
        message:
          "the gradients are clipped \(clip < backward ? "before backward()" : "after step()")",
        why: clip < backward
          ? "backward() makes the gradients that the step uses" : "the step has used them already",
        fix: "clip between \(listing.text(calls[backward].range)) and "
          + listing.text(calls[step].range))
    }
  }
}

extension Call {
  fileprivate func clipsNorm(_ listing: Listing) -> Bool {
    isClipping(["clip_grad_norm_", "clip_grad_norm"], listing)
  }

  fileprivate func clips(_ listing: Listing) -> Bool {
    isClipping(["clip_grad_norm_", "clip_grad_norm", "clip_grad_value_"], listing)
  }

  private func isClipping(_ names: [String], _ listing: Listing) -> Bool {
    guard let path = listing.imports.qualified(callee), path.hasPrefix("torch.nn.utils.") else {
      return false
    }
    return names.contains { path.hasSuffix(".\($0)") }
  }
}

extension [Statement] {
  /// The block and all blocks within it.
  var blocksWithin: [[Statement]] { [self] + deep.flatMap(\.blocks).filter { !$0.isEmpty } }
}

extension Statement {
  /// The calls that a simple statement makes; none of those that depend on a condition or repeat.
  var plainCalls: [Call] {
    switch kind {
    case .expression, .assign, .annotatedAssign, .augmentedAssign:
      expressions.flatMap(\.calls)
    default: []
    }
  }
}
