import Tensors
import Testing

/// An operation whose derivative is compared with finite differences, on inputs of given shapes.
struct GradientCheck: CustomTestStringConvertible, Sendable {
  let name: String
  let shapes: [[Int]]
  let operation: @Sendable ([Tensor]) throws -> Tensor

  init(
    _ name: String, _ shapes: [Int]..., operation: @escaping @Sendable ([Tensor]) throws -> Tensor
  ) {
    self.name = name
    self.shapes = shapes
    self.operation = operation
  }

  var testDescription: String { name }

  /// Normal numbers of the shapes, as leaves.
  func leaves() throws -> [Tensor] {
    let generator = RandomGenerator(seed: 11)
    return try shapes.map {
      try Tensor.randn($0, dtype: .float64, generator).requiresGrad(true)
    }
  }
}

private func places(_ values: [Int], _ shape: [Int]) -> Tensor {
  Tensor(integers: values, shape: shape)
}

/// Numbers above zero.
private func positive(_ x: Tensor) throws -> Tensor { try x * x + 0.3 }
/// Numbers in (−1, 1).
private func small(_ x: Tensor) throws -> Tensor { try x.tanh() * 0.9 }

let gradientChecks: [GradientCheck] =
  arithmeticChecks + functionChecks + pairChecks + productChecks + reductionChecks
  + arrangementChecks + lookupChecks + inPlaceChecks + factorizationChecks

private let arithmeticChecks: [GradientCheck] = [
  .init("add", [2, 3], [3]) { try $0[0] + $0[1] },
  .init("subtract", [2, 3], [2, 1]) { try $0[0] - $0[1] },
  .init("subtract from a number", [3]) { try 1 - $0[0] },
  .init("multiply", [2, 3], [3]) { try $0[0] * $0[1] },
  .init("divide", [2, 3], [3]) { try $0[0] / positive($0[1]) },
  .init("negate", [3]) { try -$0[0] },
  .init("remainder of a number", [3]) { try $0[0].remainder(.wrapped(0.37)) },
  .init("remainder", [3], [3]) { try $0[0].remainder(positive($0[1])) },
  .init("power", [3]) { try positive($0[0]).pow(2.5) },
  .init("square", [3]) { try $0[0].square() },
  .init("power of tensors", [3], [3]) { try positive($0[0]).pow($0[1]) },
  .init("to another kind", [3]) { try $0[0].to(.float32).to(.float64) * 0 + $0[0] },
  .init("clone", [3]) { try $0[0].clone() },
  .init("contiguous", [2, 3]) { try $0[0].t().contiguous() },
]

private let functionChecks: [GradientCheck] = [
  .init("exp", [3]) { try $0[0].exp() }, .init("expm1", [3]) { try $0[0].expm1() },
  .init("exp2", [3]) { try $0[0].exp2() }, .init("log", [3]) { try positive($0[0]).log() },
  .init("log2", [3]) { try positive($0[0]).log2() },
  .init("log10", [3]) { try positive($0[0]).log10() },
  .init("log1p", [3]) { try positive($0[0]).log1p() },
  .init("sqrt", [3]) { try positive($0[0]).sqrt() },
  .init("rsqrt", [3]) { try positive($0[0]).rsqrt() },
  .init("reciprocal", [3]) { try positive($0[0]).reciprocal() },
  .init("abs", [3]) { try $0[0].abs() }, .init("sign", [3]) { try $0[0].sign() },
  .init("sin", [3]) { try $0[0].sin() }, .init("cos", [3]) { try $0[0].cos() },
  .init("tan", [3]) { try $0[0].tan() }, .init("atan", [3]) { try $0[0].atan() },
  .init("asin", [3]) { try small($0[0]).asin() }, .init("acos", [3]) { try small($0[0]).acos() },
  .init("sinh", [3]) { try $0[0].sinh() }, .init("cosh", [3]) { try $0[0].cosh() },
  .init("asinh", [3]) { try $0[0].asinh() },
  .init("acosh", [3]) { try (positive($0[0]) + 1).acosh() },
  .init("atanh", [3]) { try small($0[0]).atanh() },
  .init("erf", [3]) { try $0[0].erf() }, .init("erfc", [3]) { try $0[0].erfc() },
  .init("erfinv", [5]) { try small($0[0]).erfinv() }, .init("sinc", [3]) { try $0[0].sinc() },
  .init("logit", [3]) { try $0[0].sigmoid().logit() },
  .init("lgamma", [5]) { try ($0[0] * 3).lgamma() },
  .init("digamma", [5]) { try ($0[0] * 3).digamma() },
  .init("radians", [3]) { try $0[0].radians() }, .init("degrees", [3]) { try $0[0].degrees() },
  .init("frac", [3]) { try $0[0].frac() }, .init("floor", [3]) { try $0[0].floor() },
  .init("ceil", [3]) { try $0[0].ceil() }, .init("round", [3]) { try $0[0].round() },
  .init("trunc", [3]) { try $0[0].trunc() }, .init("nanToNum", [3]) { try $0[0].nanToNum() },
  .init("tanh", [3]) { try $0[0].tanh() }, .init("sigmoid", [3]) { try $0[0].sigmoid() },
  .init("relu", [5]) { try $0[0].relu() },
  .init("leakyRelu", [5]) { try $0[0].leakyRelu(slope: 0.2) },
  .init("elu", [5]) { try $0[0].elu(alpha: 1.3) }, .init("silu", [5]) { try $0[0].silu() },
  .init("softplus", [5]) { try $0[0].softplus(beta: 1.5) },
  .init("gelu", [5]) { try $0[0].gelu() },
  .init("gelu by tanh", [5]) { try $0[0].gelu(approximateByTanh: true) },
  .init("clamp", [5]) { try $0[0].clamp(min: -0.5, max: 0.7) },
  .init("clampMin", [5]) { try $0[0].clampMin(-0.2) },
  .init("clampMax", [5]) { try $0[0].clampMax(0.3) },
  .init("softmax", [2, 3]) { try $0[0].softmax(1) },
  .init("logSoftmax", [2, 3]) { try $0[0].logSoftmax(0) },
]

