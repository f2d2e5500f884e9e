/// Why bytes are no safetensors file that can be read, or tensors make none.
public enum SafetensorsError: Error, Hashable, Sendable {
  /// Fewer than the eight bytes of the header's length.
  case short(count: Int)
  case headerTooLarge(length: UInt64)
  case headerLength(length: UInt64, available: Int)
  /// A header that does not begin with a brace.
  case headerStart
  case headerSyntax(reason: String, offset: Int)
  /// Metadata that are not text under names.
  case metadata
  /// A part of a tensor's entry that is missing or of another form.
  case entry(name: String, missing: String)
  /// A kind of element that tensors here do not have.
  case dtype(name: String, dtype: String)
  case overflow(name: String, shape: [Int])
  /// A tensor whose bytes are not as many as its shape needs.
  case size(name: String, shape: [Int], wanted: Int, got: Int)
  /// A tensor that overlaps the one before, or leaves a gap.
  case offset(name: String, begin: Int, wanted: Int)
  case offsetBeyond(name: String, end: Int, available: Int)
  /// Bytes behind the last tensor.
  case leftOver(used: Int, available: Int)
  /// Two tensors of one name.
  case twice(name: String)
  /// A tensor called as the metadata are.
  case reservedName
}

extension SafetensorsError: CustomStringConvertible {
  /// The same as ``message``.
  public var description: String { message }

  /// What is wrong, with the file's own names and numbers.
  public var message: String {
    switch self {
    case .short(let count):
      "the file has \(count) bytes; a safetensors file begins with eight that give its header's "
        + "length"
    case .headerTooLarge(let length):
      "the header shall have \(length) bytes; \(Safetensors.largestHeader) are the most that are "
        + "read"
    case .headerLength(let length, let available):
      "the header shall have \(length) bytes, but only \(available) follow: the file is cut off, "
        + "or no safetensors file"
    case .headerStart: "the header is no JSON object: this is no safetensors file"
    case .headerSyntax(let reason, let offset):
      "the header is no JSON: \(reason), at its byte \(offset)"
    case .metadata: "the header's __metadata__ must be text under names"
    case .entry(let name, let missing): "the entry of tensor '\(name)' has no proper \(missing)"
    case .dtype(let name, let dtype):
      "tensor '\(name)' has elements of kind \(dtype); "
        + "\(Safetensors.Kind.all.map(\.name).joined(separator: ", ")) are read"
    case .overflow(let name, let shape):
      "tensor '\(name)' has shape \(shape), more than any file holds"
    case .size(let name, let shape, let wanted, let got):
      "tensor '\(name)' of shape \(shape) needs \(wanted) bytes, but its offsets give \(got)"
    case .offset(let name, let begin, let wanted):
      "tensor '\(name)' begins at byte \(begin) of the data, but the one before ends at \(wanted)"
    case .offsetBeyond(let name, let end, let available):
      "tensor '\(name)' ends at byte \(end) of the data, which has only \(available)"
    case .leftOver(let used, let available):
      "the tensors take \(used) bytes of the data, which has \(available)"
    case .twice(let name): "two tensors are called '\(name)'"
    case .reservedName: "a tensor can't be called '__metadata__'"
    }
  }
}
