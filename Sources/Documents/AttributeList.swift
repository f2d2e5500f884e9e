import Diagnostics

/// What stands in a fence's braces or in an `unroll` comment: words, `.classes`, an `#id`, and
/// `key=value` pairs, apart by blanks or commas.
struct AttributeList {
  var words: [String] = []
  var classes: [String] = []
  var entries: [YAMLValue.Entry] = []
  /// The first piece that is none of these, such as `=x`, with its place.
  var broken: (text: String, range: SourceRange)?

  /// Reads `text`, whose first character stands at `start`.
  init(_ text: Substring, at start: SourceLocation) {
    let characters = Array(text.unicodeScalars)
    var index = 0
    while index < characters.count {
      let character = characters[index]
      if character == " " || character == "\t" || character == "," {
        index += 1
        continue
      }
      let end = Self.pieceEnd(characters, from: index)
      let location = SourceLocation(line: start.line, column: start.column + index)
      add(characters[index..<end], at: location)
      index = end
    }
  }

  /// The end of the piece from `start`: at a blank or comma that no quotes hold.
  private static func pieceEnd(_ characters: [Unicode.Scalar], from start: Int) -> Int {
    var quote: Unicode.Scalar?
    for index in start..<characters.count {
      let character = characters[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "\"" || character == "'" {
        quote = character
      } else if character == " " || character == "\t" || character == "," {
        return index
      }
    }
    return characters.count
  }

  private mutating func add(_ piece: ArraySlice<Unicode.Scalar>, at location: SourceLocation) {
    guard let equals = piece.firstIndex(of: "=") else {
      let text = string(piece)
      if text.hasPrefix(".") {
        classes.append(String(text.dropFirst()))
      } else if text.hasPrefix("#"), text.count > 1 {
        addEntry("label", .string(String(text.dropFirst())), piece, 0, 1, at: location)
      } else {
        words.append(text)
      }
      return
    }
    let key = string(piece[..<equals])
    if key.isEmpty {
      let range = SourceRange(
        start: location,
        end: SourceLocation(line: location.line, column: location.column + piece.count))
      broken = broken ?? (string(piece), range)
      return
    }
    var value = piece[(equals + 1)...]
    let quote = value.first
    let isQuoted = value.count > 1 && quote == value.last && (quote == "\"" || quote == "'")
    if isQuoted { value = value.dropFirst().dropLast() }
    let content: YAMLValue.Content =
      isQuoted ? .string(string(value)) : YAMLValue.plain(string(value))
    addEntry(
      key, content, piece, key.unicodeScalars.count, value.startIndex - piece.startIndex,
      at: location)
  }

  private mutating func addEntry(
    _ key: String, _ content: YAMLValue.Content, _ piece: ArraySlice<Unicode.Scalar>,
    _ keyLength: Int, _ valueOffset: Int, at location: SourceLocation
  ) {
    var end = location
    end.column += keyLength
    var valueLocation = location
    valueLocation.column += valueOffset
    let entry = YAMLValue.Entry(
      key: key, keyRange: SourceRange(start: location, end: end),
      value: YAMLValue(content: content, location: valueLocation))
    entries.append(entry.nested ?? entry)
  }

  private func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }
}

extension YAMLValue.Entry {
  /// `lint.no-grad=false` as `lint: {no-grad: false}`, which attributes can't hold.
  fileprivate var nested: YAMLValue.Entry? {
    guard key.hasPrefix("lint.") else { return nil }
    var inner = self
    inner.key = String(key.dropFirst(5))
    inner.keyRange.start.column += 5
    return YAMLValue.Entry(
      key: "lint", keyRange: keyRange,
      value: YAMLValue(content: .mapping([inner]), location: keyRange.start))
  }
}

extension YAMLValue {
  init(content: Content, location: SourceLocation) {
    self.content = content
    self.location = location
  }
}
