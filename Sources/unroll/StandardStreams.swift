import Glibc

/// Writes the whole text to standard output, unbuffered; ends the process where nothing more can
/// be written, in silence if only the reader has left.
func writeOutput(_ text: String) {
  if write(text, to: STDOUT_FILENO) { return }
  let reason = errno
  if reason != EPIPE {
    writeError("error: cannot write to standard output\nwhy: \(systemWords(reason))")
  }
  _exit(ExitStatus.failed.rawValue)
}

/// Writes a line for people to standard error.
func writeError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

/// Writes the whole text.
///
/// - Returns: Whether all was taken; if not, `errno` says why.
@discardableResult
func write(_ text: String, to descriptor: Int32) -> Bool {
  var text = text
  return text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno != EINTR { return false }
      written += max(0, count)
    }
    return true
  }
}
