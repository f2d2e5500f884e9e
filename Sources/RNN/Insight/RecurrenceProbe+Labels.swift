extension CellGraph {
  /// Whose cell a run computes: a layer, and which of its layers and directions.
  struct Owner: Equatable {
    let layer: Module
    /// What stands behind the names of the cell's parameters: `_l0`, `_l1_reverse`, or nothing.
    let suffix: String

    static func == (one: Owner, other: Owner) -> Bool {
      one.layer === other.layer && one.suffix == other.suffix
    }
  }
}

extension RecurrenceProbe {
  /// What tells the values of one recurrence from those of others with the same names.
  public struct Label: Hashable, Sendable {
    /// What stands before a value's name: the layer's dotted name, `encoder.`.
    public let prefix: String
    /// What stands behind a value's name, as behind those of its parameters: `_l0_reverse`.
    public let suffix: String

    /// The whole name of a value: `encoder.h_l0`.
    public func name(_ value: String) -> String { prefix + value + suffix }
  }

  /// A label for each of ``sequences``: nothing for a single one, nor for the parts of one layer whose
  /// values have different names; without the layer's name where
  /// only one layer ran; with a number behind it for what ran several times.
  public func labels(in network: Module?) -> [Label] {
    let owners = sequences.map { $0.runs.first?.owner }
    let layers = Set(owners.map { $0.map { ObjectIdentifier($0.layer) } })
    let values = sequences.flatMap { $0.runs.first?.values.map(\.name) ?? [] }
    guard layers.count > 1 || Set(values).count < values.count else {
      return owners.map { _ in Label(prefix: "", suffix: "") }
    }
    let modules = layers.count > 1 ? network?.namedModules ?? [] : []
    let labels = owners.map { owner -> Label in
      let name = modules.first { $0.module === owner?.layer }?.name ?? ""
      return Label(prefix: name.isEmpty ? "" : name + ".", suffix: owner?.suffix ?? "")
    }
    return labels.indices.map { place in
      let label = labels[place]
      guard labels.count(where: { $0 == label }) > 1 else { return label }
      let number = labels[..<place].count { $0 == label }
      return Label(prefix: label.prefix, suffix: "\(label.suffix)_\(number)")
    }
  }
}
