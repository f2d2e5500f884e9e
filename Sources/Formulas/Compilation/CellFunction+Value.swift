import Tensors

extension CellFunction {
  /// The function of tensors whose last dimension holds the features.
  func value(_ arguments: [Tensor]) throws -> Tensor {
    let x = arguments[0]
    switch self {
    case .tanh: return try x.tanh()
    case .sigmoid: return try x.sigmoid()
    case .relu: return try x.relu()
    case .softmax: return try x.softmax(-1)
    case .exp: return try x.exp()
    case .log: return try x.log()
    case .sqrt: return try x.sqrt()
    case .abs: return try x.abs()
    case .softplus: return try x.softplus()
    case .gelu: return try x.gelu()
    case .swish: return try x * x.sigmoid()
    case .identity: return x
    case .maximum: return try x.maximum(arguments[1])
    case .minimum: return try x.minimum(arguments[1])
    }
  }
}
