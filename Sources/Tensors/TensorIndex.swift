/// One part of an index such as `x[0, 1:3, ..., None, mask]`.
public enum TensorIndex {
  /// One place of a dimension, which goes away; a negative one counts from the end.
  case at(Int)
  /// `start:end:step` of a dimension; missing bounds are its ends.
  case slice(start: Int? = nil, end: Int? = nil, step: Int = 1)
  /// A new dimension of size 1.
  case newAxis
  /// All the dimensions that the other parts leave.
  case ellipsis
  /// The places that integers name, or where truth values hold.
  case tensor(Tensor)
}
