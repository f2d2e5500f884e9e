import Documents

/// Plain text in which `$…$` is a formula and text between backticks code, on one line of Markdown
/// that shows it as it is; fit for a cell of a table.
func escapedMarkdown(_ source: String) -> String {
  let parts = MixedText.parts(of: shownText(source)).map { part in
    switch part {
    case .text(let text): escapedText(text)
    // In a cell of a table Markdown takes the backslash before a bar away.
    case .formula(let latex): "$" + oneLine(latex).replacing("|", with: "\\|") + "$"
    case .code(let code): "`" + oneLine(code).replacing("|", with: "\\|") + "`"
    }
  }
  return parts.joined().trimmingSpaces
}

private func oneLine(_ text: String) -> String {
  text.split { $0.isNewline }.joined(separator: " ")
}

private func escapedText(_ text: String) -> String {
  let scalars = Array(oneLine(text).unicodeScalars)
  var result = String.UnicodeScalarView()
  for (index, scalar) in scalars.enumerated() {
    let last = index > 0 ? scalars[index - 1] : nil
    let next = index + 1 < scalars.count ? scalars[index + 1] : nil
    if needsBackslash(scalar, between: last, and: next) { result.append("\\") }
    result.append(scalar)
  }
  return String(result)
}

/// Whether Markdown would read the character as markup. Brackets alone are not, and `\[` would
/// begin a formula elsewhere, so only those of links and footnotes get a backslash.
private func needsBackslash(
  _ scalar: Unicode.Scalar, between last: Unicode.Scalar?, and next: Unicode.Scalar?
) -> Bool {
  switch scalar {
  case "\\", "`", "*", "<", "&", "|", "~", "$": true
  case "_": !(last.map(isWord) ?? false) || !(next.map(isWord) ?? false)
  case "[": next == "^"
  case "]": next == "(" || next == "[" || next == ":"
  default: false
  }
}

private func isWord(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isAlphabetic || scalar.properties.numericType != nil
}
