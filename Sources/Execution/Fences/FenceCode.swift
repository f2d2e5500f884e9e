import Diagnostics
import Dialect
import Documents

/// The code of a plain fence as it can be parsed, and what had to be changed for that.
///
/// What a note shows stays as it is, and every line of the code is where it was.
struct FenceCode {
  let source: SourceFragment
  let program: Program?
  /// Why the code is no Python even so.
  let fault: SyntaxError?
  /// What was left out or read otherwise, at its place.
  let remarks: [Diagnostic]

  init(_ written: SourceFragment) {
    var lines = FenceLines(written)
    lines.dropPrompts()
    lines.dropShellLines()
    let asWritten = lines.parsed
    var (fragment, result) = asWritten
    // The fault of the text as it was written is the one to tell.
    for tabWidth in [nil, 4, 8] {
      if case .success = result { break }
      var straight = lines
      straight.straighten(tabWidth: tabWidth)
      (fragment, result) = straight.parsed
      if case .success = result { lines = straight }
    }
    if case .failure = result { (fragment, result) = asWritten }
    source = fragment
    remarks = lines.remarks
    switch result {
    case .success(let parsed): (program, fault) = (parsed, nil)
    case .failure(let error): (program, fault) = (nil, error)
    }
  }
}

/// The lines of a fence while they are made ready.
private struct FenceLines {
  let written: SourceFragment
  var lines: [String]
  var offsets: [Int]
  var remarks: [Diagnostic] = []

  init(_ written: SourceFragment) {
    self.written = written
    lines = written.lines
    offsets = written.lines.indices.map { index in
      written.columnOffsets.indices.contains(index) ? written.columnOffsets[index] : 0
    }
  }

  var parsed: (SourceFragment, Result<Program, SyntaxError>) {
    let fragment = SourceFragment(
      path: written.path, lines: lines, firstLine: written.firstLine, columnOffsets: offsets)
    do throws(SyntaxError) {
      return (fragment, .success(try Program.parse(fragment)))
    } catch {
      return (fragment, .failure(error))
    }
  }

  /// Takes the prompts away where a session was pasted, and the outputs between.
  mutating func dropPrompts() {
    guard lines.contains(where: { $0.isPrompted }) else { return }
    for index in lines.indices {
      let blanks = lines[index].prefix { $0 == " " }.count
      let rest = lines[index].dropFirst(blanks)
      guard rest.hasPrefix(">>>") || rest.hasPrefix("...") else {
        lines[index] = ""
        continue
      }
      let cut = blanks + (rest.dropFirst(3).first == " " ? 4 : 3)
      lines[index] = String(lines[index].dropFirst(cut))
      offsets[index] += cut
    }
  }

  /// Leaves out lines for Jupyter and the shell: `%matplotlib inline`, `!pip install …`.
  mutating func dropShellLines() {
    for index in lines.indices {
      let blanks = lines[index].prefix { $0 == " " || $0 == "\t" }.count
      let rest = lines[index].dropFirst(blanks)
      guard rest.isMagic || rest.isShellCommand else { continue }
      remark(
        line: index, column: blanks + 1, length: rest.count,
        "this line is for \(rest.isMagic ? "Jupyter" : "the shell") and is skipped")
      lines[index] = String(lines[index].prefix(blanks)) + (blanks > 0 ? "pass" : "")
    }
  }

  /// Reads what looks like ASCII as ASCII, tabs as blanks, and a code that is indented as a whole as
  /// one that is not.
  mutating func straighten(tabWidth: Int?) {
    widen()
    if let tabWidth {
      let blanks = String(repeating: " ", count: tabWidth)
      lines = lines.map { $0.replacing("\t", with: blanks) }
    }
    let shared =
      lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { line in line.prefix { $0 == " " }.count }.min() ?? 0
    guard shared > 0 else { return }
    for index in lines.indices {
      let cut = min(shared, lines[index].count)
      lines[index] = String(lines[index].dropFirst(cut))
      offsets[index] += cut
    }
  }

  private mutating func widen() {
    for index in lines.indices {
      let replaced = lines[index].withASCIIPunctuation
      guard replaced.text != lines[index] else { continue }
      lines[index] = replaced.text
      guard let first = replaced.first else { continue }
      remark(
        line: index, column: first.column, length: 1,
        "'\(first.written)' is read as '\(first.read)'")
    }
  }

  private mutating func remark(line: Int, column: Int, length: Int, _ message: String) {
    let start = SourceLocation(line: line + 1, column: column)
    let end = SourceLocation(line: line + 1, column: column + length)
    remarks.append(
      Diagnostic(
        .note, in: written, at: SourceRange(start: start, end: end), message: message))
  }
}

extension StringProtocol {
  fileprivate var isPrompted: Bool {
    let rest = drop { $0 == " " }
    return rest.hasPrefix(">>> ") || rest == ">>>"
  }

  /// `%matplotlib inline`, `%%time`; not the rest of an expression that goes on with `%`.
  fileprivate var isMagic: Bool {
    let name = drop { $0 == "%" }
    return hasPrefix("%") && (name.first?.isLetter ?? false)
  }

  fileprivate var isShellCommand: Bool { hasPrefix("!") && !hasPrefix("!=") }

  /// The line with ASCII in the place of full-width punctuation and unusual blanks, outside of
  /// texts and comments.
  fileprivate var withASCIIPunctuation:
    (
      text: String, first: (column: Int, written: Character, read: Character)?
    )
  {
    var text = ""
    var first: (Int, Character, Character)?
    var quote: Character?
    var isComment = false
    for (index, character) in enumerated() {
      if isComment {
        text.append(character)
        continue
      }
      if let open = quote {
        if character == open { quote = nil }
        text.append(character)
        continue
      }
      let read = asciiForms[character] ?? character
      if read == "\"" || read == "'" { quote = read == character ? read : closing[character] }
      isComment = read == "#"
      if read != character, read != " ", first == nil { first = (index + 1, character, read) }
      text.append(read)
    }
    return (text, first)
  }
}

private let closing: [Character: Character] = ["“": "”", "‘": "’", "”": "”", "’": "’"]

private let asciiForms: [Character: Character] = [
  "，": ",", "。": ".", "：": ":", "；": ";", "（": "(", "）": ")", "【": "[", "】": "]", "［": "[",
  "］": "]", "｛": "{", "｝": "}", "＝": "=", "＋": "+", "－": "-", "−": "-", "＊": "*", "×": "*",
  "“": "\"", "”": "\"", "‘": "'", "’": "'", "＃": "#", "\u{A0}": " ", "\u{3000}": " ",
  "\u{202F}": " ", "\u{2009}": " ", "\u{FEFF}": " ",
]
