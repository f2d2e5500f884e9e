import Tensors

/// Which parameters of one cell stand for which of another.
package struct ParameterMapping: Sendable {
  /// One row of the mapping, as a reader sees it.
  package struct Row: Hashable, Sendable {
    /// The first cell's parameter or part of it: `W_f[:, 0:16]`, or a sum of such.
    package var mine: String
    /// The second cell's: `weight_hh_l0[16:32]`.
    package var other: String
  }

  let pairs: [FormMatch.Pair]
  /// The first cell's and the second cell's shapes.
  let shapes: [[Int]]
  let otherShapes: [[Int]]
  package let rows: [Row]

  init(_ pairs: [FormMatch.Pair], _ mine: ComparedCell, _ other: ComparedCell) {
    self.pairs = pairs.sorted { a, b in
      let (x, y) = (a.mine[0], b.mine[0])
      if x.parameter != y.parameter { return x.parameter < y.parameter }
      if x.outputs.lowerBound != y.outputs.lowerBound {
        return x.outputs.lowerBound < y.outputs.lowerBound
      }
      return (x.inputs?.lowerBound ?? 0) < (y.inputs?.lowerBound ?? 0)
    }
    shapes = mine.graph.parameters.map(\.shape)
    otherShapes = other.graph.parameters.map(\.shape)
    rows = self.pairs.map { pair in
      let turned = pair.mine[0].isTransposed
      return Row(
        mine: pair.mine.map { mine.text($0, turned: false) }.joined(separator: " + "),
        other: pair.other.map { block in
          other.text(block, turned: block.inputs != nil && block.isTransposed != turned)
        }.joined(separator: " + "))
    }
  }

  /// The first cell's parameters that compute what the second cell's do.
  ///
  /// - Parameter values: The second cell's parameters, each row by row.
  /// - Returns: The first cell's, zero where nothing stands for them.
  package func carried(_ values: [[Double]]) -> [[Double]] {
    var result = shapes.map { [Double](repeating: 0, count: $0.reduce(1, *)) }
    for pair in pairs {
      for (place, block) in pair.mine.enumerated() {
        // Where the counts differ, the first gets the whole sum.
        let sources =
          pair.mine.count == pair.other.count
          ? [pair.other[place]] : place == 0 ? pair.other : []
        for source in sources { add(source, of: values, to: block, in: &result) }
      }
    }
    return result
  }

  private func add(
    _ source: ParameterBlock, of values: [[Double]], to block: ParameterBlock,
    in result: inout [[Double]]
  ) {
    for i in 0..<block.outputs.count {
      for j in 0..<(block.inputs?.count ?? 1) {
        let to = block.place(i, j, in: shapes[block.parameter])
        let from = source.place(i, j, in: otherShapes[source.parameter])
        result[block.parameter][to] += values[source.parameter][from]
      }
    }
  }
}

extension ParameterBlock {
  /// Where the element stands that goes from input j to output i.
  fileprivate func place(_ i: Int, _ j: Int, in shape: [Int]) -> Int {
    guard let inputs else { return outputs.lowerBound + i }
    let (row, column) =
      isTransposed
      ? (inputs.lowerBound + j, outputs.lowerBound + i)
      : (outputs.lowerBound + i, inputs.lowerBound + j)
    return row * shape[1] + column
  }
}

extension ComparedCell {
  /// The block as Python would cut it out: `weight_ih_l0[16:32]`, `W_f[:, 0:16]`.
  fileprivate func text(_ block: ParameterBlock, turned: Bool) -> String {
    let shape = graph.parameters[block.parameter].shape
    let ranges: [Range<Int>] =
      block.inputs.map { block.isTransposed ? [$0, block.outputs] : [block.outputs, $0] }
      ?? [block.outputs]
    var cuts = zip(ranges, shape).map { range, length in
      range == 0..<length ? ":" : "\(range.lowerBound):\(range.upperBound)"
    }
    while cuts.last == ":" { cuts.removeLast() }
    let cut = cuts.isEmpty ? "" : "[\(cuts.joined(separator: ", "))]"
    return parameterNames[block.parameter] + cut + (turned ? ".T" : "")
  }
}
