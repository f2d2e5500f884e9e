import Diagnostics

extension SourceRange {
  /// A place that the test does not look at.
  static let nowhere = SourceRange(at: .start)
}
