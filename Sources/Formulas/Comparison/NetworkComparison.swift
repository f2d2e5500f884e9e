import RNN

/// Whether two networks are the same: in their settings, and cell by cell.
package struct NetworkComparison: Sendable {
  package let mine: ComparedNetwork
  package let other: ComparedNetwork
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

  /// Compares all layers and directions.
  ///
  /// - Throws: What tensors throw; not for networks that differ.
  package init(_ mine: ComparedNetwork, _ other: ComparedNetwork) throws {
    let isAmbiguous = mine.name == other.name
    let mine = isAmbiguous ? mine.named("the first \(mine.name)") : mine
    let other = isAmbiguous ? other.named("the second \(other.name)") : other
    (self.mine, self.other) = (mine, other)
    if let joined = try writtenAsOne {
      cells = [joined]
      differences = directionDifferences + joined.differences
      remarks = joined.remarks
    } else {
      let settings = layerDifferences + directionDifferences + jointDifferences
      let count = settings.isEmpty ? mine.cells.count : 1
      for (cell, partner) in zip(mine.cells, other.cells).prefix(count) {
        cells.append(
          try CellComparison(cell, partner, givesToOthers: settings.isEmpty && count > 1))
      }
      differences = settings + cellDifferences
      for remark in cells.flatMap(\.remarks) where !remarks.contains(remark) {
        remarks.append(remark)
      }
    }
    if mine.dropout != other.dropout { remarks.append(dropoutRemark) }
  }

  /// The comparison with a last word on what is different.
  package func adding(_ difference: String) -> NetworkComparison {
    var told = self
    told.differences.append(difference)
    return told
  }

  /// The comparison of a single cell that holds as many states as the other network's layers.
  private var writtenAsOne: CellComparison? {
    get throws {
      guard mine.layerCount != other.layerCount, min(mine.layerCount, other.layerCount) == 1,
        let a = mine.joined, let b = other.joined, a.graph.states.count == b.graph.states.count
      else { return nil }
      return try CellComparison(a, b)
    }
  }

  /// What the first layer with a difference differs in.
  private var cellDifferences: [String] {
    guard let place = cells.firstIndex(where: { !$0.isEqual }) else { return [] }
    let words = cells[place].differences
    if place == 0, cells.count == 1 || cells.allSatisfy({ !$0.isEqual }) { return words }
    let layer = "layer \(place / (mine.isBidirectional ? 2 : 1) + 1)"
    let label = mine.isBidirectional && !place.isMultiple(of: 2) ? layer + ", reverse" : layer
    return words.map { "\(label): \($0)" }
  }

  private var layerDifferences: [String] {
    guard mine.layerCount != other.layerCount else { return [] }
    let count = mine.layerCount == 1 ? "one layer" : "\(mine.layerCount) layers"
    let otherCount = other.layerCount == 1 ? "one" : String(other.layerCount)
    return ["\(mine.name) has \(count), \(other.name) \(otherCount)"]
  }

  private var directionDifferences: [String] {
    if mine.isBidirectional != other.isBidirectional {
      let (both, one) = mine.isBidirectional ? (mine, other) : (other, mine)
      return ["\(both.name) reads the sequence both ways, \(one.name) one way"]
    }
    guard mine.isBackward != other.isBackward else { return [] }
    let (back, ahead) = mine.isBackward ? (mine, other) : (other, mine)
    return ["\(back.name) reads the sequence from its end, \(ahead.name) from its start"]
  }

  /// What is done with both directions, where one network does more than to put one behind the other.
  private var jointDifferences: [String] {
    guard mine.joint != other.joint else { return [] }
    return [(mine, other), (other, mine)].compactMap { network, partner in
      network.joint.map {
        "\(network.name) joins the directions as \($0), \(partner.name) "
          + (partner.joint ?? "puts the backward one behind the forward one")
      }
    }.prefix(1).map { $0 }
  }

  private var dropoutRemark: String {
    func part(_ dropout: Double) -> String { dropout == 0 ? "nothing" : "\(dropout) of them" }
    return "between the layers \(mine.name) drops \(part(mine.dropout)) in training, "
      + "\(other.name) \(part(other.dropout))"
  }
}
