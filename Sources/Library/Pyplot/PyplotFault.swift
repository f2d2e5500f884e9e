import Interpreter

/// What a call of `matplotlib.pyplot` can't do.
enum PyplotFault: Error, Hashable {
  case requiresGradient
  case notNumbers(typeName: String)
  case mixedWords
  case unevenRows
  case depth(function: String, wanted: String, shape: [Int])
  case firstDimensions(x: [Int], y: [Int])
  case scatterSizes(x: Int, y: Int)
  case colorCount(colors: Int, points: Int)
  case fillSizes(x: Int, name: String, count: Int)
  case imageShape([Int])
  case axisEnds
  case figureSize
  case legendPlace(String)
  case barShapes(first: Int, second: Int, place: Int)
  case format(String, reason: String)
  case color(String)
  case lineStyle(String)
  case marker(String)
  case scale(String)
  case colorMap(String, known: [String])
  case keyword(artist: String, name: String)
  case binCount(Int)
  case binName(String)
  case panel(rows: Int, columns: Int, index: Int)
  case panelCount(what: String, Int)
  case noMappable
  case tickLabels(ticks: Int, labels: Int)
  case noArgument(String)
  case notDrawable(Double)
}
