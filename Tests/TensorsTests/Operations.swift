import Tensors

private func ints(_ values: [Int]) -> TensorIndex { .tensor(Tensor(integers: values)) }

private func writing(_ parts: [TensorIndex], _ x: [Tensor]) throws -> Tensor {
  let copy = try x[0] * 2
  try copy.setIndex(parts, x[1])
  return try copy * copy
}

/// The operations of `operations.json` by name.
let operations: [String: @Sendable ([Tensor]) throws -> Tensor] =
  elementwise.merging(products) { $1 }.merging(reductions) { $1 }.merging(arrangements) { $1 }
  .merging(lookups) { $1 }

private typealias Table = [String: @Sendable ([Tensor]) throws -> Tensor]

private let elementwise: Table = [
  "add": { try $0[0] + $0[1] },
  "sub": { try $0[0] - $0[1] },
  "mul": { try $0[0] * $0[1] },
  "mul scalar tensor": { try $0[0] * $0[1] },
  "div": { try $0[0] / ($0[1] * $0[1] + 1) },
  "rsub": { try 1 - $0[0] },
  "scalar over": { try 2 / ($0[0] + 5) },
  "neg": { try -$0[0] },
  "transposed add": { try $0[0].t() + $0[1] },
  "pow 2": { try $0[0].pow(2) },
  "pow 3": { try $0[0].pow(3) },
  "pow 2.5": { try $0[0].abs().pow(2.5) },
  "pow -1": { try ($0[0] + 5).pow(-1) },
  "pow tensor": { try $0[0].abs().pow($0[1]) },
  "exp": { try $0[0].exp() },
  "log": { try ($0[0] * $0[0] + 0.1).log() },
  "log1p": { try ($0[0] * $0[0]).log1p() },
  "log2": { try ($0[0] * $0[0] + 0.1).log2() },
  "log10": { try ($0[0] * $0[0] + 0.1).log10() },
  "expm1": { try $0[0].expm1() },
  "sqrt": { try ($0[0] * $0[0] + 0.1).sqrt() },
  "rsqrt": { try ($0[0] * $0[0] + 0.1).rsqrt() },
  "reciprocal": { try ($0[0] + 5).reciprocal() },
  "abs": { try $0[0].abs() },
  "tanh": { try $0[0].tanh() },
  "sigmoid": { try $0[0].sigmoid() },
  "relu": { try $0[0].relu() },
  "leakyRelu": { try $0[0].leakyRelu(slope: 0.2) },
  "elu": { try $0[0].elu() },
  "gelu": { try $0[0].gelu() },
  "gelu tanh": { try $0[0].gelu(approximateByTanh: true) },
  "silu": { try $0[0].silu() },
  "softplus": { try $0[0].softplus() },
  "sin": { try $0[0].sin() },
  "cos": { try $0[0].cos() },
  "tan": { try $0[0].tan() },
  "atan": { try $0[0].atan() },
  "erf": { try $0[0].erf() },
  "clamp": { try $0[0].clamp(min: -0.5, max: 0.7) },
  "maximum": { try $0[0].maximum($0[1]) },
  "minimum": { try $0[0].minimum($0[1]) },
  "minimum of equals": { try $0[0].minimum($0[0] * 1) },
  "where": { try $0[0].where($0[0].greater(0), $0[1]) },
  "maskedFill": { try $0[0].maskedFill($0[0].greater(0), 7) },
  "remainder": { try $0[0].remainder(.wrapped(0.3)) },
]

private let products: Table = [
  "dot": { try $0[0].matmul($0[1]) },
  "matrix vector": { try $0[0].matmul($0[1]) },
  "vector matrix": { try $0[0].matmul($0[1]) },
  "matmul": { try $0[0].matmul($0[1]) },
  "matmul transposed": { try $0[0].matmul($0[1].t()) },
  "matmul batch": { try $0[0].matmul($0[1]) },
  "matmul batches": { try $0[0].matmul($0[1]) },
  "matmul batch vector": { try $0[0].matmul($0[1]) },
  "matmul vector batch": { try $0[0].matmul($0[1]) },
  "bmm": { try $0[0].bmm($0[1]) },
  "addmm": { try $0[0].addmm($0[1], $0[2]) },
  "linear": { try $0[0].linear(weight: $0[1], bias: $0[2]) },
  "linear 3d": { try $0[0].linear(weight: $0[1], bias: $0[2]) },
]

