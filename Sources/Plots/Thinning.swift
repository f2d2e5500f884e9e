/// A line that looks the same with fewer points: of neighbors that share a half pixel across, the
/// first, the lowest, the highest and the last stay, in their order.
func thinned(_ line: [PlotPoint]) -> [PlotPoint] {
  var kept: [PlotPoint] = []
  var start = 0
  while start < line.count {
    let slot = (line[start].x * 2).rounded(.down)
    var end = start
    var low = start
    var high = start
    while end < line.count, (line[end].x * 2).rounded(.down) == slot {
      if line[end].y < line[low].y { low = end }
      if line[end].y > line[high].y { high = end }
      end += 1
    }
    var last: Int?
    for index in [start, low, high, end - 1].sorted() where index != last {
      kept.append(line[index])
      last = index
    }
    start = end
  }
  return kept
}

/// Single points without those that fall into the same pixel as an earlier one.
func spread(_ points: some Sequence<PlotPoint>) -> [PlotPoint] {
  var taken: Set<PlotPoint> = []
  return points.filter {
    taken.insert(PlotPoint(x: $0.x.rounded(), y: $0.y.rounded())).inserted
  }
}
