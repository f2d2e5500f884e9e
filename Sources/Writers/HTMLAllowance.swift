/// The elements of raw HTML that a page keeps.
let keptElements: Set<String> = [
  "a", "abbr", "audio", "b", "bdi", "bdo", "big", "blockquote", "br", "caption", "center", "cite",
  "code", "col", "colgroup", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption",
  "figure", "font", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "i", "img", "ins", "kbd", "li",
  "mark", "ol", "p", "picture", "pre", "q", "rp", "rt", "ruby", "s", "samp", "section", "small",
  "source", "span", "strike", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot",
  "th", "thead", "time", "tr", "track", "tt", "u", "ul", "var", "video", "wbr",
]

/// The elements that go with all that they hold.
let droppedElements: Set<String> = ["script", "style", "template"]

let voidElements: Set<String> = ["br", "col", "hr", "img", "source", "track", "wbr"]

/// Elements whose closing tag may be missing before the next one of the same kind.
let selfClosingSiblings: Set<String> = ["dd", "dt", "li", "p", "td", "th", "tr"]

/// The attributes of raw HTML that a page keeps, beside addresses and styles.
let keptAttributes: Set<String> = [
  "abbr", "align", "alt", "border", "cellpadding", "cellspacing", "cite", "color", "colspan",
  "controls", "datetime", "dir", "height", "id", "lang", "loop", "media", "muted", "name", "open",
  "reversed", "rowspan", "scope", "size", "span", "start", "title", "type", "valign", "value",
  "width",
]

private let keptProperties: Set<String> = [
  "background-color", "border", "border-radius", "color", "font-size", "font-style",
  "font-weight", "height", "margin", "margin-bottom", "margin-left", "margin-right", "margin-top",
  "max-width", "padding", "text-align", "text-decoration", "vertical-align", "width",
]

/// The attribute as it may stand in a page, or none where it has to go.
func harmlessAttribute(_ attribute: HTMLTag.Attribute) -> String? {
  guard let value = attribute.value else {
    return keptAttributes.contains(attribute.name) ? attribute.name : nil
  }
  let kept: String? =
    switch attribute.name {
    case "href": isHarmless(address: value, schemes: linkSchemes) ? value : nil
    case "src", "poster": isHarmless(address: value, schemes: imageSchemes) ? value : nil
    case "style": harmlessStyle(value)
    case let name: keptAttributes.contains(name) ? value : nil
    }
  // Character references in the value stay as they are.
  return kept.map { value in
    let quoted = value.unicodeScalars.map { scalar in
      switch scalar {
      case "\"": "&quot;"
      case "<": "&lt;"
      case ">": "&gt;"
      default: String(scalar)
      }
    }
    return "\(attribute.name)=\"\(quoted.joined())\""
  }
}

/// The declarations of the properties that a page keeps, where nothing in them loads a file.
private func harmlessStyle(_ style: String) -> String? {
  guard !style.contains(where: { "\\&@<>".contains($0) }) else { return nil }
  let declarations = style.split(separator: ";").compactMap { declaration -> String? in
    let parts = declaration.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let name = parts[0].filter { !$0.isWhitespace }.lowercased()
    let value = parts[1]
    guard keptProperties.contains(name), !value.contains("("), !value.contains("/*") else {
      return nil
    }
    return "\(name):\(value)"
  }
  return declarations.isEmpty ? nil : declarations.joined(separator: ";")
}

private let linkSchemes: Set<String> = ["http", "https", "mailto", "tel", "ftp"]
private let imageSchemes: Set<String> = ["http", "https", "data:image"]

/// A link's address, or nothing where following it could run script.
func harmless(link address: String) -> String {
  isHarmless(address: address, schemes: linkSchemes) ? address : ""
}

/// An image's address: relative, from the web, or the picture itself as `data:`.
func harmless(image address: String) -> String {
  isHarmless(address: address, schemes: imageSchemes) ? address : ""
}

/// Whether an address is relative or has one of the schemes.
///
/// A character reference before the first `/`, `?` or `#` could hide a colon, so it is refused.
private func isHarmless(address: String, schemes: Set<String>) -> Bool {
  let head = address.unicodeScalars.prefix { !"/?#".unicodeScalars.contains($0) }
  let visible = head.filter { $0.value > 0x20 && $0.value != 0x7F }
  if visible.contains("&") { return !visible.contains(":") && !hidesColon(address) }
  guard let colon = visible.firstIndex(of: ":") else { return true }
  let scheme = String(String.UnicodeScalarView(visible[..<colon])).lowercased()
  let kind = String(String.UnicodeScalarView(visible[visible.index(after: colon)...])).lowercased()
  return schemes.contains(scheme) || schemes.contains("\(scheme):\(kind)")
}

/// Whether a character reference other than `&amp;` stands in the address.
private func hidesColon(_ address: String) -> Bool {
  var rest = address[...]
  while let ampersand = rest.firstIndex(of: "&") {
    rest = rest[rest.index(after: ampersand)...]
    if !rest.hasPrefix("amp;") { return true }
  }
  return false
}