private let pairChecks: [GradientCheck] = [
  .init("maximum", [3], [3]) { try $0[0].maximum($0[1]) },
  .init("minimum", [3], [3]) { try $0[0].minimum($0[1]) },
  .init("where", [3], [3]) { try $0[0].where($0[0].greater(0), $0[1]) },
  .init("maskedFill", [3]) { try $0[0].maskedFill($0[0].greater(0), 7) },
  .init("atan2", [3], [2, 3]) { try $0[0].atan2($0[1]) },
  .init("hypot", [3], [3]) { try $0[0].hypot($0[1]) },
  .init("xlogy", [3], [3]) { try $0[0].xlogy(positive($0[1])) },
  .init("logAddExp", [3], [3]) { try $0[0].logAddExp($0[1]) },
  .init("logAddExp2", [3], [3]) { try $0[0].logAddExp2($0[1]) },
  .init("copySign", [3], [3]) { try $0[0].copySign($0[1]) },
  .init("fmax", [3], [3]) { try $0[0].fmax($0[1]) },
  .init("fmin", [3], [3]) { try $0[0].fmin($0[1]) },
  .init("fmod", [3], [3]) { try $0[0].fmod(positive($0[1])) },
  .init("fmod of a number", [3]) { try $0[0].fmod(.wrapped(0.41)) },
  .init("lerp", [3], [3], [3]) { try $0[0].lerp($0[1], weight: $0[2]) },
  .init("lerp by a number", [3], [3]) { try $0[0].lerp($0[1], weight: .wrapped(0.3)) },
  .init("addcmul", [3], [3], [3]) { try $0[0].addcmul($0[1], $0[2], scale: 0.7) },
  .init("addcdiv", [3], [3], [3]) { try $0[0].addcdiv($0[1], positive($0[2]), scale: 0.7) },
  .init("clamp by tensors", [4], [4], [4]) {
    try $0[0].clamp(min: $0[1] - 0.3, max: $0[1] + positive($0[2]))
  },
]