private let reductions: Table = [
  "sum": { try $0[0].sum() },
  "sum 0": { try $0[0].sum(dimensions: [0]) },
  "sum 1": { try $0[0].sum(dimensions: [1]) },
  "sum 0 2 keep": { try $0[0].sum(dimensions: [0, 2], keepDimensions: true) },
  "mean": { try $0[0].mean() },
  "mean -1": { try $0[0].mean(dimensions: [-1]) },
  "var": { try $0[0].variance() },
  "var 0 biased": { try $0[0].variance(dimensions: [0], correction: 0) },
  "std": { try $0[0].standardDeviation() },
  "std 1 keep": { try $0[0].standardDeviation(dimensions: [1], keepDimensions: true) },
  "norm": { try $0[0].norm() },
  "norm 1 dim": { try $0[0].norm(1, dimensions: [1]) },
  "norm 3": { try $0[0].norm(3) },
  "max": { try $0[0].max() },
  "max 1": { try $0[0].max(dimension: 1).values },
  "min 0 keep": { try $0[0].min(dimension: 0, keepDimensions: true).values },
  "argmax": { try $0[0].argmax() },
  "argmin 0": { try $0[0].argmin(dimension: 0) },
  "prod": { try $0[0].prod() },
  "prod 0": { try $0[0].prod(dimension: 0) },
  "cumsum": { try $0[0].cumsum(1) },
  "cumsum 0": { try $0[0].cumsum(0) },
  "logSumExp": { try $0[0].logSumExp([1]) },
  "softmax": { try $0[0].softmax(-1) },
  "softmax 0": { try $0[0].softmax(0) },
  "logSoftmax": { try $0[0].logSoftmax(1) },
]

private let arrangements: Table = [
  "cat": { try Tensor.cat($0) },
  "cat 1": { try Tensor.cat($0, 1) },
  "stack": { try Tensor.stack($0, 1) },
  "split": { try $0[0].split(2)[1] },
  "split sizes": { try $0[0].split(sizes: [1, 4])[1] },
  "chunk": { try $0[0].chunk(2, 1)[1] },
  "unbind": { try $0[0].unbind(1)[2] },
  "reshape": { try $0[0].t().reshape([2, -1]) },
  "view": { try $0[0].view([2, 6]) },
  "flatten": { try $0[0].flatten(1) },
  "permute": { try $0[0].permute([2, 0, 1]) },
  "squeeze": { try $0[0].squeeze(1) },
  "unsqueeze": { try $0[0].unsqueeze(-1) },
  "expand": { try $0[0].expand([2, -1, 4]) },
  "repeat": { try $0[0].repeat([2, 1, 3]) },
  "flip": { try $0[0].flip([1]) },
  "topk": { try $0[0].topk(2).values },
  "topk smallest": { try $0[0].topk(2, 0, largest: false).values },
  "sort": { try $0[0].sort(descending: true).values },
  "argsort": { try $0[0].argsort(0) },
]

private let lookups: Table = [
  "index at": { try $0[0].index([.at(1)]) },
  "index negative": { try $0[0].index([.at(-1), .at(2)]) },
  "index slice": { try $0[0].index([.slice(start: 1), .slice(step: 2)]) },
  "index ellipsis": { try $0[0].index([.ellipsis, .at(1)]) },
  "index none": { try $0[0].index([.slice(), .newAxis, .slice(start: 1, end: 3)]) },
  "index list": { try $0[0].index([ints([2, 0, 2])]) },
  "index pairs": { try $0[0].index([ints([0, 1, 2]), ints([3, 0, 3])]) },
  "index apart": { try $0[0].index([ints([0, 1]), .slice(), ints([3, 0])]) },
  "index at and list": {
    try $0[0].index([.slice(), .tensor(Tensor(integers: [0, 2], shape: [2, 1])), ints([1, 3])])
  },
  "index mask": { try $0[0].index([.tensor($0[0].greater(0))]) },
  "index row mask": { try $0[0].index([.tensor(Tensor(booleans: [true, false, true]))]) },
  "gather": { try $0[0].gather(1, Tensor(integers: [0, 0, 3, 1, 2, 2], shape: [3, 2])) },
  "indexSelect": { try $0[0].indexSelect(1, Tensor(integers: [3, 1, 1])) },
  "embedding": { try $0[0].embedding(Tensor(integers: [4, 1, 1, 0], shape: [2, 2])) },
  "embedding padding": {
    try $0[0].embedding(Tensor(integers: [4, 1, 1, 0], shape: [2, 2]), paddingIndex: 1)
  },
  "set at": { try writing([.at(1)], $0) },
  "set slice": { try writing([.slice(), .slice(start: 1, end: 3)], $0) },
  "set mask": { try writing([.tensor($0[0].greater(0))], $0) },
  "set list": { try writing([ints([2, 0])], $0) },
  "in place": { try ($0[0] * 1).mul_($0[1]).add_($0[0]) },
  "in place on a view": {
    let base = try $0[0] * 2
    try base.index([.at(1)]).mul_($0[1])
    return try base * base
  },
  "view of a changed base": {
    let base = try $0[0] * 2
    let row = try base.index([.at(1)])
    try base.mul_($0[1])
    return try row * row
  },
]
