/// The index, in code points, of the first occurrence of a part at or behind `start`.
func firstOccurrence(of part: String, in text: String) -> Int? {
  occurrence(of: Array(part.unicodeScalars), in: Array(text.unicodeScalars)[...])
}

/// The first index of a part in a slice, or the last one.
func occurrence(
  of part: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>, last: Bool = false
) -> Int? {
  guard part.count <= text.count else { return nil }
  let starts = text.startIndex...(text.endIndex - part.count)
  func matches(_ start: Int) -> Bool {
    for offset in part.indices where text[start + offset] != part[offset] { return false }
    return true
  }
  return last ? starts.last(where: matches) : starts.first(where: matches)
}

/// Whether Python's `str.isspace` holds for the character.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
}