private let productChecks: [GradientCheck] = [
  .init("dot", [3], [3]) { try $0[0].matmul($0[1]) },
  .init("matrix vector", [2, 3], [3]) { try $0[0].matmul($0[1]) },
  .init("vector matrix", [2], [2, 3]) { try $0[0].matmul($0[1]) },
  .init("matmul", [2, 3], [3, 2]) { try $0[0].matmul($0[1]) },
  .init("matmul of batches", [2, 1, 2, 3], [2, 3, 2]) { try $0[0].matmul($0[1]) },
  .init("bmm", [2, 2, 3], [2, 3, 2]) { try $0[0].bmm($0[1]) },
  .init("addmm", [2], [3, 2], [2, 2]) { try $0[0].addmm($0[1], $0[2]) },
  .init("addmm scaled", [3, 2], [3, 2], [2, 2]) {
    try $0[0].addmm($0[1], $0[2], beta: 0.3, alpha: 2)
  },
  .init("linear", [2, 2, 3], [4, 3], [4]) { try $0[0].linear(weight: $0[1], bias: $0[2]) },
  .init("baddbmm", [2, 2], [2, 2, 3], [2, 3, 2]) {
    try $0[0].baddbmm($0[1], $0[2], beta: 0.3, alpha: 2)
  },
  .init("addbmm", [2, 2], [2, 2, 3], [2, 3, 2]) { try $0[0].addbmm($0[1], $0[2]) },
  .init("addmv", [2], [2, 3], [3]) { try $0[0].addmv($0[1], $0[2], beta: 0.3) },
  .init("addr", [2, 3], [2], [3]) { try $0[0].addr($0[1], $0[2], alpha: 0.3) },
  .init("inner", [2, 3], [2, 3]) { try $0[0].inner($0[1]) },
  .init("kron", [2, 2], [3]) { try $0[0].kron($0[1]) },
  .init("cross", [2, 3], [3]) { try $0[0].cross($0[1]) },
  .init("matrixPower", [2, 2]) { try $0[0].matrixPower(3) },
  .init("cdist", [2, 3], [4, 3]) { try $0[0].cdist($0[1]) },
  .init("cdist by 1", [2, 3], [4, 3]) { try $0[0].cdist($0[1], 1) },
  .init("einsum", [2, 2, 3], [2, 3, 2], [2]) { try .einsum("bij,bjk,k->bi", $0) },
  .init("einsum of a diagonal", [3, 3], [3]) { try .einsum("ii,i->i", $0) },
]

private let reductionChecks: [GradientCheck] = [
  .init("sum", [2, 3]) { try $0[0].sum() },
  .init("sum 0", [2, 3]) { try $0[0].sum(dimensions: [0]) },
  .init("mean", [2, 3]) { try $0[0].mean() },
  .init("mean 1", [2, 3]) { try $0[0].mean(dimensions: [1]) },
  .init("variance", [2, 3]) { try $0[0].variance(dimensions: [1]) },
  .init("deviation", [2, 3]) { try $0[0].standardDeviation(correction: 0) },
  .init("norm", [2, 3]) { try $0[0].norm() }, .init("norm 1", [2, 3]) { try $0[0].norm(1) },
  .init("norm 3", [2, 3]) { try $0[0].norm(3, dimensions: [0]) },
  .init("norm ∞", [2, 3]) { try $0[0].norm(.infinity) },
  .init("prod", [2, 3]) { try $0[0].prod() },
  .init("prod 1", [2, 3]) { try $0[0].prod(dimension: 1) },
  .init("max", [2, 3]) { try $0[0].max() }, .init("min", [2, 3]) { try $0[0].min() },
  .init("max 1", [2, 3]) { try $0[0].max(dimension: 1).values },
  .init("min 0", [2, 3]) { try $0[0].min(dimension: 0).values },
  .init("amax", [2, 3]) { try $0[0].amax([1]) }, .init("amin", [2, 3]) { try $0[0].amin() },
  .init("aminmax", [2, 3]) { try $0[0].aminmax(1).least + $0[0].aminmax(1).largest },
  .init("logSumExp", [2, 3]) { try $0[0].logSumExp([1]) },
  .init("cumsum", [2, 3]) { try $0[0].cumsum(1) },
  .init("cumprod", [2, 4]) { try $0[0].cumprod(1) },
  .init("cummax", [2, 4]) { try $0[0].cummax(1).values },
  .init("cummin", [2, 4]) { try $0[0].cummin(1).values },
  .init("logCumSumExp", [2, 4]) { try $0[0].logCumSumExp(1) },
  .init("diff", [2, 4]) { try $0[0].diff(2) },
  .init("nansum", [2, 3]) { try $0[0].nansum([0]) },
  .init("nanmean", [2, 3]) { try $0[0].nanmean() },
  .init("median", [2, 3]) { try $0[0].median() },
  .init("median 1", [2, 3]) { try $0[0].median(dimension: 1).values },
  .init("kthvalue", [2, 3]) { try $0[0].kthvalue(2).values },
  .init("mode", [2, 3]) { try $0[0].mode().values },
  .init("quantile", [2, 4]) {
    try $0[0].quantile(Tensor(doubles: [0.3, 0.8]), dimension: 1)
  },
  .init("sort", [2, 4]) { try $0[0].sort().values },
  .init("topk", [2, 4]) { try $0[0].topk(2).values },
  .init("trace", [3, 3]) { try $0[0].trace() },
]

