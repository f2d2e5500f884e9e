import Tensors

/// The windows of a series, each with the values that follow it.
public struct SeriesWindows {
  /// N windows of W steps with F features: `[N, W, F]`.
  public let inputs: Tensor
  /// What follows each window: `[N, H]`.
  public let targets: Tensor

  /// How a series is cut.
  public struct Cut: Hashable, Sendable {
    /// W, how many values the network reads.
    public var window: Int
    /// H, how many values it is to foretell.
    public var horizon: Int
    /// How many values lie between the beginnings of two windows.
    public var stride: Int

    /// All windows, one step apart, with one value behind each.
    public init(window: Int, horizon: Int = 1, stride: Int = 1) {
      self.window = window
      self.horizon = horizon
      self.stride = stride
    }

    /// N, how many windows a series of `count` values has.
    ///
    /// - Throws: ``DataError`` for sizes below 1 and a series that is too short.
    public func windowCount(of count: Int) throws(DataError) -> Int {
      for (setting, value) in [("window", window), ("horizon", horizon), ("stride", stride)] {
        guard value > 0 else { throw .notPositive(setting: setting, value: value) }
      }
      guard window <= count, horizon <= count - window else {
        throw .notEnoughValues(count: count, window: window, horizon: horizon)
      }
      return (count - window - horizon) / stride + 1
    }
  }

  /// The windows of one series of numbers; F is 1.
  ///
  /// - Parameter dtype: The kind of the windows, one of the floating-point kinds.
  /// - Throws: ``DataError`` for sizes below 1, a series that is too short, and a value that is not
  ///   finite, with its place.
  public init(of series: [Double], _ cut: Cut, dtype: DType = .float32) throws(DataError) {
    let count = try cut.windowCount(of: series.count)
    if let place = series.firstIndex(where: { !$0.isFinite }) {
      throw .notFinite(place: place, value: series[place])
    }
    let layout = try Layout(cut, count: count, features: 1, target: 0)
    if dtype == .float64 {
      self.init(layout, series) { Tensor(doubles: $0, shape: $1) }
    } else {
      self.init(layout, series.map { Float($0) }) { Tensor($0, shape: $1) }
    }
  }

  /// The windows of several series side by side, `[T, F]`, of which one is to be foretold; of the
  /// kind of those.
  ///
  /// - Parameter target: The column that is foretold.
  /// - Throws: ``DataError`` as for one series, and for no matrix of floats and no such column.
  public init(of columns: Tensor, target: Int, _ cut: Cut) throws(DataError) {
    guard columns.rank == 2, columns.shape[1] > 0, columns.dtype.isFloatingPoint else {
      throw .columns(shape: columns.shape)
    }
    let features = columns.shape[1]
    guard (0..<features).contains(target) else { throw .column(target, count: features) }
    let count = try cut.windowCount(of: columns.shape[0])
    let layout = try Layout(cut, count: count, features: features, target: target)
    if columns.dtype == .float64 {
      let values = columns.doubles
      try layout.checkFinite(values)
      self.init(layout, values) { Tensor(doubles: $0, shape: $1) }
    } else {
      let values = columns.elements
      try layout.checkFinite(values)
      self.init(layout, values) { Tensor($0, shape: $1) }
    }
  }

  private init<Element>(
    _ layout: Layout, _ values: [Element], tensor: ([Element], [Int]) -> Tensor
  ) {
    let (cut, features) = (layout.cut, layout.features)
    let starts = (0..<layout.count).map { $0 * cut.stride }
    inputs = tensor(
      starts.flatMap { values[($0 * features)..<(($0 + cut.window) * features)] },
      [layout.count, cut.window, features])
    targets = tensor(
      starts.flatMap { start in
        (0..<cut.horizon).map { values[(start + cut.window + $0) * features + layout.target] }
      }, [layout.count, cut.horizon])
  }

  /// What is cut from how many series.
  private struct Layout {
    let cut: Cut
    let count: Int
    let features: Int
    let target: Int

    init(_ cut: Cut, count: Int, features: Int, target: Int) throws(DataError) {
      let columns = max(cut.window, cut.horizon).multipliedReportingOverflow(by: features)
      let elements = count.multipliedReportingOverflow(by: columns.partialValue)
      guard !columns.overflow, !elements.overflow, elements.partialValue < 1 << 31 else {
        throw .tooManyElements(rows: count, columns: columns.partialValue)
      }
      (self.cut, self.count, self.features, self.target) = (cut, count, features, target)
    }

    func checkFinite(_ values: [some BinaryFloatingPoint]) throws(DataError) {
      guard let place = values.firstIndex(where: { !$0.isFinite }) else { return }
      throw .cellNotFinite(
        row: place / features, column: place % features, value: Double(values[place]))
    }
  }
}
