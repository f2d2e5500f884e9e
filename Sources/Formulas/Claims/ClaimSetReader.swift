import Diagnostics

/// Reads what stands behind `∈`: intervals, and spaces of real numbers.
struct ClaimSetReader {
  let functions: [String: CellFunction]

  func set(_ nodes: [FormulaNode], _ source: SourceFragment) throws(ClaimFault) -> ClaimSet {
    let nodes = RowSplitter.flat(nodes).filter { !$0.isSpace }
    guard let first = nodes.first, let last = nodes.last else { throw .notRead("∈") }
    if first.unscripted.symbolText == "R" || first.unscripted.symbolText == "ℝ", nodes.count == 1 {
      guard case .scripts(_, _, let upper?, _) = first.kind, let text = IndexText(upper)?.whole
      else {
        return .space([])
      }
      let dimensions = text.split { $0 == "×" || $0 == "," }.map(String.init)
      return .space(dimensions.map { $0.filter { !"{}".contains($0) } })
    }
    if case .fenced(let left, let inside, let right) = first.unscripted.kind, nodes.count == 1 {
      return try interval(left, inside, right, source)
    }
    guard nodes.count > 2, let left = first.bracketText, first.bracketStep == 1,
      let right = last.bracketText, last.bracketStep == -1
    else { throw .notRead(source.text(SourceRange(start: first.range.start, end: last.range.end))) }
    return try interval(left, Array(nodes.dropFirst().dropLast()), right, source)
  }

  private func interval(
    _ left: String, _ nodes: [FormulaNode], _ right: String, _ source: SourceFragment
  ) throws(ClaimFault) -> ClaimSet {
    let parts = nodes.split(whereSeparator: \.isSeparator).map(Array.init)
    guard parts.count == 2 else { throw .notReadPart(.openInterval) }
    var ends: [ClaimTerm] = []
    for part in parts {
      var parser = ClaimParser(part, source: source, functions: functions)
      ends.append(try parser.whole())
    }
    return .interval(
      ends[0], ends[1], includesLower: left == "[", includesUpper: right == "]")
  }
}