private let arrangementChecks: [GradientCheck] = [
  .init("cat", [2, 3], [1, 3]) { try .cat($0) }, .init("stack", [2], [2]) { try .stack($0, 1) },
  .init("split", [5]) { try $0[0].split(2)[1] },
  .init("split by sizes", [5]) { try $0[0].split(sizes: [1, 4])[1] },
  .init("chunk", [4]) { try $0[0].chunk(2)[1] },
  .init("unbind", [2, 3]) { try $0[0].unbind(1)[2] },
  .init("tensorSplit", [5]) { try $0[0].tensorSplit(2)[0] },
  .init("reshape", [2, 3]) { try $0[0].t().reshape([6]) },
  .init("view", [2, 3]) { try $0[0].view([3, 2]) },
  .init("transpose", [2, 3]) { try $0[0].transpose(0, 1) },
  .init("t", [2, 3]) { try $0[0].t() },
  .init("permute", [2, 3, 2]) { try $0[0].permute([2, 0, 1]) },
  .init("moveDimensions", [2, 3, 2]) { try $0[0].moveDimensions([0], to: [2]) },
  .init("squeeze", [2, 1, 3]) { try $0[0].squeeze() },
  .init("squeeze 1", [2, 1, 3]) { try $0[0].squeeze(1) },
  .init("unsqueeze", [3]) { try $0[0].unsqueeze(0) },
  .init("expand", [3, 1]) { try $0[0].expand([2, 3, 4]) },
  .init("repeat", [2, 3]) { try $0[0].repeat([2, 2]) },
  .init("repeatInterleave", [2, 3]) { try $0[0].repeatInterleave(2, 1) },
  .init("flip", [2, 3]) { try $0[0].flip([1]) }, .init("roll", [2, 3]) { try $0[0].roll([1]) },
  .init("rotated", [2, 3]) { try $0[0].rotated() },
  .init("narrow", [4]) { try $0[0].narrow(0, 1, 2) },
  .init("unfold", [2, 5]) { try $0[0].unfold(1, size: 3, step: 1) },
  .init("diagonal", [2, 3]) { try $0[0].diagonal(1) },
  .init("diagonalEmbedded", [3]) { try $0[0].diagonalEmbedded() },
  .init("diag", [2, 3]) { try $0[0].diag() },
  .init("lowerTriangle", [3, 3]) { try $0[0].lowerTriangle() },
  .init("upperTriangle", [3, 3]) { try $0[0].upperTriangle(1) },
  .init("padded", [2, 3]) { try $0[0].padded([1, -1, 2, 0], value: 3) },
  .init("padded by reflection", [2, 3]) { try $0[0].padded([2, 1], mode: .reflect) },
  .init("padded by reflection 2", [1, 2, 3]) { try $0[0].padded([2, 1, 1, 1], mode: .reflect) },
  .init("padded by replication", [2, 3]) { try $0[0].padded([2, 1], mode: .replicate) },
  .init("padded by replication 2", [1, 2, 3]) {
    try $0[0].padded([2, 1, 1, 0], mode: .replicate)
  },
  .init("padded around", [2, 3]) { try $0[0].padded([2, 1], mode: .circular) },
]

/// Two places that two elements of a column go to, and one that none goes to.
private func reduced(
  _ x: [Tensor], _ reduction: Tensor.ScatterReduction, includesSelf: Bool = true
) throws -> Tensor {
  try x[0].scatterReduce(
    0, places([0, 2, 0, 1], [2, 2]), x[1], reduction, includesSelf: includesSelf)
}

