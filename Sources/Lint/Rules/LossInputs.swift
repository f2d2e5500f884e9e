import Dialect

extension Rule {
  static let softmaxBeforeLoss = Rule(
    name: "softmax-before-loss",
    fault: "softmax before `nn.CrossEntropyLoss` or `F.cross_entropy`",
    effect: "the loss takes logits and normalizes them itself; twice flattens the gradients"
  ) { listing in
    listing.losses(["CrossEntropyLoss", "cross_entropy"]).compactMap { loss in
      guard listing.tensor(loss.prediction)?.activation == .softmax else { return nil }
      return Finding(
        range: loss.prediction.range,
        message: "\(listing.text(loss.prediction.range)) went through softmax before \(loss.name)",
        why: "\(loss.name) takes logits and applies log-softmax itself",
        fix: "give it the values before the softmax")
    }
  }

  static let missingLogSoftmax = Rule(
    name: "nll-without-log",
    fault: "`nn.NLLLoss` or `F.nll_loss` of values without log-softmax",
    effect: "the loss takes logarithms of probabilities; of others it can fall without a bound"
  ) { listing in
    listing.losses(["NLLLoss", "nll_loss"]).compactMap { loss in
      guard let facts = listing.tensor(loss.prediction),
        facts.activation == .softmax || (facts.isLinear && facts.activation == nil)
      else { return nil }
      let kind = facts.activation == nil ? "logits" : "probabilities"
      return Finding(
        range: loss.prediction.range,
        message: "\(loss.name) gets \(kind), not their logarithms",
        why: "\(listing.text(loss.prediction.range)) is not the output of log_softmax",
        fix: "apply F.log_softmax(…, dim=-1), or use cross-entropy on the logits")
    }
  }

  static let sigmoidBeforeLoss = Rule(
    name: "sigmoid-before-loss",
    fault: "sigmoid before `nn.BCEWithLogitsLoss`",
    effect: "the loss applies the sigmoid itself; twice keeps predictions between 0.5 and 0.73"
  ) { listing in
    let names = ["BCEWithLogitsLoss", "binary_cross_entropy_with_logits"]
    return listing.losses(names).compactMap { loss in
      guard listing.tensor(loss.prediction)?.activation == .sigmoid else { return nil }
      return Finding(
        range: loss.prediction.range,
        message: "\(listing.text(loss.prediction.range)) went through sigmoid before \(loss.name)",
        why: "\(loss.name) takes logits and applies the sigmoid itself",
        fix: "give it the values before the sigmoid, or use nn.BCELoss")
    }
  }
}

/// A loss that is computed from a prediction and a target.
struct LossCall {
  /// `nn.CrossEntropyLoss`, `F.cross_entropy`.
  let name: String
  let prediction: Expression
  let target: Expression
}

extension Listing {
  /// The calls of losses of these kinds, of modules and of functions.
  func losses(_ kinds: [String]) -> [LossCall] {
    calls.compactMap { call in
      guard let prediction = call.argument("input", at: 0),
        let target = call.argument("target", at: 1), !call.hasStars
      else { return nil }
      if case .layer(let layer) = value(call.callee), kinds.contains(layer.kind) {
        return LossCall(name: "nn.\(layer.kind)", prediction: prediction, target: target)
      }
      let path = imports.qualified(call.callee) ?? ""
      guard path.hasPrefix("torch.nn.functional."), let function = path.split(separator: ".").last,
        kinds.contains(String(function))
      else { return nil }
      return LossCall(name: "F.\(function)", prediction: prediction, target: target)
    }
  }
}
