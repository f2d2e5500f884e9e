import Interpreter
import RNN
import Tensors

private func margin(_ standard: Double) -> [BuiltinParameter] {
  [.optional("margin", .float(standard))] + reducing
}

var marginRanking: LossFunction {
  LossFunction(
    className: "MarginRankingLoss", functionName: "margin_ranking_loss",
    inputs: ["input1", "input2", "target"], parameters: margin(0),
    documentation: "Two scores in the wanted order, apart by a margin."
  ) { call in
    try Loss.marginRanking(
      call.tensor("input1"), call.tensor("input2"), target: call.tensor("target"),
      margin: call.settings.number("margin", 0), reduction: call.reduction())
  }
}

var hingeEmbedding: LossFunction {
  LossFunction(
    className: "HingeEmbeddingLoss", functionName: "hinge_embedding_loss", parameters: margin(1),
    documentation: "Distances small for label 1, beyond a margin for −1."
  ) { call in
    try Loss.hingeEmbedding(
      call.tensor("input"), target: call.tensor("target"),
      margin: call.settings.number("margin", 1), reduction: call.reduction())
  }
}

var cosineEmbedding: LossFunction {
  LossFunction(
    className: "CosineEmbeddingLoss", functionName: "cosine_embedding_loss",
    inputs: ["input1", "input2", "target"], parameters: margin(0),
    documentation: "Vectors of one direction for label 1, of others for −1."
  ) { call in
    try Loss.cosineEmbedding(
      call.tensor("input1"), call.tensor("input2"), target: call.tensor("target"),
      margin: call.settings.number("margin", 0), reduction: call.reduction())
  }
}

var tripletMargin: LossFunction {
  LossFunction(
    className: "TripletMarginLoss", functionName: "triplet_margin_loss",
    inputs: ["anchor", "positive", "negative"],
    parameters: [
      .optional("margin", 1.0), .optional("p", 2.0), .optional("eps", 1e-6),
      .optional("swap", false),
    ] + reducing,
    documentation: "An anchor nearer to one vector than to another, by a margin."
  ) { call in
    let margin = try call.settings.number("margin", 1)
    guard margin > 0 else {
      let shown = try call.context.repr(call.settings.read("margin"))
      throw Raise(.valueError, "margin must be greater than 0, got \(shown)")
    }
    return try Loss.tripletMargin(
      anchor: call.tensor("anchor"), positive: call.tensor("positive"),
      negative: call.tensor("negative"), margin: margin, order: call.settings.number("p", 2),
      epsilon: call.settings.number("eps", 1e-6), swap: call.settings.flag("swap"),
      reduction: call.reduction())
  }
}

var cosineSimilarity: LossFunction {
  LossFunction(
    className: "CosineSimilarity", functionName: "cosine_similarity", inputs: ["x1", "x2"],
    parameters: [.optional("dim", 1), .optional("eps", 1e-8)], file: "distance",
    documentation: "The cosine of the angle between vectors."
  ) { call in
    try Loss.cosineSimilarity(
      call.tensor("x1"), call.tensor("x2"), dimension: call.settings.integer("dim", 1),
      epsilon: call.settings.number("eps", 1e-8))
  }
}

var pairwiseDistance: LossFunction {
  LossFunction(
    className: "PairwiseDistance", functionName: "pairwise_distance", inputs: ["x1", "x2"],
    parameters: [.optional("p", 2.0), .optional("eps", 1e-6), .optional("keepdim", false)],
    file: "distance", documentation: "The norm of the difference of vectors."
  ) { call in
    try Loss.pairwiseDistance(
      call.tensor("x1"), call.tensor("x2"), order: call.settings.number("p", 2),
      epsilon: call.settings.number("eps", 1e-6), keepDimension: call.settings.flag("keepdim"))
  }
}