private let lookupChecks: [GradientCheck] = [
  .init("index at", [3, 4]) { try $0[0].index([.at(1)]) },
  .init("index slice", [3, 4]) { try $0[0].index([.slice(step: 2)]) },
  .init("index all", [3]) { try $0[0].index([.ellipsis]) },
  .init("index by integers", [3, 4]) { try $0[0].index([.tensor(places([2, 0, 2], [3]))]) },
  .init("index by truth", [3, 4]) { try $0[0].index([.tensor($0[0].greater(0))]) },
  .init("gather", [3, 4]) { try $0[0].gather(1, places([0, 0, 3, 1, 2, 2], [3, 2])) },
  .init("takeAlong", [3, 4]) { try $0[0].takeAlong(1, places([0, 3, 1], [3, 1])) },
  .init("take", [3, 4]) { try $0[0].take(places([5, 0, 5], [3])) },
  .init("put", [3, 4], [3]) { try $0[0].put(places([5, 0, -1], [3]), $0[1]) },
  .init("maskedSelect", [3, 4]) { try $0[0].maskedSelect($0[0].greater(0)) },
  .init("indexSelect", [3, 4]) { try $0[0].indexSelect(1, places([3, 1, 1], [3])) },
  .init("embedding", [5, 2]) { try $0[0].embedding(places([4, 1, 1, 0], [2, 2])) },
  .init("scatterAdd", [3, 2], [2, 2]) {
    try $0[0].scatterAdd(0, places([0, 2, 0, 1, 2, 2], [3, 2]), $0[1].repeat([2, 1]))
  },
  .init("scatter", [3, 2], [2, 2]) { try $0[0].scatter(0, places([0, 2, 1, 0], [2, 2]), $0[1]) },
  .init("scatter a number", [3, 2]) { try $0[0].scatter(0, places([0, 2], [1, 2]), 3) },
  .init("scatterReduce mean", [3, 2], [3, 2]) { try reduced($0, .mean) },
  .init("scatterReduce prod", [3, 2], [3, 2]) { try reduced($0, .prod) },
  .init("scatterReduce amax", [3, 2], [3, 2]) { try reduced($0, .amax) },
  .init("scatterReduce amin", [3, 2], [3, 2]) { try reduced($0, .amin, includesSelf: false) },
  .init("indexAdd", [3, 2], [2, 2]) {
    try $0[0].indexAdd(0, places([2, 2], [2]), $0[1], scale: 3)
  },
  .init("indexCopy", [3, 2], [2, 2]) { try $0[0].indexCopy(0, places([2, 0], [2]), $0[1]) },
  .init("indexFill", [3, 2]) { try $0[0].indexFill(0, places([2], [1]), 4) },
  .init("maskedScatter", [3], [3]) { try $0[0].maskedScatter($0[0].greater(0), $0[1]) },
]

private let inPlaceChecks: [GradientCheck] = [
  .init("in place", [3], [3]) { try ($0[0] * 1).mul_($0[1]).add_($0[0]).div_(positive($0[1])) },
  .init("in place on a view", [2, 3], [3]) {
    let base = try $0[0] * 2
    try base.index([.at(1)]).mul_($0[1])
    return try base * base
  },
  .init("a view of a changed base", [2, 3], [3]) {
    let base = try $0[0] * 2
    let row = try base.index([.at(1)])
    try base.mul_($0[1])
    return try row * row
  },
  .init("set", [3, 2], [2]) {
    let copy = try $0[0] * 2
    try copy.setIndex([.at(1)], $0[1])
    return try copy * copy
  },
  .init("set by integers", [3, 2], [2, 2]) {
    let copy = try $0[0] * 2
    try copy.setIndex([.tensor(places([2, 0], [2]))], $0[1])
    return try copy * copy
  },
  .init("fill", [3]) {
    let copy = try $0[0] * 2
    try copy.index([.at(0)]).fill_(3)
    return try copy * copy
  },
  .init("copy", [3], [3]) { try ($0[0] * 2).copy_($0[1]) },
]

private let factorizationChecks: [GradientCheck] = [
  .init("inverseMatrix", [3, 3]) { try $0[0].inverseMatrix() },
  .init("determinantOfMatrix", [3, 3]) { try $0[0].determinantOfMatrix() },
  .init("logDeterminantOfMatrix", [3, 3]) { try $0[0].logDeterminantOfMatrix().logarithm },
  .init("solutionOfSystem", [3, 3], [3, 2]) { try $0[0].solutionOfSystem($0[1]) },
  .init("solution of a system for a vector", [3, 3], [3]) { try $0[0].solutionOfSystem($0[1]) },
  .init("singularValues, tall", [4, 3]) { try $0[0].singularValues().values },
  .init("singularValues, wide", [2, 3]) { try $0[0].singularValues().values },
]
