import Tensors

extension CellFunction {
  /// The function of each number, in double precision and the same on every CPU.
  func values(_ numbers: [Double]) throws -> [Double] {
    let x = Tensor(doubles: numbers)
    return switch self {
    case .tanh: try x.tanh().doubles
    case .sigmoid: try x.sigmoid().doubles
    case .relu: try x.relu().doubles
    case .exp: try x.exp().doubles
    case .log: try x.log().doubles
    case .sqrt: try x.sqrt().doubles
    case .abs: try x.abs().doubles
    case .softplus: try x.softplus().doubles
    case .gelu: try x.gelu().doubles
    case .swish: try x.silu().doubles
    case .softmax: try x.softmax(0).doubles
    case .maximum, .minimum, .identity: numbers
    }
  }

  /// The derivative at each number, by autograd.
  func slopes(_ numbers: [Double]) throws -> [Double] {
    let x = try Tensor(doubles: numbers).requiresGrad(true)
    let y =
      switch self {
      case .tanh: try x.tanh()
      case .sigmoid: try x.sigmoid()
      case .relu: try x.relu()
      case .exp: try x.exp()
      case .log: try x.log()
      case .sqrt: try x.sqrt()
      case .abs: try x.abs()
      case .softplus: try x.softplus()
      case .gelu: try x.gelu()
      case .swish: try x.silu()
      case .softmax, .maximum, .minimum, .identity: x
      }
    try y.sum().backward()
    return x.grad?.doubles ?? numbers
  }
}

/// Powers of numbers.
enum Power {
  /// Products for whole exponents, else by way of the logarithm.
  static func of(_ base: Double, _ exponent: Double) throws -> Double {
    guard exponent == exponent.rounded(), exponent.magnitude <= 64 else {
      let logarithm = try CellFunction.log.values([base])[0]
      return try CellFunction.exp.values([logarithm * exponent])[0]
    }
    let power = (0..<Int(exponent.magnitude)).reduce(1.0) { power, _ in power * base }
    return exponent < 0 ? 1 / power : power
  }
}
