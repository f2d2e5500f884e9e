import Diagnostics
import RNN

/// Whether two networks are the same: in their settings, and cell by cell.
package struct NetworkComparison: Sendable {
  package let mine: ComparedNetwork
  package let other: ComparedNetwork
  /// The language of the sentences.
  package let language: WordLanguage
  /// The cells that stand for each other; of a network whose layers the other writes as one cell, one.
  package private(set) var cells: [CellComparison] = []
  /// What differs; empty where the networks are the same.
  package private(set) var differences: [String] = []
  /// What is written otherwise and computes the same.
  package private(set) var remarks: [String] = []

  package var isEqual: Bool { differences.isEmpty }

  /// Which parameters stand for each other, as a reader sees it; none where the networks differ.
  package var rows: [ParameterMapping.Row] {
    isEqual ? cells.flatMap { $0.mapping?.rows ?? [] } : []
  }

  /// The largest difference of the states of drawn cells, in double precision.
  package var deviation: Double? { cells.compactMap(\.deviation).max() }

  /// Compares all layers and directions, and says in a language what differs.
  ///
  /// - Throws: What tensors throw; not for networks that differ.
  package init(
    _ mine: ComparedNetwork, _ other: ComparedNetwork, in language: WordLanguage = .english
  ) throws {
    let isAmbiguous = mine.name == other.name
    let (first, second) = Self.distinguished(mine.name, language)
    let mine = isAmbiguous ? mine.named(first) : mine
    let other = isAmbiguous ? other.named(second) : other
    (self.mine, self.other, self.language) = (mine, other, language)
    if let joined = try writtenAsOne {
      cells = [joined]
      differences = directionDifferences + joined.differences
      remarks = joined.remarks
    } else {
      let settings = layerDifferences + directionDifferences + jointDifferences
      let count = settings.isEmpty ? mine.cells.count : 1
      for (cell, partner) in zip(mine.cells, other.cells).prefix(count) {
        cells.append(
          try CellComparison(
            cell, partner, givesToOthers: settings.isEmpty && count > 1, in: language))
      }
      differences = settings + cellDifferences
      for remark in cells.flatMap(\.remarks) where !remarks.contains(remark) {
        remarks.append(remark)
      }
    }
    if mine.dropout != other.dropout { remarks.append(dropoutRemark) }
  }

  /// The comparison with a last word: a network that is the same as the other one.
  package func adding(same network: ComparedNetwork) -> NetworkComparison {
    var told = self
    told.differences.append(sameWords(network))
    return told
  }

  /// The comparison of a single cell that holds as many states as the other network's layers.
  private var writtenAsOne: CellComparison? {
    get throws {
      guard mine.layerCount != other.layerCount, min(mine.layerCount, other.layerCount) == 1,
        let a = mine.joined, let b = other.joined, a.graph.states.count == b.graph.states.count
      else { return nil }
      return try CellComparison(a, b, in: language)
    }
  }
}
