import Tensors

/// The elements that each place of a sliding kernel reads, as matrices; all settings have a number
/// for each of the last dimensions.
struct KernelPlaces {
  /// N, C and the sizes of the input.
  let shape: [Int]
  let kernel: [Int]
  let stride: [Int]
  let dilation: [Int]
  /// How many elements stand before the input, and behind it.
  let before: [Int]
  let after: [Int]
  /// Into how many parts channels are divided.
  var groups = 1
  /// What stands around the input.
  var filling: Scalar = 0

  /// How many neighbors the kernel reaches over.
  var reach: [Int] { zip(kernel, dilation).map { $1 * ($0 - 1) + 1 } }

  var paddedSizes: [Int] {
    zip(shape.dropFirst(2), zip(before, after)).map { $0 + $1.0 + $1.1 }
  }

  /// How many places the kernel stands at.
  var outputs: [Int] {
    zip(zip(paddedSizes, reach), stride).map { sizes, stride in
      sizes.0 < sizes.1 ? 0 : (sizes.0 - sizes.1) / stride + 1
    }
  }

  /// `[N, groups, C/groups·K, L′]` from `[N, C, …]`: K is the size of the kernel, and L′ the number of
  /// its places.
  func gathered(from input: Tensor) throws -> Tensor {
    let (n, c) = (shape[0], shape[1])
    var padded = input
    if (before + after).contains(where: { $0 > 0 }) {
      padded = try Tensor.full([n, c] + paddedSizes, filling, dtype: input.dtype)
      _ = try inner(of: padded).copy_(input)
    }
    let pieces = try elements.map { try piece(of: padded, at: $0) }
    return try Tensor.stack(pieces, 2)
      .reshape([n, groups, c / groups * pieces.count, outputs.reduce(1, *)])
  }

  /// The sum of what each element of `[N, C, …]` was read for.
  func scattered(_ columns: Tensor) throws -> Tensor {
    let elements = elements
    let parts = try columns.reshape([shape[0], shape[1], elements.count] + outputs)
    let padded = try Tensor.zeros(Array(shape.prefix(2)) + paddedSizes, dtype: columns.dtype)
    for (index, element) in elements.enumerated() {
      try piece(of: padded, at: element).add_(parts.select(2, index))
    }
    return try inner(of: padded).contiguous()
  }

  /// The elements of the kernel, the last dimension's fastest.
  private var elements: [[Int]] {
    kernel.reduce([[]]) { before, size in
      before.flatMap { start in (0..<size).map { start + [$0] } }
    }
  }

  /// What one element of the kernel reads.
  private func piece(of padded: Tensor, at element: [Int]) throws -> Tensor {
    let outputs = outputs
    return try element.indices.reduce(padded) { piece, axis in
      let start = element[axis] * dilation[axis]
      let end = start + (outputs[axis] - 1) * stride[axis] + 1
      return try piece.slice(axis + 2, start, end, step: stride[axis])
    }
  }

  /// The input's part of the padded one.
  private func inner(of padded: Tensor) throws -> Tensor {
    try before.indices.reduce(padded) { part, axis in
      let end = before[axis] + shape[axis + 2]
      guard before[axis] > 0 || after[axis] != 0 else { return part }
      return try part.narrow(axis + 2, before[axis], end - before[axis])
    }
  }
}
