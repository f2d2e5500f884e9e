import Dialect

extension Rule {
  static let notCalled = Rule(
    name: "not-called",
    fault: "`optimizer.step`, `model.eval` or the like without parentheses",
    effect: "the method is named and never runs"
  ) { listing in
    listing.idleExpressions.compactMap { expression in
      guard case .attribute(_, let name) = expression.kind, actions.contains(name) else {
        return nil
      }
      let text = listing.text(expression.range)
      return Finding(
        range: expression.range, message: "\(text) is not called",
        why: "without parentheses the method is looked up, and nothing happens",
        fix: "write \(text)()")
    }
  }

  /// Methods without arguments that are called for what they do.
  private static let actions: Set = [
    "backward", "step", "zero_grad", "eval", "train", "detach_", "reset_parameters",
  ]

  static let droppedResult = Rule(
    name: "dropped-result",
    fault: "`hidden.detach()`, `x.unsqueeze(0)` or the like in a loop or a function whose result "
      + "is not kept",
    effect: "the tensor stays as it was"
  ) { listing in
    // A listing's own lines may show what a call gives, as in a session.
    let own = Set(listing.statements.map(\.range))
    return listing.idleExpressions.compactMap { expression in
      guard !own.contains(expression.range), let call = Call(expression), let method = call.method,
        makers.contains(method),
        let name = call.receiver?.path, name != "self",
        listing.imports.qualified(call.callee) == nil
      else { return nil }
      let text = listing.text(expression.range)
      return Finding(
        range: expression.range, message: "the result of \(text) is not kept",
        why: "\(method) makes a new tensor and leaves \(name) as it was",
        fix: "write \(name) = \(text)")
    }
  }

  /// Methods that tensors alone have, and that change nothing.
  private static let makers: Set = [
    "detach", "unsqueeze", "squeeze", "view", "reshape", "permute", "transpose", "contiguous",
  ]
}

extension Listing {
  /// Statements that are an expression alone; a notebook shows the last of a listing.
  fileprivate var idleExpressions: [Expression] {
    let shown = statements.last?.range
    return bodies.flatMap { $0.statements.deep }.compactMap { statement in
      guard case .expression(let value) = statement.kind, statement.range != shown else {
        return nil
      }
      return value
    }
  }
}
