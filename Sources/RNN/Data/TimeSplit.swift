/// Parts of a series in time: what comes later is never learned from.
public enum TimeSplit {
  /// The places of each part, one after the other.
  ///
  /// A part ends at the sum of the fractions up to it times the count, rounded down; the last at the
  /// end.
  ///
  /// - Parameter fractions: Of the whole, such as 0.7, 0.15, 0.15 for training, validation, test.
  /// - Throws: ``DataError`` where the fractions do not add up to 1, or a part would be empty.
  public static func parts(
    of count: Int, fractions: [Double]
  ) throws(DataError) -> [Range<Int>] {
    guard count > 0 else { throw .emptySeries }
    if let place = fractions.firstIndex(where: { !(0...1).contains($0) }) {
      throw .fraction(place: place, value: fractions[place])
    }
    let whole = fractions.reduce(0, +)
    guard abs(whole - 1) < 1e-9 else { throw .fractions(sum: whole) }
    var parts: [Range<Int>] = []
    var (start, sum) = (0, 0.0)
    for (place, fraction) in fractions.enumerated() {
      sum += fraction
      // 0.1 + 0.2 of 10 are 3, though the sum of the doubles is a little more or less.
      let bound = Int((sum * Double(count) + 1e-9 * Double(count)).rounded(.down))
      let end = place == fractions.count - 1 ? count : min(bound, count)
      guard start < end else { throw .emptyPart(place: place, count: count) }
      parts.append(start..<end)
      start = end
    }
    return parts
  }
}
