extension RegexMatcher {
  /// Whether a place is what an assertion asks; then goes on.
  func holds(_ test: PlaceTest, at position: Int, _ pc: inout Int) -> Bool {
    let holds =
      switch test {
      case .textStart: position == 0
      case .lineStart: position == 0 || text[position - 1] == "\n"
      case .textEnd: position == end
      case .lineEnd: position == end || text[position] == "\n"
      case .lastLineEnd:
        position == end || (position == end - 1 && text[position] == "\n")
      case .wordEdge(let isASCII): isWordEdge(position, isASCII: isASCII)
      case .noWordEdge(let isASCII): !text.isEmpty && !isWordEdge(position, isASCII: isASCII)
      }
    if holds { pc += 1 }
    return holds
  }

  private func isWordEdge(_ position: Int, isASCII: Bool) -> Bool {
    let before = position > 0 && text[position - 1].isWord(isASCII: isASCII)
    let behind = position < end && text[position].isWord(isASCII: isASCII)
    return before != behind
  }

  /// Whether what a group took stands here again; then goes on behind it.
  func repeats(
    _ group: Int, ignoresCase: Bool, _ position: inout Int, _ pc: inout Int
  ) -> Bool {
    let (from, to) = (marks[2 * group], marks[2 * group + 1])
    guard from >= 0, to >= from, position + to - from <= end else { return false }
    for offset in 0..<(to - from) {
      let (a, b) = (text[from + offset], text[position + offset])
      if a == b { continue }
      guard ignoresCase, a.otherCases(isASCII: false).contains(b) else { return false }
    }
    position += to - from
    pc += 1
    return true
  }
}
