extension RowSplitter {
  /// The rows that hold one equation each, continued rows joined.
  static func equationRows(_ nodes: [FormulaNode]) -> [[FormulaNode]] {
    joinedRows(rows(nodes)).flatMap(lines).flatMap(parts)
  }

  /// Joins a row without a relation that begins with an operator, or that stands within brackets
  /// that the row before it leaves open, to that row.
  private static func joinedRows(_ rows: [[FormulaNode]]) -> [[FormulaNode]] {
    var joined: [[FormulaNode]] = []
    /// How many brackets the last row leaves open.
    var depth = 0
    for row in rows {
      let continues = row.first?.isBinaryMark == true || row.first { !$0.isSpace }?.isEquals == true
      let hasRelation = row.dropFirst().contains { $0.isEquals }
      let steps = row.reduce(0) { $0 + $1.bracketStep }
      if continues || depth > 0, !hasRelation, let last = joined.indices.last {
        joined[last] += row
        depth += steps
      } else {
        joined.append(row)
        depth = steps
      }
    }
    return joined
  }

  /// Several equations in one row, each on a line of its own in the source.
  private static func lines(_ row: [FormulaNode]) -> [[FormulaNode]] {
    guard row.filter(\.isEquals).count > 1 else { return [row] }
    var lines: [[FormulaNode]] = []
    var depth = 0
    var last: Int?
    for (index, node) in row.enumerated() {
      let line = node.range.start.line
      if last.map({ $0 < line }) ?? true, lines.isEmpty || (depth == 0 && begins(row, index)) {
        lines.append([])
      }
      if !node.isSpace { last = line }
      depth += node.bracketStep
      lines[lines.count - 1].append(node)
    }
    return lines
  }

  /// Whether a line of the source that begins here has an equals sign behind its first node.
  private static func begins(_ row: [FormulaNode], _ index: Int) -> Bool {
    let line = row[index...].prefix { $0.range.start.line == row[index].range.start.line }
    return !row[index].isEquals && !row[index].isBinaryMark && line.contains(where: \.isEquals)
  }

  /// Several equations in one row: cut at wide blanks and commas outside brackets.
  private static func parts(_ row: [FormulaNode]) -> [[FormulaNode]] {
    let row = RowRemarks.removed(row)
    guard row.filter(\.isEquals).count > 1 else { return [row] }
    var parts: [[FormulaNode]] = [[]]
    var depth = 0
    for node in row {
      depth += node.bracketStep
      if depth == 0, node.isSeparator || node.isWideSpace {
        parts.append([])
      } else {
        parts[parts.count - 1].append(node)
      }
    }
    let shown = parts.filter { $0.contains { !$0.isSpace } }
    return shown.allSatisfy { $0.contains { $0.isEquals } } ? shown : [row]
  }
}
