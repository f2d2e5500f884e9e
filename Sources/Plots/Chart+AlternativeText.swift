extension Chart {
  /// The chart in a sentence, for readers who don't see it: the author's, or one made from the
  /// data, such as `Line plot of loss against epoch: falls from 0.42 to 0.011; 100 points`.
  package var alternativeText: String {
    if let alternative { return alternative }
    let scale = yScale == .logarithmic ? " on a logarithmic scale" : ""
    let head = kind + subject + scale
    if let marks = markWords, series.isEmpty { return "\(head): \(marks)" }
    if series.isEmpty { return "\(head): no points" }
    if let only = series.first, series.count == 1 {
      return "\(head): \(only.course); \(only.count)"
    }
    let shown = series.prefix(8).enumerated().map { index, line in
      "\(line.name ?? "series \(index + 1)") \(line.course) (\(line.count))"
    }
    let rest = series.count > shown.count ? ["and \(series.count - shown.count) more"] : []
    return "\(head), \(series.count) series: \((shown + rest).joined(separator: "; "))"
  }

  private var kind: String {
    if series.isEmpty, heatMap != nil { return "Heat map" }
    if series.isEmpty, !bars.isEmpty { return "Bar chart" }
    return !series.isEmpty && series.allSatisfy { $0.style == .points }
      ? "Scatter plot" : "Line plot"
  }

  /// What a chart shows besides lines.
  private var markWords: String? {
    if let heatMap {
      let bounds = heatMap.bounds
      return "\(heatMap.values.count) rows and \(heatMap.columnCount) columns, numbers from "
        + "\(bounds.lowerBound.brief) to \(bounds.upperBound.brief)"
    }
    let groups = bars.map { group in
      let ends = group.boxes.map { box in
        let isUpright = box.y.lowerBound == 0 || box.y.upperBound == 0
        let range = isUpright ? box.y : box.x
        return range.lowerBound == 0 ? range.upperBound : range.lowerBound
      }
      let count = ends.count == 1 ? "1 bar" : "\(ends.count) bars"
      guard let low = ends.min(), let high = ends.max() else { return count }
      return (group.name.map { "\($0), " } ?? "") + "\(count) from \(low.brief) to \(high.brief)"
    }
    return groups.isEmpty ? nil : groups.joined(separator: "; ")
  }

  private var subject: String {
    let name = yLabel ?? (series.count == 1 ? series.first?.name : nil) ?? title
    return (name.map { " of \($0)" } ?? "") + (xLabel.map { " against \($0)" } ?? "")
  }
}

extension Chart.Series {
  /// How the values go from the first to the last point, in words.
  fileprivate var course: String {
    let values = points.map(\.y)
    guard let first = values.first, let last = values.last else { return "is empty" }
    let low = values.reduce(first, min)
    let high = values.reduce(first, max)
    if style == .points, values.count > 1 { return "lies between \(low.brief) and \(high.brief)" }
    if low == high { return "\(values.count == 1 ? "is" : "stays at") \(first.brief)" }
    let slack = (high - low) / 20
    let isBetweenEnds = low >= min(first, last) - slack && high <= max(first, last) + slack
    let way = "from \(first.brief) to \(last.brief)"
    if isBetweenEnds, first != last { return "\(last < first ? "falls" : "rises") \(way)" }
    return "goes \(way), between \(low.brief) and \(high.brief)"
  }

  fileprivate var count: String {
    let all = min(x.count, y.count)
    let drawn = points.count
    let total = all == 1 ? "1 point" : "\(all) points"
    return drawn == all ? total : "\(total), \(all - drawn) of them not finite"
  }
}
