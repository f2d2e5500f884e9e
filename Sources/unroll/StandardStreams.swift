import Glibc

/// Writes the whole text to standard output, unbuffered.
func writeOutput(_ text: String) { write(text, to: STDOUT_FILENO) }

/// Writes a line for people to standard error.
func writeError(_ line: String) { write(line + "\n", to: STDERR_FILENO) }

func write(_ text: String, to descriptor: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let count = Glibc.write(
        descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
      if count < 0, errno != EINTR { return }
      written += max(0, count)
    }
  }
}
