extension RegexParser {
  /// A set, behind its `[`.
  mutating func characterSet() throws(RegexError) -> CharacterTest {
    let start = position - 1
    let isNegated = take("^")
    var parts: [CharacterTest] = []
    var isFirst = true
    while true {
      guard let scalar = current else { throw RegexError(.unterminatedSet, at: start) }
      if scalar == "]", !isFirst {
        position += 1
        return .union(parts, isNegated: isNegated)
      }
      isFirst = false
      let place = position
      let low = try setMember()
      guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        parts.append(low)
        if current == "-", position + 1 >= scalars.count {
          throw RegexError(.unterminatedSet, at: start)
        }
        continue
      }
      position += 1
      let high = try setMember()
      guard case .literal(let from) = low, case .literal(let to) = high, from <= to else {
        throw RegexError(.badRange(text(place..<position)), at: place)
      }
      parts.append(.range(from.value...to.value))
    }
  }

  private mutating func setMember() throws(RegexError) -> CharacterTest {
    guard let scalar = next() else { throw RegexError(.unexpectedEnd, at: position) }
    guard scalar == "\\" else { return .literal(scalar) }
    let start = position - 1
    guard let letter = next() else { throw RegexError(.endOfPattern, at: start) }
    if let category = CharacterTest.Category(rawValue: Character(letter)) {
      return .category(category, isASCII: isASCII)
    }
    if letter == "b" { return .literal("\u{8}") }
    if let plain = try plainEscape(letter, from: start) { return .literal(plain) }
    if ("0"..."7").contains(letter) { return .literal(octal(from: start, most: 3)) }
    if ("8"..."9").contains(letter) {
      throw RegexError(.badEscape("\\\(letter)"), at: start)
    }
    return .literal(letter)
  }

  /// What stands behind a backslash outside sets.
  mutating func escape() throws(RegexError) -> RegexNode {
    let start = position - 1
    guard let letter = next() else { throw RegexError(.endOfPattern, at: start) }
    switch letter {
    case "A": return .assertion(.textStart)
    case "Z": return .assertion(.textEnd)
    case "b": return .assertion(.wordEdge(isASCII: isASCII))
    case "B": return .assertion(.noWordEdge(isASCII: isASCII))
    case "0": return test(.literal(octal(from: start, most: 2, skips: 2)))
    case "1"..."9": return try reference(from: start)
    default: break
    }
    if let category = CharacterTest.Category(rawValue: Character(letter)) {
      return .character(.category(category, isASCII: isASCII))
    }
    return test(.literal(try plainEscape(letter, from: start) ?? letter))
  }

  /// The character of a letter behind a backslash; nothing where it is no letter.
  private mutating func plainEscape(
    _ letter: Unicode.Scalar, from start: Int
  ) throws(RegexError) -> Unicode.Scalar? {
    let plain: [Unicode.Scalar: Unicode.Scalar] = [
      "a": "\u{7}", "f": "\u{c}", "n": "\n", "r": "\r", "t": "\t", "v": "\u{b}", "\\": "\\",
    ]
    if let known = plain[letter] { return known }
    let lengths: [Unicode.Scalar: Int] = ["x": 2, "u": 4, "U": 8]
    if let length = lengths[letter] {
      let first = position
      while position < first + length, let scalar = current, scalar.properties.isASCIIHexDigit {
        position += 1
      }
      guard position == first + length else {
        throw RegexError(.incompleteEscape(text(start..<position)), at: start)
      }
      guard let code = UInt32(text(first..<position), radix: 16), let made = Unicode.Scalar(code)
      else { throw RegexError(.badEscape(text(start..<position)), at: start) }
      return made
    }
    if ("a"..."z").contains(letter) || ("A"..."Z").contains(letter) {
      throw RegexError(.badEscape("\\\(letter)"), at: start)
    }
    return nil
  }

  private mutating func octal(from start: Int, most: Int, skips: Int = 1) -> Unicode.Scalar {
    position = start + skips
    let first = position
    while position < first + most, let scalar = current, ("0"..."7").contains(scalar) {
      position += 1
    }
    return Unicode.Scalar(UInt32(text(first..<position), radix: 8) ?? 0) ?? "\0"
  }

  /// `\1` to `\99`, or three octal digits.
  private mutating func reference(from start: Int) throws(RegexError) -> RegexNode {
    if let second = current, ("0"..."9").contains(second) {
      let third = position + 1 < scalars.count ? scalars[position + 1] : " "
      if ("0"..."3").contains(scalars[start + 1]), ("0"..."7").contains(second),
        ("0"..."7").contains(third)
      {
        return test(.literal(octal(from: start, most: 3)))
      }
      position += 1
    }
    let number = Int(text(start + 1..<position)) ?? 0
    guard number <= groupCount else {
      throw RegexError(.invalidGroupReference(number), at: start + 1)
    }
    if openGroups.contains(number) { throw RegexError(.openGroup, at: start) }
    return .backreference(number, ignoresCase: flags.contains(.ignoreCase))
  }
}
