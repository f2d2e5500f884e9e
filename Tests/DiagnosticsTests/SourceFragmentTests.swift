import Diagnostics
import Testing

@Suite struct SourceFragmentTests {
  @Test func `each line of a fragment has its own offset`() {
    let fragment = SourceFragment(
      path: "a.md", lines: ["ab", "c", "d"], firstLine: 5, columnOffsets: [4, 2])
    let places = [(1, 1), (2, 2), (3, 1), (9, 3)].map { SourceLocation(line: $0, column: $1) }

    #expect(
      places.map(fragment.location)
        == [(5, 5), (6, 4), (7, 1), (13, 3)].map { SourceLocation(line: $0, column: $1) })
  }

  @Test func `a stretch is moved at both ends`() {
    let fragment = SourceFragment(path: "a.md", lines: ["a", "b"], columnOffsets: [1, 3])
    let local = SourceRange(start: .start, end: SourceLocation(line: 2, column: 2))

    #expect(
      fragment.range(local)
        == SourceRange(
          start: SourceLocation(line: 1, column: 2), end: SourceLocation(line: 2, column: 5)))
  }

  @Test func `lines end with a line feed, a carriage return, or both`() {
    let fragment = SourceFragment(path: "a", source: "a\nb\r\nc\rd\u{2028}e\u{0C}f\n")

    #expect(fragment.lines == ["a", "b", "c", "d\u{2028}e\u{0C}f", ""])
    #expect(fragment.source == "a\nb\nc\nd\u{2028}e\u{0C}f\n")
  }

  @Test func `a line is found by its number`() {
    let fragment = SourceFragment(path: "a", source: "one\ntwo")

    #expect([0, 1, 2, 3].map(fragment.line) == [nil, "one", "two", nil])
  }

  @Test func `places are ordered by line, then by column`() {
    let places = [(2, 1), (1, 9), (1, 2)].map { SourceLocation(line: $0, column: $1) }

    #expect(
      places.sorted() == [(1, 2), (1, 9), (2, 1)].map { SourceLocation(line: $0, column: $1) })
  }
}
