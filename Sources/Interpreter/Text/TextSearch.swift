/// The index, in code points, of the first occurrence of a part at or behind `start`.
func firstOccurrence(of part: String, in text: String) -> Int? {
  occurrence(of: Array(part.unicodeScalars), in: Array(text.unicodeScalars)[...])
}

/// The first index of a part in a slice, or the last one.
func occurrence(
  of part: [Unicode.Scalar], in text: ArraySlice<Unicode.Scalar>, last: Bool = false
) -> Int? {
  guard part.count <= text.count else { return nil }
  if last {
    let place = occurrence(of: part.reversed(), in: text.reversed()[...])
    return place.map { text.endIndex - $0 - part.count }
  }
  guard !part.isEmpty else { return text.startIndex }
  let borders = borderLengths(of: part)
  var matched = 0
  for place in text.indices {
    while matched > 0, text[place] != part[matched] { matched = borders[matched - 1] }
    if text[place] == part[matched] { matched += 1 }
    if matched == part.count { return place - matched + 1 }
  }
  return nil
}

/// For each beginning of a part, the length of its longest end that is also a beginning: where to
/// go on after a mismatch (Knuth, Morris and Pratt), so that no text takes quadratic time.
private func borderLengths(of part: [Unicode.Scalar]) -> [Int] {
  var borders = [Int](repeating: 0, count: part.count)
  var length = 0
  for place in part.indices.dropFirst() {
    while length > 0, part[place] != part[length] { length = borders[length - 1] }
    if part[place] == part[length] { length += 1 }
    borders[place] = length
  }
  return borders
}

/// Whether Python's `str.isspace` holds for the character.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
}
