/// GFM's tag filter: the `<` of nine tags that would change how the rest is read becomes `&lt;`.
///
/// Source: GitHub Flavored Markdown 0.29, §6.11.
func tagFiltered(_ source: String) -> String {
  guard source.utf8.contains(UInt8(ascii: "<")) else { return source }
  var result = ""
  var rest = source[...]
  while let bracket = rest.firstIndex(of: "<") {
    result += rest[..<bracket]
    rest = rest[bracket...]
    result += isFilteredTag(rest) ? "&lt;" : "<"
    rest = rest.dropFirst()
  }
  return result + rest
}

/// Whether the text begins with one of the filtered tags, opening or closing.
func isFilteredTag(_ source: Substring) -> Bool {
  var rest = source.dropFirst()
  if rest.first == "/" { rest = rest.dropFirst() }
  let name = rest.prefix { $0.isASCII && $0.isLetter }
  guard filteredTags.contains(name.lowercased()) else { return false }
  rest = rest[name.endIndex...]
  guard let next = rest.first else { return false }
  return next.isWhitespace || next == ">" || rest.hasPrefix("/>")
}

private let filteredTags: Set<String> = [
  "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext",
]
