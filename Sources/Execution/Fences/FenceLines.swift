import Diagnostics
import Dialect

/// The lines of a fence while they are made ready.
struct FenceLines {
  let written: SourceFragment
  private var lines: [String]
  private var offsets: [Int]
  private(set) var remarks: [Diagnostic] = []

  /// What blanks at the beginning of lines stand for.
  struct Reading {
    /// The columns of a tab; nothing where tabs stay.
    var tabWidth: Int?
    /// What a full-width blank is read as.
    var wideBlank = "  "

    static let all = [
      Reading(), Reading(tabWidth: 4), Reading(tabWidth: 8), Reading(wideBlank: ""),
    ]
  }

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
    guard lines.contains(where: { $0.promptLength(opens: true) != nil }) else { return }
    for index in lines.indices {
      guard let cut = lines[index].promptLength(opens: false) else {
        lines[index] = ""
        continue
      }
      drop(cut, from: index)
    }
  }

  /// Takes away the marks `In:` and `Out:` of printed notebooks, and the outputs; the code stands
  /// behind the first mark and, as far in, below it.
  mutating func dropMarks() {
    guard lines.contains(where: { $0.hasPrefix("In:") }) else { return }
    var isCode = false
    for index in lines.indices {
      let isMark = lines[index].hasPrefix("In:")
      isCode = isMark || (isCode && !lines[index].hasPrefix("Out:"))
      guard isCode else {
        lines[index] = ""
        continue
      }
      let behind = lines[index].dropFirst(isMark ? 3 : 0)
      let blanks = behind.prefix { $0 == " " }.count
      drop(isMark ? 3 + min(blanks, 1) : min(blanks, 4), from: index)
    }
  }

  /// Leaves out what is for Jupyter and the shell: `%matplotlib inline`, `!pip install …`,
  /// `torch.zeros?`; the statement behind `%time` stays.
  mutating func dropNotebookLines() {
    for index in lines.indices {
      let blanks = lines[index].prefix { $0 == " " || $0 == "\t" }.count
      let rest = lines[index].dropFirst(blanks)
      guard let reader = rest.notebookReader else { continue }
      if rest.hasPrefix("%time ") {
        remark(line: index, column: blanks + 1, length: 5, "%time is for Jupyter and is skipped")
        let cut = rest.dropFirst(5).prefix { $0 == " " }.count + 5
        lines[index] = String(lines[index].prefix(blanks) + rest.dropFirst(cut))
        offsets[index] += cut
        continue
      }
      remark(
        line: index, column: blanks + 1, length: rest.count,
        "this line is for \(reader) and is skipped")
      lines[index] = String(lines[index].prefix(blanks)) + (blanks > 0 ? "pass" : "")
    }
  }

  /// Reads what looks like ASCII as ASCII, tabs as blanks, and a code that is indented as a whole as
  /// one that is not.
  mutating func straighten(_ reading: Reading) {
    widen(reading)
    if let tabWidth = reading.tabWidth {
      let blanks = String(repeating: " ", count: tabWidth)
      lines = lines.map { $0.replacing("\t", with: blanks) }
    }
    let shared =
      lines.filter { !$0.allSatisfy(\.isWhitespace) }
      .map { line in line.prefix { $0 == " " }.count }.min() ?? 0
    guard shared > 0 else { return }
    for index in lines.indices { drop(min(shared, lines[index].count), from: index) }
  }

  private mutating func widen(_ reading: Reading) {
    for index in lines.indices {
      let wide = lines[index].prefix { $0 == "\u{3000}" }.count
      if wide > 0 {
        drop(wide, from: index)
        lines[index] = String(repeating: reading.wideBlank, count: wide) + lines[index]
        offsets[index] -= wide * reading.wideBlank.count
        let meaning = reading.wideBlank.isEmpty ? "are left out" : "are read as indentation"
        remark(line: index, column: 1, length: wide, "full-width blanks \(meaning)")
      }
      let replaced = lines[index].withASCIIPunctuation
      guard replaced.text != lines[index] else { continue }
      lines[index] = replaced.text
      guard let first = replaced.first else { continue }
      remark(
        line: index, column: first.column, length: 1,
        "'\(first.written)' is read as '\(first.read)'")
    }
  }

  private mutating func drop(_ count: Int, from index: Int) {
    lines[index] = String(lines[index].dropFirst(count))
    offsets[index] += count
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
  /// How long a prompt of Python's or Jupyter's at the beginning is, with the blanks before it:
  /// `>>> `, `... `, `In [3]: `, `   ...: `.
  ///
  /// - Parameter opens: Whether only prompts of a statement's first line count.
  fileprivate func promptLength(opens: Bool) -> Int? {
    let blanks = prefix { $0 == " " }.count
    let rest = dropFirst(blanks)
    let signs: Int
    if rest.hasPrefix(">>> ") || rest == ">>>" {
      signs = 3
    } else if rest.hasPrefix("In ["), let close = rest.firstIndex(of: "]"),
      rest[close...].hasPrefix("]:")
    {
      signs = rest.distance(from: rest.startIndex, to: close) + 2
    } else if !opens, rest.hasPrefix("...") {
      signs = rest.hasPrefix("...:") ? 4 : 3
    } else if !opens, rest.hasPrefix(">>>") {
      signs = 3
    } else {
      return nil
    }
    return blanks + signs + (rest.dropFirst(signs).first == " " ? 1 : 0)
  }

  /// Who reads the line, where that is not Python.
  fileprivate var notebookReader: String? {
    let name = drop { $0 == "%" }
    // Not the rest of an expression that goes on with `%`.
    if hasPrefix("%"), name.first?.isLetter ?? false { return "Jupyter" }
    if hasPrefix("!"), !hasPrefix("!=") { return "the shell" }
    let code = prefix { $0 != "#" }.reversed().drop { $0 == " " }.reversed().map(\.self)
    let asked = code.drop { $0 == "?" }
    let isPath = { (text: [Character]) in
      !text.isEmpty && text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    }
    if code.first == "?", isPath(Array(asked)) { return "Jupyter" }
    if code.last == "?", isPath(code.reversed().drop { $0 == "?" }.reversed()) {
      return "Jupyter"
    }
    let sides = split(separator: "=", maxSplits: 1)
    guard sides.count == 2, isPath(sides[0].filter { $0 != " " }) else { return nil }
    let value = sides[1].drop { $0 == " " }
    if value.hasPrefix("!") { return "the shell" }
    return value.hasPrefix("%") ? "Jupyter" : nil
  }

  /// The line with ASCII in the place of full-width punctuation and unusual blanks, outside of
  /// texts and comments; quotes that look curly are quotes.
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
      if isComment || quote.map({ $0 != character }) ?? false {
        text.append(character)
        continue
      }
      let read = asciiForms[character] ?? character
      if quote != nil {
        quote = nil
      } else if read == "\"" || read == "'" {
        quote = read == character ? read : closing[character]
      }
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
