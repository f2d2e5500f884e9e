import Interpreter
import Plots
import Tensors

/// Numbers or words that a cell wants to see, from whatever holds them.
struct PlotData {
  var shape: [Int]
  var numbers: [Double]
  /// The categories, where the value holds words; `numbers` then counts them.
  var words: [String]?

  /// - Throws: `PyplotFault` for what has no numbers, and what iterating throws.
  init(_ value: Value, in context: Context, depth: Int = 0) throws {
    if let tensor = value.tensor {
      guard !tensor.requiresGrad else { throw PyplotFault.requiresGradient }
      self.init(shape: tensor.shape, numbers: tensor.scalars.map(\.double))
    } else if let number = try PlotData.number(value, in: context) {
      self.init(shape: [], numbers: [number])
    } else if let text = value.asString {
      self.init(shape: [], numbers: [0], words: [text])
    } else {
      let isDict = if case .dict = value { true } else { false }
      guard context.isIterable(value), !isDict, depth < 4 else {
        throw PyplotFault.notNumbers(typeName: value.plainTypeName)
      }
      try self.init(parts: context.elements(of: value), in: context, depth: depth)
    }
  }

  private init(shape: [Int], numbers: [Double], words: [String]? = nil) {
    (self.shape, self.numbers, self.words) = (shape, numbers, words)
  }

  private init(parts: [Value], in context: Context, depth: Int) throws {
    try context.checkSize(parts.count, of: "plot")
    var numbers: [Double] = []
    var words: [String] = []
    var shape: [Int]?
    for part in parts {
      let data = try PlotData(part, in: context, depth: depth + 1)
      if let shape, shape != data.shape { throw PyplotFault.unevenRows }
      shape = data.shape
      numbers += data.numbers
      words += data.words ?? []
    }
    if words.isEmpty {
      self.init(shape: [parts.count] + (shape ?? []), numbers: numbers)
    } else {
      guard shape == [], words.count == parts.count else {
        throw PyplotFault.mixedWords
      }
      // The same word again is the same category.
      var places: [String: Int] = [:]
      var known: [String] = []
      let order = words.map { word in
        if let place = places[word] { return Double(place) }
        places[word] = known.count
        known.append(word)
        return Double(known.count - 1)
      }
      self.init(shape: [parts.count], numbers: order, words: known)
    }
  }

  private static func number(_ value: Value, in context: Context) throws -> Double? {
    if value.isNone { return .nan }
    if let number = value.asDouble { return number }
    guard case .native(let object) = value else { return nil }
    return try? object.number(in: context)
  }

  /// One number, or several of them, in a row.
  func row(for function: String) throws(PyplotFault) -> [Double] {
    let large = shape.filter { $0 != 1 }
    guard large.count <= 1 else {
      throw .depth(function: function, wanted: "one row of numbers", shape: shape)
    }
    if let value = numbers.first(where: { $0.isFinite && !$0.isDrawable }) {
      throw .notDrawable(value)
    }
    return numbers
  }

  /// The numbers as rows of a matrix.
  func matrix(for function: String) throws(PyplotFault) -> [[Double]] {
    var shape = shape
    while shape.count > 2, shape.first == 1 { shape.removeFirst() }
    while shape.count > 2, shape.last == 1 { shape.removeLast() }
    guard shape.count == 2, shape[0] > 0, shape[1] > 0 else {
      if function == "imshow" { throw .imageShape(self.shape) }
      throw .depth(function: function, wanted: "a matrix", shape: self.shape)
    }
    let width = shape[1]
    return (0..<shape[0]).map { Array(numbers[$0 * width..<($0 + 1) * width]) }
  }

  /// The columns of a matrix, or the one row.
  func columns(for function: String) throws(PyplotFault) -> [[Double]] {
    guard shape.count == 2 else { return [try row(for: function)] }
    return (0..<shape[1]).map { column in
      (0..<shape[0]).map { numbers[$0 * shape[1] + column] }
    }
  }
}
