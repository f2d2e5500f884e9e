import Dialect

extension Rule {
  static let noGrad = Rule(
    name: "no-grad",
    fault: "a model called after `eval()` without `torch.no_grad()`",
    effect: "the graph for gradients that nobody asks for takes time and memory"
  ) { listing in
    listing.bodies.compactMap { body in
      let calls = body.statements.calls
      guard let start = calls.firstIndex(where: { $0.isEval }),
        let model = calls[start].receiver?.path, !isSpared(body, listing)
      else { return nil }
      let behind = calls[(start + 1)...].prefix { $0.method != "train" }
      let reads = behind.contains { ["backward", "requires_grad_"].contains($0.method) }
      guard !reads, let use = behind.first(where: { $0.callee.path == model }) else { return nil }
      return Finding(
        range: use.range, message: "\(model) is evaluated with a graph for gradients",
        why: "eval() changes dropout and batch normalization; it doesn't turn gradients off",
        fix: "put the evaluation into a block: with torch.no_grad():")
    }
  }

  /// Whether gradients are off in the body, wanted there, or turned off around its calls.
  private static func isSpared(_ body: Body, _ listing: Listing) -> Bool {
    let isOff = body.decorators.contains { decorator in
      listing.imports.turnsGradientsOff(Call(decorator)?.callee ?? decorator)
    }
    let names = body.callsWithInner.compactMap { listing.imports.qualified($0.callee) }
    let mentions = names.contains { name in
      ["no_grad", "inference_mode", "set_grad_enabled", "grad"]
        .contains { name.hasSuffix(".\($0)") }
    }
    let expressions = body.statements.deep.flatMap { $0.expressions.flatMap(\.all) }
    let isCut = expressions.contains { expression in
      expression.isData || ["detach", "detach_"].contains(Call(expression)?.method)
    }
    let isCalledOff = listing.calls.contains { call in
      call.callee.name != nil && call.callee.name == body.function?.name
        && listing.isWithoutGradient(call.range)
    }
    return isOff || mentions || isCut || isCalledOff || body.className != nil
  }
}

extension Call {
  fileprivate var isEval: Bool { method == "eval" && arguments.isEmpty }
}
