/// What of a leaf's text a page shows otherwise than it is written, with its places: code spans
/// and references, and what an earlier rendering put in the place of such.
///
/// The parser library tells no places within running text. It splits it in the same way, so that
/// each of its code spans is the next one here.
struct LiveText {
  enum Kind: Hashable {
    /// The code without its backticks.
    case code(Substring)
    /// The label.
    case reference(Substring)
    /// What was written before the rendering.
    case written(String)
  }

  struct Span {
    var kind: Kind
    /// The bytes of the leaf's text.
    var range: Range<Int>
    /// Where the code begins.
    var inner: Int
  }

  private var spans: ArraySlice<Span>

  /// Takes the first span from here on that `matches`; those before it are passed.
  mutating func next(where matches: (Kind) -> Bool) -> Span? {
    guard let index = spans.firstIndex(where: { matches($0.kind) }) else { return nil }
    defer { spans = spans[(index + 1)...] }
    return spans[index]
  }

  init(_ content: [UInt8]) {
    var found: [Span] = []
    var index = 0
    while index < content.count {
      switch content[index] {
      case UInt8(ascii: "\\"): index += 2
      case UInt8(ascii: "`"): index = Self.code(content, at: index, &found)
      case UInt8(ascii: "@"): index = Self.reference(content, at: index, &found)
      case UInt8(ascii: "<"): index = Self.written(content, at: index, &found)
      default: index += 1
      }
    }
    spans = found[...]
  }

  private static func code(_ content: [UInt8], at start: Int, _ found: inout [Span]) -> Int {
    let length = content[start...].prefix { $0 == UInt8(ascii: "`") }.count
    var index = start + length
    while let tick = content[index...].firstIndex(of: UInt8(ascii: "`")) {
      let run = content[tick...].prefix { $0 == UInt8(ascii: "`") }.count
      index = tick + run
      guard run == length else { continue }
      let code = text(content[(start + length)..<tick])
      found.append(Span(kind: .code(code[...]), range: start..<index, inner: start + length))
      return index
    }
    return start + length
  }

  private static func reference(_ content: [UInt8], at start: Int, _ found: inout [Span]) -> Int {
    let before = start == 0 ? nil : content[start - 1]
    guard before.map({ !isWord($0) }) ?? true, let label = ReferenceLabel(content[(start + 1)...])
    else { return start + 1 }
    let end = start + 1 + label.text.utf8.count
    found.append(Span(kind: .reference(label.text[...]), range: start..<end, inner: start + 1))
    return end
  }

  private static func written(_ content: [UInt8], at start: Int, _ found: inout [Span]) -> Int {
    let opening = Array(LiveMark.opening.utf8)
    guard content[start...].starts(with: opening),
      let quote = content[(start + opening.count)...].firstIndex(of: UInt8(ascii: "\""))
    else { return start + 1 }
    let closing = Array(LiveMark.closing.utf8)
    let source = LiveMark.decoded(text(content[(start + opening.count)..<quote]))
    var index = quote
    while index < content.count {
      if content[index] == UInt8(ascii: "\\") {
        index += 2
      } else if content[index...].starts(with: closing) {
        let end = index + closing.count
        found.append(
          Span(kind: .written(source), range: start..<end, inner: start + opening.count))
        return end
      } else {
        index += 1
      }
    }
    return start + 1
  }

  /// The bytes as text; the marks that formulas' brackets and bars are given are those again.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    String(
      decoding: bytes.map { (1...3).contains($0) ? Array("[(|".utf8)[Int($0) - 1] : $0 },
      as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    Character(Unicode.Scalar(byte)).isLetter && byte < 0x80
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
      || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "/")
  }
}

/// The label behind an `@`: `eq-`, `fig-`, `tbl-` or `sec-`, then ASCII letters, digits and the
/// signs `-_.:`, of which none ends it.
struct ReferenceLabel {
  let text: String

  init?(_ bytes: ArraySlice<UInt8>) {
    var label = bytes.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.:".utf8.contains(byte)
      }
    }
    while let last = label.last, "-_.:".utf8.contains(last) { label.removeLast() }
    let text = String(decoding: label, as: UTF8.self)
    guard LabelTarget.Kind(label: text) != nil else { return nil }
    self.text = text
  }
}

/// What a rendering writes around a value or a reference in Markdown, so that the next one knows
/// what stood there: `<span data-unroll="@eq-gru">(1)</span>`. A comment would not do: at the head
/// of a paragraph it would make the whole line raw HTML.
package enum LiveMark {
  static let opening = "<span data-unroll=\""
  static let closing = "</span>"

  package static func wrap(_ shown: String, written: String) -> String {
    let entities = [
      ("&", "&amp;"), ("\"", "&quot;"), ("<", "&lt;"), (">", "&gt;"), ("|", "&#124;"),
    ]
    let source = entities.reduce(written) { $0.replacing($1.0, with: $1.1) }
    return "\(opening)\(source)\">\(shown)\(closing)"
  }

  static func decoded(_ source: String) -> String {
    let entities = [
      ("&#124;", "|"), ("&gt;", ">"), ("&lt;", "<"), ("&quot;", "\""), ("&amp;", "&"),
    ]
    return entities.reduce(source) { $0.replacing($1.0, with: $1.1) }
  }
}
