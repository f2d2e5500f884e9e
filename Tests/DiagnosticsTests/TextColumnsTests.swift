import Diagnostics
import Testing

@Suite struct TextColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("損失", 4), ("か\u{3099}", 2), ("ﾊﾝ", 2),
    ("Ａ", 2), ("한국", 4), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("🇯🇵", 2), ("✈", 1), ("✈️", 2), ("⏳", 2),
    ("🌡", 1), ("σ⊙─⠿", 4), ("\u{200B}", 0), ("\u{7}", 0), ("𠀀", 2),
  ])
  func `a text takes as many columns as a terminal gives it`(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func `padding fills up to columns, not characters`() {
    #expect("損失".padded(toColumns: 6) == "損失  ")
    #expect("損失".leftPadded(toColumns: 6) == "  損失")
  }

  @Test func `a text that is wide enough is not padded`() {
    #expect("損失".padded(toColumns: 3) == "損失")
    #expect("損失".leftPadded(toColumns: -1) == "損失")
  }
}
