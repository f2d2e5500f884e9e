import Diagnostics
import Formulas
import Glibc

/// The text of `unroll formula`: where it comes from, and how it is read.
struct FormulaText {
  enum Reading: String, CaseIterable {
    case latex, plain
  }

  let formulas: [Formula]
  /// What a user should know about the reading; none where it was asked for or is obvious.
  let note: Diagnostic?

  /// - Parameters:
  ///   - argument: The formula, or `-` for standard input.
  ///   - reading: How it is read; nothing where its own signs shall tell.
  /// - Throws: A `Diagnostic` when standard input is no text.
  init(_ argument: String, as reading: Reading?) throws(Diagnostic) {
    var text = argument == "-" ? try Self.standardInput() : argument
    while text.last?.isNewline == true { text.removeLast() }
    let isPlain = reading.map { $0 == .plain } ?? PlainTextSigns.areIn(text)
    formulas = isPlain ? Formula.plainText(text) : [Formula.parse(text)]
    note =
      isPlain && reading == nil
      ? Diagnostic(.note, message: "read as plain text, not as LaTeX", fix: "for LaTeX add --latex")
      : nil
  }

  private static func standardInput() throws(Diagnostic) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Diagnostic(
        message: "standard input is not UTF-8 text", fix: "convert it: iconv -t UTF-8")
    }
    return text
  }
}
