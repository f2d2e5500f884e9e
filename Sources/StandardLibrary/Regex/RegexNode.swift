/// A regular expression, read: flags are resolved into the nodes that they change.
indirect enum RegexNode {
  /// One character that passes a test.
  case character(CharacterTest)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// A group with a number.
  case group(Int, RegexNode)
  case repeated(RegexNode, count: ClosedRange<Int>, kind: RepeatKind)
  case backreference(Int, ignoresCase: Bool)
  case look(RegexNode, isAhead: Bool, isNegated: Bool)
  case atomic(RegexNode)
  /// `(?(group)yes|no)`.
  case conditional(Int, RegexNode, RegexNode)
  case assertion(PlaceTest)

  static var empty: RegexNode { .sequence([]) }
}

/// How a repetition tries counts: most first, least first, or most without coming back.
enum RepeatKind { case greedy, lazy, possessive }

/// What a place between characters can be.
enum PlaceTest {
  case textStart, lineStart, textEnd, lineEnd
  /// The end, or before a newline at the end: `$`.
  case lastLineEnd
  case wordEdge(isASCII: Bool)
  case noWordEdge(isASCII: Bool)
}

extension RegexNode {
  /// The number of characters of every match; nothing where matches differ. For lookbehind.
  var width: Int? {
    switch self {
    case .character: return 1
    case .sequence(let parts):
      var sum = 0
      for part in parts {
        guard let width = part.width else { return nil }
        sum += width
      }
      return sum
    case .alternatives(let parts):
      let widths = Set(parts.map(\.width))
      return widths.count == 1 ? widths.first ?? nil : nil
    case .group(_, let body), .atomic(let body): return body.width
    case .repeated(let body, let count, _):
      guard count.lowerBound == count.upperBound, let width = body.width else { return nil }
      let (product, overflow) = width.multipliedReportingOverflow(by: count.lowerBound)
      return overflow ? nil : product
    case .look, .assertion: return 0
    case .backreference: return nil
    case .conditional(_, let yes, let no): return yes.width == no.width ? yes.width : nil
    }
  }
}
