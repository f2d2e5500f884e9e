/// Whether operations on this thread are recorded for `backward`.
public enum GradientMode {
  /// Holds the thread's state: nothing while recording, a mark while not.
  private static let recording = ThreadValue()
  private static let sequence = ThreadValue()

  /// Whether operations on this thread are recorded; they are, at first.
  public static var isEnabled: Bool {
    get { recording.value == 0 }
    set { recording.value = newValue ? 0 : 1 }
  }

  /// A number above all numbers given on this thread, and above `floor`.
  static func nextSequenceNumber(above floor: Int) -> Int {
    let next = max(sequence.value, floor) + 1
    sequence.value = next
    return next
  }
}

/// Runs `body` without recording its operations.
public func noGrad<Result>(_ body: () throws -> Result) rethrows -> Result {
  let before = GradientMode.isEnabled
  GradientMode.isEnabled = false
  defer { GradientMode.isEnabled = before }
  return try body()
}

/// Runs `body` with its operations recorded, inside of `noGrad` too.
public func recording<Result>(_ body: () throws -> Result) rethrows -> Result {
  let before = GradientMode.isEnabled
  GradientMode.isEnabled = true
  defer { GradientMode.isEnabled = before }
  return try body()
}
