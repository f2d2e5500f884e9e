/// How the losses of single elements become one.
public enum Reduction: String, Hashable, Sendable {
  case none, mean, sum
}
