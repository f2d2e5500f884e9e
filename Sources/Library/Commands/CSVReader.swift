/// Takes the text of a CSV file apart.
struct CSVReader {
  private let characters: [Character]
  private let path: String
  /// What divides the fields of a row.
  let separator: Character
  private var rows: [CSVTable.Row] = []
  private var fields: [String] = []
  private var field = ""
  private var fieldWasQuoted = false
  private var line = 1
  private var rowLine = 1

  init(_ text: String, path: String) {
    var characters = Array(text)
    if characters.first == "\u{FEFF}" { characters.removeFirst() }
    self.characters = characters
    self.path = path
    let first = characters.prefix { !$0.isNewline }
    separator = [",", ";", "\t"].first(where: first.contains) ?? ","
  }

  mutating func read() throws(CommandFault) -> [CSVTable.Row] {
    var index = 0
    while index < characters.count {
      let character = characters[index]
      switch character {
      case "\"" where field.allSatisfy(\.isWhitespace) && !fieldWasQuoted:
        index = try quoted(from: index + 1)
        continue
      case separator: endField()
      case "\n", "\r\n", "\r":
        endRow()
        line += 1
        rowLine = line
      default: field.append(character)
      }
      index += 1
    }
    endRow()
    return rows
  }

  /// Reads the inside of quotes and returns the index behind the closing one.
  private mutating func quoted(from start: Int) throws(CommandFault) -> Int {
    let opening = line
    field = ""
    fieldWasQuoted = true
    var index = start
    while index < characters.count {
      let character = characters[index]
      if character == "\"" {
        let isDoubled = index + 1 < characters.count && characters[index + 1] == "\""
        if !isDoubled { return index + 1 }
        index += 1
      } else if character.isNewline {
        line += 1
      }
      field.append(character)
      index += 1
    }
    throw .openQuote(path: path, line: opening)
  }

  private mutating func endField() {
    fields.append(fieldWasQuoted ? field : field.trimmed)
    field = ""
    fieldWasQuoted = false
  }

  private mutating func endRow() {
    if fields.isEmpty, !fieldWasQuoted, field.allSatisfy(\.isWhitespace) {
      field = ""
      return
    }
    endField()
    rows.append(CSVTable.Row(line: rowLine, fields: fields))
    fields = []
  }
}

extension String {
  /// The text without blanks around it.
  fileprivate var trimmed: String {
    let start = drop(while: \.isWhitespace)
    return String(start.reversed().drop(while: \.isWhitespace).reversed())
  }
}
