/// Plain text in which `$…$` is a formula and `\$` a dollar: captions and the cells of tables.
package enum MixedText {
  package enum Part: Hashable { case text(String), formula(String) }

  /// The text's parts in order; a `$` without a second one is a dollar.
  package static func parts(of source: String) -> [Part] {
    var parts: [Part] = []
    var text = ""
    var rest = source.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "$" {
        text.unicodeScalars.append("$")
        rest = rest.dropFirst()
      } else if scalar == "$", let end = rest.firstIndex(of: "$"), end != rest.startIndex {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(.formula(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }
}
