/// Text as Python's `repr` writes it: in single quotes unless double ones save escapes, control
/// characters and unprintable ones escaped.
package func stringLiteral(_ text: String) -> String {
  let useDouble = text.utf8.contains(0x27) && !text.utf8.contains(0x22)
  let quote: Unicode.Scalar = useDouble ? "\"" : "'"
  var result = String.UnicodeScalarView()
  result.append(quote)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
    case "\n": result.append(contentsOf: "\\n".unicodeScalars)
    case "\r": result.append(contentsOf: "\\r".unicodeScalars)
    case "\t": result.append(contentsOf: "\\t".unicodeScalars)
    case quote:
      result.append("\\")
      result.append(quote)
    default:
      if isPrintable(scalar) {
        result.append(scalar)
      } else {
        result.append(contentsOf: escape(scalar).unicodeScalars)
      }
    }
  }
  result.append(quote)
  return String(result)
}

private func escape(_ scalar: Unicode.Scalar) -> String {
  let hex = String(scalar.value, radix: 16)
  let (letter, width) =
    scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
  return "\\" + letter + String(repeating: "0", count: width - hex.count) + hex
}

/// As `str.isprintable` of one character: not a control, unassigned, or separator one, but space.
func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.value < 0x7F { return scalar.value >= 0x20 }
  switch scalar.properties.generalCategory {
  case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
    .paragraphSeparator, .spaceSeparator:
    return false
  default: return true
  }
}

/// A literal with everything beyond ASCII escaped: Python's `ascii`.
func asciiLiteral(_ literal: String) -> String {
  literal.unicodeScalars.map { $0.isASCII ? String($0) : escape($0) }.joined()
}
