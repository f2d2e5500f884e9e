extension TensorError {
  var joinMessage: String? {
    switch self {
    case .narrowRange(let start, let length, let size):
      "start (\(start)) + length (\(length)) exceeds dimension size (\(size))."
    case .negativeLength: "narrow(): length must be non-negative."
    case .splitSize(let size):
      "split expects split_size be non-negative, but got split_size=\(size)"
    case .splitZero(let size):
      "split_size can only be 0 if dimension size is 0, but got dimension size of \(size)"
    case .splitNumber: "split expects at least a 1-dimensional tensor"
    case .chunkNumber: "chunk expects at least a 1-dimensional tensor"
    case .joinNumber: "zero-dimensional tensor (at position 0) cannot be concatenated"
    case .splitSizes(let dimension, let size, let sizes):
      "split_with_sizes expects split_sizes to sum exactly to \(size) (input tensor's size at "
        + "dimension \(dimension)), but got split_sizes=\(list(sizes))"
    case .chunks(let count):
      "chunk expects `chunks` to be greater than 0, got: \(count)"
    case .joinNothing: "torch.cat(): expected a non-empty list of Tensors"
    case .stackNothing: "stack expects a non-empty TensorList"
    case .joinSizes(let dimension, let expected, let got, let position):
      "Sizes of tensors must match except in dimension \(dimension). Expected size \(expected) but "
        + "got size \(got) for tensor number \(position) in the list."
    case .joinRanks(let a, let b):
      "Tensors must have same number of dimensions: got \(a) and \(b)"
    case .stackShapes(let first, let other, let position):
      "stack expects each tensor to be equal size, but got \(list(first)) at entry 0 and "
        + "\(list(other)) at entry \(position)"
    case .repeatRank:
      "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor"
    case .inPlaceShape(let output, let broadcast):
      "output with shape \(list(output)) doesn't match the broadcast shape \(list(broadcast))"
    default: nil
    }
  }
}
