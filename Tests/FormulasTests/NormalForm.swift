import Foundation

/// The structure of MathML markup without spacing, styles, and how letters are grouped: the same
/// normal form that `Fixtures/structure.mjs` writes.
struct NormalForm {
  private final class Element {
    let name: String
    var children: [Child] = []
    init(_ name: String) { self.name = name }
  }

  private enum Child {
    case text(String)
    case element(Element)
  }

  let text: String

  init(_ markup: String) {
    let root = Element("math")
    // A combining mark would be one character with the bracket before it.
    let markup = String(String.UnicodeScalarView(markup.unicodeScalars.map(Self.mark)))
    var stack = [root]
    for piece in markup.split(separator: "<", omittingEmptySubsequences: true) {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      let tag = parts[0]
      if tag.hasPrefix("/") {
        stack.removeLast()
      } else {
        let element = Element(String(tag.prefix { $0.isLetter }))
        stack[stack.count - 1].children.append(.element(element))
        stack.append(element)
      }
      if parts.count > 1, !parts[1].isEmpty {
        stack[stack.count - 1].children.append(.text(String(parts[1])))
      }
    }
    text = Self.normal(root)
  }

  private static let rows: Set<String> = [
    "math", "semantics", "mrow", "mstyle", "mpadded", "menclose", "mi", "mo", "mn", "mtext",
  ]

  private static func normal(_ element: Element) -> String {
    if element.name == "annotation" || element.name == "mspace" { return "" }
    let children = element.children.map { child in
      switch child {
      case .text(let text): plain(text)
      case .element(let element): normal(element)
      }
    }
    if rows.contains(element.name) { return children.joined() }
    let separator = element.name == "msqrt" || element.name == "mtd" ? "" : ","
    return "\(element.name)(\(children.joined(separator: separator)))"
  }

  private static let marks: [Character: Character] = [
    "˜": "~", "∼": "~", "ˆ": "^", "ˉ": "‾", "¯": "‾", "⃗": "→", "´": "ˊ", "`": "ˋ", "∣": "|",
    "∥": "‖", "_": "‾", "\u{302}": "^",
  ]

  private static func plain(_ text: String) -> String {
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&"),
    ] {
      text = text.replacingOccurrences(of: entity, with: character)
    }
    let shown = text.precomposedStringWithCompatibilityMapping.unicodeScalars.filter {
      !$0.properties.isWhitespace && !(0x2061...0x2064).contains($0.value)
    }
    return String(String.UnicodeScalarView(shown))
  }

  private static func mark(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    marks[Character(scalar)]?.unicodeScalars.first ?? scalar
  }
}
