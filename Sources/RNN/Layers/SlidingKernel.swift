import Tensors

/// What convolutions along any number of dimensions share; settings have a number for each.
struct SlidingKernel {
  let stride: [Int]
  /// Zeros around the input; nothing for as many as keep its size.
  let padding: [Int]?
  let dilation: [Int]
  let groups: Int

  private var dimensions: Int { stride.count }

  /// The convolution of `[N, C, …]`, or `[C, …]` without a batch.
  func convolved(_ input: Tensor, weight: Tensor, bias: Tensor?) throws -> Tensor {
    guard [dimensions + 1, dimensions + 2].contains(input.rank) else {
      throw ConvolutionError.inputDimensions(input.shape, spatial: dimensions)
    }
    guard input.rank == dimensions + 2 else {
      return try convolved(input.unsqueeze(0), weight: weight, bias: bias).squeeze(0)
    }
    let ends = try checked(input, weight, bias)
    let places = KernelPlaces(
      shape: input.shape, kernel: Array(weight.shape.dropFirst(2)), stride: stride,
      dilation: dilation, before: ends.map(\.before), after: ends.map(\.after), groups: groups)
    guard places.outputs.allSatisfy({ $0 > 0 }) else {
      throw ConvolutionError.kernelSize(padded: places.paddedSizes, kernel: places.reach)
    }
    return try convolved(input, weight, bias, places)
  }

  private func convolved(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ places: KernelPlaces
  ) throws -> Tensor {
    let (groups, outputs) = (groups, weight.shape[0])
    let kernel = [groups, outputs / groups, weight.shape.dropFirst().reduce(1, *)]
    let shape = [input.shape[0], outputs] + places.outputs
    let parts = [shape[0], groups, outputs / groups, places.outputs.reduce(1, *)]
    let column = [outputs] + [Int](repeating: 1, count: dimensions)
    let result = try noGrad {
      let product = try weight.reshape(kernel).matmul(places.gathered(from: input)).reshape(shape)
      return try bias.map { try product + $0.reshape(column) } ?? product
    }
    let weightShape = weight.shape
    let summed = [0] + (2..<shape.count)
    return Tensor.custom(
      name: "ConvolutionBackward0", inputs: [input, weight] + [bias].compactMap { $0 },
      outputs: [result], saved: [input, weight]
    ) { context in
      let upper = context.gradient
      let parted = try upper.reshape(parts)
      var gradients: [Tensor?] = [nil, nil]
      if context.needs[0] {
        let kernel = try context.saved[1].reshape(kernel)
        gradients[0] = try places.scattered(kernel.transpose(1, 2).matmul(parted))
      }
      if context.needs[1] {
        let read = try places.gathered(from: context.saved[0])
        let sum = try parted.matmul(read.transpose(2, 3)).sum(dimensions: [0])
        gradients[1] = try sum.reshape(weightShape)
      }
      if context.needs.count > 2 { gradients.append(try upper.sum(dimensions: summed)) }
      return gradients
    }[0]
  }

  /// Checks all sizes; returns the padding at the front and at the end of each dimension.
  private func checked(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?
  ) throws -> [(before: Int, after: Int)] {
    guard weight.rank == dimensions + 2 else {
      throw ConvolutionError.weightDimensions(weight.rank, wanted: dimensions + 2)
    }
    let settings = [("stride", stride), ("dilation", dilation)]
    for (name, values) in settings {
      for value in values where !(1...ConvolutionError.greatestSetting).contains(value) {
        throw ConvolutionError.setting(name, value)
      }
    }
    guard groups > 0, weight.shape[0] % groups == 0 else {
      throw ConvolutionError.groups(groups, outputs: weight.shape[0])
    }
    guard input.dtype == weight.dtype else {
      throw ConvolutionError.kinds(input: input.dtype, weight: weight.dtype, hasBias: bias != nil)
    }
    guard weight.shape[1] * groups == input.shape[1] else {
      throw ConvolutionError.channels(
        groups: groups, weight: weight.shape, input: input.shape,
        wanted: weight.shape[1] * groups)
    }
    if let bias, bias.shape != [weight.shape[0]] {
      throw ConvolutionError.bias(weight: weight.shape, bias: bias.shape)
    }
    guard weight.shape.dropFirst(2).allSatisfy({ $0 > 0 }) else {
      throw ConvolutionError.emptyKernel
    }
    guard weight.shape[0] > 0 else { throw ConvolutionError.noOutputs(weight: weight.shape) }
    guard input.shape.dropFirst(2).allSatisfy({ $0 > 0 }) else {
      throw ConvolutionError.noSteps(input: input.shape)
    }
    return try ends(of: weight)
  }

  private func ends(of weight: Tensor) throws(ConvolutionError) -> [(before: Int, after: Int)] {
    guard let padding else {
      guard stride.allSatisfy({ $0 == 1 }) else { throw .stridedSame }
      return zip(dilation, weight.shape.dropFirst(2)).map { dilation, size in
        let total = dilation * (size - 1)
        return (total / 2, total - total / 2)
      }
    }
    for count in padding {
      guard count >= 0 else { throw .negativePadding }
      guard count <= ConvolutionError.greatestSetting else { throw .setting("padding", count) }
    }
    return padding.map { ($0, $0) }
  }
}
