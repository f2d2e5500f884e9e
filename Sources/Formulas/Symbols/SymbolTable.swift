/// Looks symbols up by command and by character.
struct SymbolTable: Sendable {
  static let standard = SymbolTable()

  private var commands: [String: MathSymbol] = [:]
  private var characters: [Character: MathSymbol] = [:]

  /// The symbol of a command without its backslash.
  func command(_ name: String) -> MathSymbol? { commands[name] }

  /// The symbol that a plain character of the source stands for.
  func character(_ character: Character) -> MathSymbol? { characters[character] }

  var commandNames: some Sequence<String> { commands.keys }

  private init() {
    for (symbolClass, lines) in symbolData {
      let words = lines.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        let name = String(words[index])
        let text = String(words[index + 1])
        commands[name] = MathSymbol(text, symbolClass, command: name)
        if let character = text.first, text.count == 1, characters[character] == nil {
          characters[character] = MathSymbol(text, symbolClass)
        }
      }
    }
    for (symbolClass, pairs) in characterData {
      let words = pairs.split(whereSeparator: \.isWhitespace)
      for index in stride(from: 0, to: words.count - 1, by: 2) {
        guard let character = words[index].first else { continue }
        characters[character] = MathSymbol(String(words[index + 1]), symbolClass)
      }
    }
  }
}
