import Tensors

extension RecurrentLayer {
  /// Starts the layer as an IRNN: recurrent weights `scale` times the identity, input weights from
  /// N(0, deviation²), biases zero.
  ///
  /// Meant for `nn.RNN` with relu; of a gated cell, each gate's recurrent block becomes the identity.
  /// - SeeAlso: Le et al. 2015, arXiv:1504.00941.
  public func startAsIdentity(
    scale: Double = 1, deviation: Double = 0.001, generator: RandomGenerator
  ) throws {
    let size = configuration.hiddenSize
    for entry in namedParameters {
      if entry.name.hasPrefix("weight_hh") {
        let block = try Tensor.eye(size) * .float(scale)
        let blocks = [Tensor](repeating: block, count: configuration.kind.gateCount)
        _ = try noGrad { try entry.tensor.copy_(Tensor.cat(blocks, 0)) }
      } else if entry.name.hasPrefix("weight_ih") {
        try Initialization.normal(entry.tensor, deviation: deviation, generator: generator)
      } else {
        try Initialization.constant(entry.tensor, 0)
      }
    }
  }
}
