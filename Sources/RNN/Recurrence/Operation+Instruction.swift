import CKernels

extension CellGraph.BinaryFunction {
  var instruction: ck_operation {
    switch self {
    case .add: ck_sum_of
    case .subtract: ck_difference_of
    case .multiply: ck_product_of
    case .divide: ck_quotient_of
    case .maximum: ck_maximum_of
    case .minimum: ck_minimum_of
    }
  }
}

/// What a function's derivative is computed from, beside the gradient of its result.
enum SlopeArgument {
  case nothing, argument, result
}

extension CellGraph.UnaryFunction {
  var instruction: ck_operation {
    switch self {
    case .negate: ck_negative_of
    case .oneMinus: ck_rest_of
    case .square: ck_square_of
    case .sigmoid: ck_sigmoid_of
    case .tanh: ck_tanh_of
    case .relu: ck_relu_of
    case .leakyRelu: ck_leaky_relu_of
    case .exp: ck_exp_of
    case .log: ck_log_of
    case .sqrt: ck_root_of
    case .absolute: ck_magnitude_of
    case .softplus: ck_softplus_of
    case .gelu: ck_gelu_of
    case .swish: ck_swish_of
    case .clamp: ck_clamp_of
    }
  }

  /// The derivative's instruction, and which value stands beside the gradient there.
  var slope: (instruction: ck_operation, argument: SlopeArgument) {
    switch self {
    case .negate, .oneMinus: (ck_negative_of, .nothing)
    case .square: (ck_square_slope, .argument)
    case .sigmoid: (ck_sigmoid_slope, .result)
    case .tanh: (ck_tanh_slope, .result)
    case .relu: (ck_relu_slope, .result)
    case .leakyRelu: (ck_leaky_relu_slope, .argument)
    case .exp: (ck_product_of, .result)
    case .log: (ck_quotient_of, .argument)
    case .sqrt: (ck_root_slope, .result)
    case .absolute: (ck_magnitude_slope, .argument)
    case .softplus: (ck_softplus_slope, .argument)
    case .gelu: (ck_gelu_slope, .argument)
    case .swish: (ck_swish_slope, .argument)
    case .clamp: (ck_clamp_slope, .argument)
    }
  }

  /// The derivative's instruction where the gradient of the result is a product yet to be made.
  var slopeOfProduct: ck_operation? {
    switch self {
    case .sigmoid: ck_sigmoid_slope_of_product
    case .tanh: ck_tanh_slope_of_product
    default: nil
    }
  }

  /// The numbers of the function and of its derivative.
  var numbers: (Float, Float) {
    switch self {
    case .leakyRelu(let slope): (Float(slope), 0)
    case .clamp(let low, let high): (Float(low), Float(high))
    case .negate, .oneMinus, .square, .sigmoid, .tanh, .relu, .exp, .log, .sqrt, .absolute,
      .softplus, .gelu, .swish:
      (0, 0)
    }
  }
}
