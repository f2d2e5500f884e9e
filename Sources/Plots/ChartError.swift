import Diagnostics

/// What keeps a chart from being drawn as its author meant it.
package enum ChartError: Error, Hashable, Sendable {
  /// A series, counted from one, has unequal numbers of coordinates.
  case unequalLengths(series: Int, name: String?, x: Int, y: Int)
}

extension ChartError {
  /// The error in words, without a place; the caller adds the place.
  package var diagnostic: Diagnostic {
    switch self {
    case .unequalLengths(let series, let name, let x, let y):
      let subject = name.map { "series '\($0)'" } ?? "series \(series)"
      return Diagnostic(
        message: "\(subject) has \(x) x \(values(x)) and \(y) y \(values(y))",
        why: "every point has one x and one y",
        fix: x > y ? "give a y for every x" : "give an x for every y")
    }
  }

  private func values(_ count: Int) -> String { count == 1 ? "value" : "values" }
}

extension Chart {
  /// The chart itself, once every series is known to have as many x as y.
  ///
  /// The plots also draw an unchecked chart: they leave out the coordinates that have no partner.
  package func checked() throws(ChartError) -> Chart {
    for (index, line) in series.enumerated() where line.x.count != line.y.count {
      throw .unequalLengths(
        series: index + 1, name: line.name, x: line.x.count, y: line.y.count)
    }
    return self
  }
}
