import Glibc

/// Calls with the text's UTF-8, in which a part of a text is found as bytes: no character's bytes
/// occur inside another's.
func withBytes<Result>(
  of text: String, _ work: (UnsafeBufferPointer<UInt8>) -> Result
) -> Result {
  var text = text
  return text.withUTF8(work)
}

/// The index of the first occurrence of a part at or behind `start`, in linear time.
func firstByte(
  of part: UnsafeBufferPointer<UInt8>, in text: UnsafeBufferPointer<UInt8>, from start: Int
) -> Int? {
  guard let first = part.first else { return start }
  guard part.count == 1 else { return firstPlace(of: part, in: text[start...]) }
  guard let base = text.baseAddress,
    let found = memchr(base + start, Int32(first), text.count - start)
  else { return nil }
  return UnsafeRawPointer(found) - UnsafeRawPointer(base)
}

/// Whether the text has the part.
func contains(_ part: String, in text: String) -> Bool {
  withBytes(of: text) { text in
    withBytes(of: part) { part in firstByte(of: part, in: text, from: 0) != nil }
  }
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
  return firstPlace(of: part, in: text)
}

/// The first index of a part in a text of the same elements.
private func firstPlace<Part: RandomAccessCollection, Text: RandomAccessCollection>(
  of part: Part, in text: Text
) -> Int?
where
  Part.Element == Text.Element, Part.Element: Equatable, Part.Index == Int,
  Text.Index == Int
{
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
private func borderLengths<Part: RandomAccessCollection>(of part: Part) -> [Int]
where Part.Element: Equatable, Part.Index == Int {
  var borders = [Int](repeating: 0, count: part.count)
  var length = 0
  for place in part.indices.dropFirst() {
    while length > 0, part[place] != part[length] { length = borders[length - 1] }
    if part[place] == part[length] { length += 1 }
    borders[place] = length
  }
  return borders
}

/// Whether the byte of plain ASCII is a blank.
func isBlank(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) || (0x1C...0x1F).contains(byte)
}

/// Whether Python's `str.isspace` holds for the character.
func isBlank(_ scalar: Unicode.Scalar) -> Bool {
  scalar.properties.isWhitespace || (0x1C...0x1F).contains(scalar.value)
}
