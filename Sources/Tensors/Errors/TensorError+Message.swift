extension TensorError {
  /// The sentence, in PyTorch's own words where PyTorch has one.
  public var message: String {
    shapeMessage ?? joinMessage ?? indexMessage ?? kindMessage ?? graphMessage ?? randomMessage
      ?? ""
  }

  /// A number as C++ prints it: no fraction where there is none.
  func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
