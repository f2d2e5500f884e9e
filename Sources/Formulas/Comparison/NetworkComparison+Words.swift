import Diagnostics
import RNN

// The sentences on whole networks, in each language.
extension NetworkComparison {
  /// The names of two networks that are called the same.
  static func distinguished(
    _ name: String, _ language: WordLanguage
  ) -> (first: String, second: String) {
    (
      language.text("the first \(name)", "第一个 \(name)"),
      language.text("the second \(name)", "第二个 \(name)")
    )
  }

  /// The verdict in a line.
  package var verdictWords: String {
    isEqual
      ? language.text(
        "yes: \(mine.name) computes what \(other.name) does",
        "相同：\(mine.name)与\(other.name)的计算完全一样")
      : language.text(
        "no: \(mine.name) is not \(other.name)", "不同：\(mine.name)不是\(other.name)")
  }

  func sameWords(_ network: ComparedNetwork) -> String {
    language.text("\(network.name) is the same", "与 \(network.name) 相同")
  }

  /// What the first layer with a difference differs in.
  var cellDifferences: [String] {
    guard let place = cells.firstIndex(where: { !$0.isEqual }) else { return [] }
    let words = cells[place].differences
    if place == 0, cells.count == 1 || cells.allSatisfy({ !$0.isEqual }) { return words }
    let number = place / (mine.isBidirectional ? 2 : 1) + 1
    let isReverse = mine.isBidirectional && !place.isMultiple(of: 2)
    let label = language.text(
      "layer \(number)\(isReverse ? ", reverse" : ""): ",
      "第 \(number) 层\(isReverse ? "（反向）" : "")：")
    return words.map { label + $0 }
  }

  var layerDifferences: [String] {
    guard mine.layerCount != other.layerCount else { return [] }
    let count = mine.layerCount == 1 ? "one layer" : "\(mine.layerCount) layers"
    let otherCount = other.layerCount == 1 ? "one" : String(other.layerCount)
    return [
      language.text(
        "\(mine.name) has \(count), \(other.name) \(otherCount)",
        "\(mine.name)有 \(mine.layerCount) 层，\(other.name)有 \(other.layerCount) 层")
    ]
  }

  var directionDifferences: [String] {
    if mine.isBidirectional != other.isBidirectional {
      let (both, one) = mine.isBidirectional ? (mine, other) : (other, mine)
      return [
        language.text(
          "\(both.name) reads the sequence both ways, \(one.name) one way",
          "\(both.name)从两个方向读序列，\(one.name)只从一个方向读")
      ]
    }
    guard mine.isBackward != other.isBackward else { return [] }
    let (back, ahead) = mine.isBackward ? (mine, other) : (other, mine)
    return [
      language.text(
        "\(back.name) reads the sequence from its end, \(ahead.name) from its start",
        "\(back.name)从序列末尾读起，\(ahead.name)从开头读起")
    ]
  }

  /// What is done with both directions, where one network does more than to put one behind the other.
  var jointDifferences: [String] {
    guard mine.joint != other.joint else { return [] }
    return [(mine, other), (other, mine)].compactMap { network, partner in
      network.joint.map { joint in
        language.text(
          "\(network.name) joins the directions as \(joint), \(partner.name) "
            + (partner.joint ?? "puts the backward one behind the forward one"),
          "\(network.name)把两个方向合并为 \(joint)，\(partner.name)"
            + (partner.joint.map { "合并为 \($0)" } ?? "把反向的接在正向的后面"))
      }
    }.prefix(1).map { $0 }
  }

  var dropoutRemark: String {
    func part(_ dropout: Double) -> String { dropout == 0 ? "nothing" : "\(dropout) of them" }
    func chinese(_ dropout: Double) -> String { dropout == 0 ? "不丢弃" : "丢弃 \(dropout)" }
    return language.text(
      "between the layers \(mine.name) drops \(part(mine.dropout)) in training, "
        + "\(other.name) \(part(other.dropout))",
      "训练时在两层之间，\(mine.name)\(chinese(mine.dropout))，"
        + "\(other.name)\(chinese(other.dropout))")
  }
}
