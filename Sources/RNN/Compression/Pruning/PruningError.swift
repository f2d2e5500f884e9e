import Tensors

/// Why a tensor can't be pruned.
public enum PruningError: Error, Hashable, Sendable {
  /// A fraction outside 0 … 1, or a negative number.
  case amount(PruningAmount)
  /// More elements or channels than there are.
  case tooMany(PruningAmount, size: Int)
  case noParameter(layer: String, name: String)
  /// A parameter that is registered as absent, as a bias may be.
  case absentParameter(name: String)
  case notPruned(layer: String, name: String)
  /// Channels of a tensor with one dimension.
  case noChannels(shape: [Int])
  case dimension(Int, shape: [Int])
  case maskShape(wanted: [Int], got: [Int])
  case scoresShape(layer: String, name: String, wanted: [Int], got: [Int])
  /// A mask or an original that was replaced by one of another shape.
  case originalShape(name: String, original: [Int], mask: [Int])
  case method(name: String)
  /// A schedule's settings.
  case schedule(setting: String, value: Double, wanted: String)
  case nothingToPrune

  /// Which of Python's exceptions PyTorch raises for an error.
  public enum Kind: Hashable, Sendable {
    case value, type, index, attribute, assertion, runtime
  }

  /// The kind of exception that a cell sees.
  public var kind: Kind {
    switch self {
    case .amount, .tooMany, .notPruned, .noChannels, .schedule, .nothingToPrune: .value
    case .absentParameter, .method: .type
    case .dimension: .index
    case .noParameter: .attribute
    case .maskShape, .scoresShape: .assertion
    case .originalShape: .runtime
    }
  }
}

extension PruningError: CustomStringConvertible {
  /// What is wrong, in PyTorch's words where it has some.
  public var message: String {
    switch self {
    case .amount(let amount):
      "amount=\(amount) should either be a float in the range [0, 1] or a non-negative integer"
    case .tooMany(let amount, let size):
      "amount=\(amount) should be smaller than the number of parameters to prune=\(size)"
    case .noParameter(let layer, let name): "'\(layer)' object has no attribute '\(name)'"
    case .absentParameter:
      "ones_like(): argument 'input' (position 1) must be Tensor, not NoneType"
    case .notPruned(let layer, let name):
      "Parameter '\(name)' of module \(layer) has to be pruned before pruning can be removed"
    case .noChannels(let shape):
      "Structured pruning can only be applied to multidimensional tensors. Found tensor of shape "
        + "torch.Size(\(shape)) with \(shape.count) dims"
    case .dimension(let dimension, let shape):
      "Invalid index \(dimension) for tensor of size torch.Size(\(shape))"
    case .maskShape(let wanted, let got):
      "default_mask shape torch.Size(\(wanted)) must match self.mask shape torch.Size(\(got))"
    case .scoresShape(let layer, let name, let wanted, let got):
      "importance_scores should have the same shape as parameter \(name) of \(layer), "
        + "got torch.Size(\(got)) vs torch.Size(\(wanted))"
    case .originalShape(let name, let original, let mask):
      "\(name)_orig has shape \(original) and \(name)_mask \(mask); both must be the same"
    case .method(let name):
      "Only \"unstructured\" PRUNING_TYPE supported for the `pruning_method`. Found method "
        + "\(name) of type structured"
    case .schedule(let setting, let value, let wanted):
      "\(setting)=\(value) of a pruning schedule must be \(wanted)"
    case .nothingToPrune: "there is no parameter to prune"
    }
  }

  /// The same as ``message``.
  public var description: String { message }

  /// How the mistake is mended, where one sentence can say.
  public var fix: String? {
    switch self {
    case .amount: "write a fraction such as amount=0.3, or a number of parameters such as amount=10"
    case .absentParameter(let name): "the layer was made without \(name): leave it out"
    case .notPruned: "prune.l1_unstructured and the like prune it"
    case .noChannels: "prune single elements: prune.l1_unstructured"
    case .method: "give prune.L1Unstructured or prune.RandomUnstructured"
    case .nothingToPrune: "give pairs of a layer and a name: [(model.fc, \"weight\")]"
    case .originalShape(let name, _, let mask): "give \(name)_orig the shape \(mask)"
    case .tooMany, .noParameter, .dimension, .maskShape, .scoresShape, .schedule: nil
    }
  }
}
