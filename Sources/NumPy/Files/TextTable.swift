import Interpreter

/// Rows of words, read from a file or from lines.
struct TextTable {
  private let call: Call
  private var rows: [(words: [String], number: Int)] = []
  private let kind: Kind
  private let columns: [Int]?

  init(call: Call, files: ArrayFiles) throws {
    self.call = call
    kind =
      call.isGiven("dtype") && call["dtype"].asString != "float"
      ? try call.kind() ?? .float64 : .float64
    columns = try call.optionalInts("usecols")
    let isStrict = call.arguments.function.name == "loadtxt"
    let comments = call.isGiven("comments") ? try call.string("comments") : nil
    let delimiter = call.isGiven("delimiter") ? try call.string("delimiter") : nil
    if delimiter?.isEmpty ?? false {
      throw ArrayError.type(
        "Text reading control character must be a single unicode character or None; but got: ''"
      ).raise
    }
    var lines = try Self.lines(call, files)
    lines = Array(lines.dropFirst(max(try call.int(isStrict ? "skiprows" : "skip_header"), 0)))
    let most = try call.optionalInt("max_rows") ?? Int.max
    for (index, line) in lines.enumerated() where rows.count < most {
      var text = line[...]
      if let comments, !comments.isEmpty, let place = text.firstRange(of: comments) {
        text = text[..<place.lowerBound]
      }
      let isEmpty = !text.contains { !$0.isWhitespace }
      if isEmpty { continue }
      let words: [String]
      if let delimiter {
        words = text.split(separator: delimiter, omittingEmptySubsequences: false).map(Self.trimmed)
      } else {
        words = text.split(whereSeparator: \.isWhitespace).map(String.init)
      }
      rows.append((words, index + 1))
    }
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0.isWhitespace }
    while text.last?.isWhitespace ?? false { text.removeLast() }
    return String(text)
  }

  private static func lines(_ call: Call, _ files: ArrayFiles) throws -> [String] {
    var lines: [String]
    if let path = call["fname"].asString {
      guard let bytes = try files.read(path) else {
        throw Raise(
          .fileNotFoundError, "\(path) not found.", fix: "paths start at the note's folder")
      }
      lines = String(decoding: bytes, as: UTF8.self)
        .split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }
        .map(String.init)
      if lines.last?.isEmpty ?? false { lines.removeLast() }
    } else {
      lines = try call.context.elements(of: call["fname"]).map { try call.context.text($0) }
    }
    call.context.spend(lines.count)
    return lines
  }

  /// `np.loadtxt`: each word is a number, each row equally long.
  func loaded() throws -> Value {
    let functions = try converters()
    var values: [Value] = []
    let width = rows.first?.words.count ?? 0
    let picked = try picked(width)
    for (index, row) in rows.enumerated() {
      guard row.words.count == width || columns != nil else {
        throw ArrayError.value(
          "the number of columns changed from \(width) to \(row.words.count) at row \(index + 1); "
            + "use `usecols` to select a subset and avoid this error"
        ).raise
      }
      for column in picked {
        guard column < row.words.count else {
          throw ArrayError.value(
            "invalid column index \(column) at row \(index + 1) with \(row.words.count) columns"
          ).raise
        }
        values.append(try value(row.words[column], row: index, column, functions[column]))
      }
    }
    return try shaped(try array(values), width: picked.count)
  }

  /// `np.genfromtxt`: a word that is no number is a hole.
  func filled() throws -> Value {
    guard !call.isGiven("names") else {
      throw ArrayError.unsupported(
        "np.genfromtxt has no names= here", fix: "write skip_header=1, and take columns by number"
      ).raise
    }
    let footer = max(try call.int("skip_footer"), 0)
    let kept = rows.dropLast(footer)
    let width = kept.first?.words.count ?? 0
    try checkWidths(kept, width)
    let picked = try picked(width)
    let isWhole = kind.isInteger
    let filling =
      call.isGiven("filling_values") ? call["filling_values"] : isWhole ? .int(-1) : .float(.nan)
    var values: [Value] = []
    for row in kept {
      for column in picked {
        let word = row.words[column]
        values.append(kind == .text ? Value(word) : parsed(word) ?? filling)
      }
    }
    return try shaped(try array(values), width: picked.count)
  }

  private func checkWidths(
    _ rows: ArraySlice<(words: [String], number: Int)>, _ width: Int
  ) throws {
    let wrong = rows.filter { $0.words.count != width }
    guard !wrong.isEmpty else { return }
    let skipped = max(try call.int("skip_header"), 0)
    let lines = wrong.map {
      "    Line #\($0.number + skipped) (got \($0.words.count) columns instead of \(width))"
    }
    throw ArrayError.value(
      "Some errors were detected !\n" + lines.joined(separator: "\n")
    ).raise
  }

  private func picked(_ width: Int) throws -> [Int] {
    guard let columns else { return Array(0..<width) }
    return try columns.map { column in
      guard -width..<max(width, 1) ~= column else {
        throw ArrayError.value(
          "invalid column index \(column) at row 1 with \(width) columns"
        ).raise
      }
      return column < 0 ? column + width : column
    }
  }

  private func converters() throws -> [Int: Value] {
    guard call.arguments.function.name == "loadtxt", call.isGiven("converters") else { return [:] }
    guard case .dict(let dict) = call["converters"] else {
      return Dictionary(uniqueKeysWithValues: (0..<1000).map { ($0, call["converters"]) })
    }
    var found: [Int: Value] = [:]
    for entry in dict.table.live {
      if let column = entry.key.asInt { found[column] = entry.value }
    }
    return found
  }

  private func value(
    _ word: String, row: Int, _ column: Int, _ converter: Value?
  ) throws -> Value {
    if let converter { return try call.context.call(converter, [Value(word)]) }
    if kind == .text { return Value(word) }
    guard let number = parsed(word) else {
      throw ArrayError.value(
        "could not convert string '\(word)' to \(kind.rawValue) at row \(row), column \(column + 1)."
      ).raise
    }
    return number
  }

  private func parsed(_ word: String) -> Value? {
    if kind.isInteger, let number = Int(word) { return .int(number) }
    let hasLetters = word.contains { $0.isLetter && !"eE".contains($0) }
    let isNamed = ["nan", "inf", "-inf", "+inf", "infinity", "-infinity"].contains(
      word.lowercased())
    guard !hasLetters || isNamed, let number = Double(word) else { return nil }
    return kind.isInteger ? nil : .float(number)
  }

  private func array(_ values: [Value]) throws -> NDArray {
    try NDArray.of(Value(list: values), in: call.context).of(kind)
  }

  /// Rows and columns, less the dimensions of one element.
  private func shaped(_ array: NDArray, width: Int) throws -> Value {
    let isStrict = call.arguments.function.name == "loadtxt"
    let least = isStrict ? try call.int("ndmin") : 0
    guard 0...2 ~= least else {
      throw ArrayError.value("Illegal value of ndmin keyword: \(least)").raise
    }
    guard width > 0 else { return .native(try array.reshaped(least == 2 ? [0, 1] : [0])) }
    var result = try array.reshaped([-1, width])
    if result.rank > least {
      let shape = result.shape.filter { $0 != 1 }
      let kept = shape.count < least ? [result.count] : shape
      result = try result.reshaped(least == 2 ? result.shape : kept)
    }
    if try call.bool("unpack") { result = result.transposed }
    return .native(result)
  }
}
