import Dialect

extension Rule {
  static let classAxis = Rule(
    name: "class-axis",
    fault: "cross-entropy of logits whose classes stand on the last of three axes",
    effect: "the loss takes the second axis for the classes, which is time there"
  ) { listing in
    listing.losses(["CrossEntropyLoss", "cross_entropy", "NLLLoss", "nll_loss"]).compactMap {
      loss in
      guard let facts = listing.tensor(loss.prediction), facts.rank == 3, facts.last != nil else {
        return nil
      }
      let text = listing.text(loss.prediction.range)
      return Finding(
        range: loss.prediction.range,
        message: "\(loss.name) takes the second axis of \(text) for the classes",
        why: "\(text) is [batch, time, classes]; the loss wants [batch, classes, time]",
        fix: "write \(text).transpose(1, 2), or flatten batch and time of both arguments")
    }
  }

  static let broadcastLoss = Rule(
    name: "broadcast-loss",
    fault: "a loss of `[N, 1]` predictions and `[N]` targets",
    effect: "both are broadcast to `[N, N]`, and each prediction is compared with all targets"
  ) { listing in
    let names = ["MSELoss", "mse_loss", "L1Loss", "l1_loss", "SmoothL1Loss", "HuberLoss"]
    let losses = listing.losses(names) + listing.writtenErrors
    return losses.compactMap { loss in
      guard let first = listing.tensor(loss.prediction), let second = listing.tensor(loss.target)
      else { return nil }
      let isColumn = listing.isColumn(first) && second.rank == 1
      guard isColumn || (first.rank == 1 && listing.isColumn(second)) else { return nil }
      let (column, row) = isColumn ? (loss.prediction, loss.target) : (loss.target, loss.prediction)
      let (columnText, rowText) = (listing.text(column.range), listing.text(row.range))
      return Finding(
        range: loss.prediction.range,
        message: "\(columnText) is [N, 1] and \(rowText) is [N]",
        why: "\(loss.name) broadcasts both to [N, N] and compares each value with all others",
        fix: "write \(columnText).squeeze(1), or \(rowText).unsqueeze(1)")
    }
  }
}

extension Listing {
  /// The errors that are written out: `(a - b)**2`, `(a - b).pow(2)`, `(a - b).abs()`.
  fileprivate var writtenErrors: [LossCall] {
    expressions.compactMap { expression in
      let call = Call(expression)
      let difference: Expression? =
        if case .binary(.power, let base, _) = expression.kind {
          base
        } else if ["pow", "square", "abs"].contains(call?.method ?? "") {
          imports.qualified(call?.callee ?? expression) == nil
            ? call?.receiver : call?.arguments.first?.value
        } else {
          nil
        }
      guard case .binary(.subtract, let left, let right) = difference?.kind else { return nil }
      return LossCall(name: "the difference", prediction: left, target: right)
    }
  }

  /// Whether a tensor is known to be `[N, 1]`.
  fileprivate func isColumn(_ facts: TensorFacts) -> Bool {
    (facts.rank == 2 || (facts.rank == nil && facts.isBatch))
      && note.resolved(facts.last) == .int(1)
  }
}
