import ArgumentParser

/// How a command ends, as the process's exit status.
enum ExitStatus: Int32, Comparable {
  case good = 0
  /// A cell failed, a check differed, or an input could not be read.
  case failed = 1
  /// An output was edited by hand and is kept.
  case handEdited = 3
  /// A limit of steps or seconds stopped a note.
  case limit = 4
  case usage = 64
  /// A fault of unroll itself.
  case fault = 70
  /// Ctrl-C ended the work.
  case interrupted = 130

  static func < (a: ExitStatus, b: ExitStatus) -> Bool { a.rawValue < b.rawValue }

  /// Leaves the command with this status; returns only when all was good.
  func leave() throws {
    if self != .good { throw ExitCode(rawValue) }
  }
}
