import Diagnostics

extension Raise {
  /// One call that an exception has left, with the place at which it left it.
  struct Frame: Hashable {
    var function: String
    var source: SourceFragment
    var range: SourceRange
    /// How many more calls of the same function left it at the same place, right around this one.
    var repeats = 0

    /// The line of the file.
    var line: Int { source.range(range).start.line }

    func isSame(as other: Frame) -> Bool {
      function == other.function && range == other.range && source == other.source
    }
  }
}

extension Raise.State {
  /// Notes a call, further out than all before. A recursion without end leaves a thousand like
  /// calls: they are counted.
  func append(_ frame: Raise.Frame) {
    if let last = frames.last, last.isSame(as: frame) {
      frames[frames.count - 1].repeats += 1
    } else if frames.count < 2000 {
      frames.append(frame)
    }
  }
}
