/// How tensors are printed, as `torch.set_printoptions` sets it.
public struct PrintOptions: Equatable, Sendable {
  /// The digits behind the point.
  public var precision = 4
  /// More elements than this are cut to the first and last ones of each dimension.
  public var threshold = 1000
  /// How many of them are shown at either end.
  public var edgeItems = 3
  /// The columns of a line.
  public var lineWidth = 80
  /// Whether numbers have a power of ten; nil where their sizes decide.
  public var usesExponents: Bool?

  /// PyTorch's standard options.
  public init() {}

  private static let precisionChange = ThreadValue()
  private static let thresholdChange = ThreadValue()
  private static let edgeChange = ThreadValue()
  private static let widthChange = ThreadValue()
  private static let exponents = ThreadValue()

  /// The options of this thread; the standard ones at first.
  public static var current: PrintOptions {
    get {
      var options = PrintOptions()
      options.precision += precisionChange.value
      options.threshold += thresholdChange.value
      options.edgeItems += edgeChange.value
      options.lineWidth += widthChange.value
      options.usesExponents = exponents.value == 0 ? nil : exponents.value == 1
      return options
    }
    set {
      let standard = PrintOptions()
      let range = 0...(1 << 40)
      precisionChange.value = newValue.precision.clamped(to: 0...100) - standard.precision
      thresholdChange.value = newValue.threshold.clamped(to: range) - standard.threshold
      edgeChange.value = newValue.edgeItems.clamped(to: range) - standard.edgeItems
      widthChange.value = newValue.lineWidth.clamped(to: range) - standard.lineWidth
      exponents.value = newValue.usesExponents.map { $0 ? 1 : 2 } ?? 0
    }
  }
}

extension Int {
  fileprivate func clamped(to range: ClosedRange<Int>) -> Int {
    Swift.min(Swift.max(self, range.lowerBound), range.upperBound)
  }
}
