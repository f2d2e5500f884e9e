/// Why a module can't do its work although its input fits.
public enum ModuleError: Error, Hashable, Sendable {
  /// A parameter or buffer that the module's function reads, but that was removed.
  case missingTensor(layer: String, name: String)
  /// A parameter that the module's function needs, but that was set to nothing.
  case absentTensor(function: String, name: String, place: Int)
  /// A kind of module that doesn't say how it is copied.
  case notCopyable(layer: String)
  /// A tensor that a copied module owns, but that an operation computed.
  case copyOfNonLeaf

  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .missingTensor(let layer, let name): "'\(layer)' object has no attribute '\(name)'"
    case .absentTensor(let function, let name, let place):
      "\(function)(): argument '\(name)' (position \(place)) must be Tensor, not NoneType"
    case .notCopyable(let layer): "a \(layer) can't be copied"
    case .copyOfNonLeaf:
      "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at "
        + "the moment.  If you were attempting to deepcopy a module, this may be because of a "
        + "torch.nn.utils.weight_norm usage, see https://github.com/pytorch/pytorch/pull/103001"
    }
  }
}

extension ModuleError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }
}
