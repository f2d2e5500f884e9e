/// Plain text in which `$…$` is a formula, `\$` a dollar and text between backticks code: captions and
/// the cells of tables.
package enum MixedText {
  package enum Part: Hashable { case text(String), formula(String), code(String) }

  /// The text's parts in order; a `$` or a backtick without a second one stands for
  /// itself.
  package static func parts(of source: String) -> [Part] {
    var parts: [Part] = []
    var text = ""
    var rest = source.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "\\", rest.first == "$" {
        text.unicodeScalars.append("$")
        rest = rest.dropFirst()
      } else if scalar == "$" || scalar == "`", let end = rest.firstIndex(of: scalar),
        end != rest.startIndex
      {
        if !text.isEmpty { parts.append(.text(text)) }
        text = ""
        parts.append(scalar == "$" ? .formula(String(rest[..<end])) : .code(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    if !text.isEmpty { parts.append(.text(text)) }
    return parts
  }
}
