/// Which characters one place of a regular expression takes.
indirect enum CharacterTest {
  case literal(Unicode.Scalar)
  case any(includingNewline: Bool)
  case range(ClosedRange<UInt32>)
  case category(Category, isASCII: Bool)
  case union([CharacterTest], isNegated: Bool)
  /// A test that takes a character when it takes it in some case.
  case ignoringCase(CharacterTest, isASCII: Bool)

  enum Category: Character {
    case digit = "d"
    case noDigit = "D"
    case space = "s"
    case noSpace = "S"
    case word = "w"
    case noWord = "W"
  }

  func accepts(_ scalar: Unicode.Scalar) -> Bool {
    switch self {
    case .literal(let own): return own == scalar
    case .any(let includingNewline): return includingNewline || scalar != "\n"
    case .range(let range): return range.contains(scalar.value)
    case .category(let category, let isASCII): return category.contains(scalar, isASCII: isASCII)
    case .union(let parts, let isNegated):
      for part in parts where part.accepts(scalar) { return !isNegated }
      return isNegated
    case .ignoringCase(.union(let parts, true), let isASCII):
      let inside = CharacterTest.union(parts, isNegated: false)
      return !CharacterTest.ignoringCase(inside, isASCII: isASCII).accepts(scalar)
    case .ignoringCase(let test, let isASCII):
      if test.accepts(scalar) { return true }
      return scalar.otherCases(isASCII: isASCII).contains { test.accepts($0) }
    }
  }
}

extension CharacterTest.Category {
  func contains(_ scalar: Unicode.Scalar, isASCII: Bool) -> Bool {
    switch self {
    case .digit: scalar.isDigit(isASCII: isASCII)
    case .noDigit: !scalar.isDigit(isASCII: isASCII)
    case .space: scalar.isSpace(isASCII: isASCII)
    case .noSpace: !scalar.isSpace(isASCII: isASCII)
    case .word: scalar.isWord(isASCII: isASCII)
    case .noWord: !scalar.isWord(isASCII: isASCII)
    }
  }
}

extension Unicode.Scalar {
  fileprivate func isDigit(isASCII: Bool) -> Bool {
    if value < 128 || isASCII { return ("0"..."9").contains(self) }
    return properties.generalCategory == .decimalNumber
  }

  fileprivate func isSpace(isASCII: Bool) -> Bool {
    switch value {
    case 9...13, 32: return true
    case 0x1c...0x1f, 0x85: return !isASCII
    default: return !isASCII && properties.generalCategory.isSeparator
    }
  }

  func isWord(isASCII: Bool) -> Bool {
    if value < 128 || isASCII {
      return ("a"..."z").contains(self) || ("A"..."Z").contains(self)
        || ("0"..."9").contains(self) || self == "_"
    }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// The character in lower and upper case, where that is one character.
  func otherCases(isASCII: Bool) -> [Unicode.Scalar] {
    if isASCII && value > 127 { return [] }
    var cases: [Unicode.Scalar] = []
    for text in [properties.lowercaseMapping, properties.uppercaseMapping] {
      let scalars = text.unicodeScalars
      guard let first = scalars.first, scalars.count == 1, first != self else { continue }
      if !isASCII || first.value < 128 { cases.append(first) }
    }
    // Characters whose lower case is shared: the long s and s, K and the kelvin sign.
    for other in cases {
      let lower = other.properties.lowercaseMapping.unicodeScalars
      if let first = lower.first, lower.count == 1, first != self, !cases.contains(first) {
        cases.append(first)
      }
    }
    return cases
  }
}

extension Unicode.GeneralCategory {
  fileprivate var isSeparator: Bool {
    switch self {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
