/// A value that the listing itself says.
indirect enum Constant: Hashable {
  case none
  case bool(Bool)
  case int(Int)
  case float(Double)
  /// What a constructor gets; its callers say it, or else its default.
  case parameter(String, of: String, fallback: Constant?)
}
