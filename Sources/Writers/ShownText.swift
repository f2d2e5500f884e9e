/// What a terminal would show of printed text, without its last line end: of a line that returns
/// to its start, the last writing; no control characters but tabs and line ends.
func shownText(_ printed: String) -> String {
  var lines: [String.UnicodeScalarView] = [String.UnicodeScalarView()]
  var returns = false
  for scalar in printed.unicodeScalars {
    switch scalar {
    case "\n":
      lines.append(String.UnicodeScalarView())
      returns = false
    case "\r":
      returns = true
    case "\t": write(scalar)
    case _ where scalar.properties.generalCategory == .control: break
    default: write(scalar)
    }
  }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { String($0) }.joined(separator: "\n")

  func write(_ scalar: Unicode.Scalar) {
    if returns { lines[lines.count - 1] = String.UnicodeScalarView() }
    returns = false
    lines[lines.count - 1].append(scalar)
  }
}
