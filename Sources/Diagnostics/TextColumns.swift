extension Character {
  /// How many columns of a terminal the character takes: two for East Asian wide characters and
  /// emoji, none for lone combining marks and control characters, else one.
  ///
  /// Source: Unicode Standard Annex #11, classes W and F.
  package var columns: Int {
    guard let scalar = unicodeScalars.first else { return 0 }
    if scalar.value < 0x7F, scalar.value >= 0x20, unicodeScalars.count == 1 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control, .format: return 0
    default: break
    }
    if unicodeScalars.contains("\u{FE0F}") || isFlag { return 2 }
    return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  /// Whether the character is a pair of regional indicators, which terminals show as one flag.
  private var isFlag: Bool {
    unicodeScalars.count == 2
      && unicodeScalars.allSatisfy { (0x1F1E6...0x1F1FF).contains($0.value) }
  }
}

extension StringProtocol {
  /// The columns of a terminal that the text takes on one line.
  package var columns: Int { reduce(0) { $0 + $1.columns } }

  /// The text with blanks behind it up to `width` columns.
  package func padded(toColumns width: Int) -> String {
    String(self) + String(repeating: " ", count: Swift.max(0, width - columns))
  }

  /// The text with blanks before it up to `width` columns.
  package func leftPadded(toColumns width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - columns)) + String(self)
  }
}
