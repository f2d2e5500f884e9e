import Interpreter

/// An array as text, as NumPy prints it.
struct ArrayText {
  private let array: NDArray
  /// The imaginary parts, where the numbers are complex.
  private let imaginary: NDArray?
  private let options: PrintOptions
  private let context: Context
  /// Whether only the corners are shown.
  private let isSummary: Bool

  init(
    _ array: NDArray, imaginary: NDArray? = nil, options: PrintOptions, in context: Context
  ) {
    self.array = array
    self.imaginary = imaginary
    self.options = options
    self.context = context
    isSummary = array.count > options.threshold
  }

  /// What `print` shows.
  var text: String {
    get throws { try text(separator: " ", prefix: "", width: options.lineWidth) }
  }

  /// What `repr` shows.
  var representation: String {
    get throws {
      let width = options.lineWidth
      let body = try text(separator: ", ", prefix: "array(", width: width - 1)
      var extras: [String] = []
      if array.count == 0 && array.shape != [0] || isSummary {
        extras.append("shape=\(tupleText(array.shape))")
      }
      let isImplied = [.float64, .int64, .bool].contains(array.kind)
      if !isImplied || array.count == 0 { extras.append("dtype=\(kindText)") }
      if extras.isEmpty { return "array(\(body))" }
      let start = "array(\(body),"
      let end = extras.joined(separator: ", ") + ")"
      let last = start.split(separator: "\n").last?.count ?? 0
      let isLong = last + end.count + 1 > width
      return start + (isLong ? "\n      " : " ") + end
    }
  }

  private var kindText: String {
    guard array.kind == .text else { return array.kind.rawValue }
    return "'<U\(array.textWidth)'"
  }

  /// The rows in brackets.
  func text(separator: String, prefix: String, width: Int) throws -> String {
    if array.count == 0 { return "[]" }
    let shown = isSummary ? try corners(array, 0) : array
    var words = try words(shown)
    if let imaginary {
      let others = isSummary ? try corners(imaginary, 0) : imaginary
      words = zip(words, imaginaryWords(others.doubles)).map { $0 + $1 }
    }
    var rows = RowLayout(
      shape: array.shape, words: words, separator: separator,
      edge: isSummary ? options.edgeItems : nil)
    return rows.text(
      indent: " " + String(repeating: " ", count: prefix.count), width: width, axis: 0)
  }

  private func corners(_ array: NDArray, _ axis: Int) throws -> NDArray {
    guard axis < array.rank else { return array }
    let (size, edge) = (array.shape[axis], options.edgeItems)
    guard size > 2 * edge else { return try corners(array, axis + 1) }
    let places = Array(0..<edge) + Array(size - edge..<size)
    return try corners(try array.taken(places, axis: axis), axis + 1)
  }

  private func words(_ shown: NDArray) throws -> [String] {
    if let formatter = formatter {
      return try (0..<shown.count).map {
        try context.text(try context.call(formatter, [shown.element(at: $0)]))
      }
    }
    switch shown.elements {
    case .texts(let values): return values.map { stringLiteral($0) }
    case .doubles(let values):
      let layout = FloatLayout(values, kind: array.kind, options: options)
      return values.map { layout.text($0) }
    case .integers(let values):
      let words = values.map {
        array.kind == .bool ? ($0 != 0 ? "True" : "False") : "\($0)"
      }
      let width =
        array.kind == .bool ? (array.rank == 0 ? 0 : 5) : words.map(\.count).max() ?? 0
      return words.map { String(repeating: " ", count: max(width - $0.count, 0)) + $0 }
    }
  }

  /// As `+0.5j`, with what makes them equally long behind the letter.
  private func imaginaryWords(_ values: [Double]) -> [String] {
    let options = PrintOptions(copying: options)
    options.sign = "+"
    let layout = FloatLayout(values, kind: array.kind, options: options)
    return values.map { value in
      let word = layout.text(value)
      let end = word.lastIndex { $0 != " " }.map { word.index(after: $0) } ?? word.endIndex
      return word[..<end] + "j" + word[end...]
    }
  }

  private var formatter: Value? {
    let names: [String] =
      switch array.kind {
      case .bool: ["bool", "all"]
      case .float32, .float64: ["float", "float_kind", "all"]
      case .text: ["numpystr", "str_kind", "all"]
      default: ["int", "int_kind", "all"]
      }
    return names.lazy.compactMap { options.formatters[$0] }.first
  }
}

/// Words in nested brackets, broken into lines.
private struct RowLayout {
  let shape: [Int]
  let words: [String]
  let separator: String
  /// How many are shown at each end of a long axis; all where nothing is given.
  let edge: Int?
  private var next = 0

  init(shape: [Int], words: [String], separator: String, edge: Int?) {
    self.shape = shape
    self.words = words
    self.separator = separator
    self.edge = edge
  }

  private var bareSeparator: String { separator == ", " ? "," : "" }

  mutating func text(indent: String, width: Int, axis: Int) -> String {
    guard axis < shape.count else {
      defer { next += 1 }
      return words[next]
    }
    let size = shape[axis]
    let isCut = edge.map { 2 * $0 < size } ?? false
    let (leading, trailing) = isCut ? (edge ?? 0, edge ?? 0) : (0, size)
    let body =
      axis == shape.count - 1
      ? line(indent, width, leading, trailing, isCut)
      : block(indent, width, axis, leading, trailing, isCut)
    return "[" + body.dropFirst(indent.count) + "]"
  }

  /// A row of numbers, wrapped.
  private mutating func line(
    _ indent: String, _ width: Int, _ leading: Int, _ trailing: Int, _ isCut: Bool
  ) -> String {
    let room = width - max(bareSeparator.count, 1)
    var (text, line) = ("", indent)
    func extend(_ word: String) {
      if line.count + word.count > room, line.count > indent.count {
        while line.last == " " { line.removeLast() }
        text += line + "\n"
        line = indent
      }
      line += word
    }
    for _ in 0..<leading {
      extend(words[next])
      next += 1
      line += separator
    }
    if isCut {
      extend("...")
      line += separator
    }
    for index in 0..<trailing {
      extend(words[next])
      next += 1
      if index < trailing - 1 { line += separator }
    }
    return text + line
  }

  /// Rows below each other, with empty lines between blocks.
  private mutating func block(
    _ indent: String, _ width: Int, _ axis: Int, _ leading: Int, _ trailing: Int, _ isCut: Bool
  ) -> String {
    let between = bareSeparator + String(repeating: "\n", count: shape.count - axis - 1)
    var parts: [String] = []
    for _ in 0..<leading {
      parts.append(indent + text(indent: indent + " ", width: width - 1, axis: axis + 1))
    }
    if isCut { parts.append(indent + "...") }
    for _ in 0..<trailing {
      parts.append(indent + text(indent: indent + " ", width: width - 1, axis: axis + 1))
    }
    return parts.joined(separator: between)
  }
}
