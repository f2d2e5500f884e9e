/// A symbol's command that stands in running text, outside any formula: `\cdots` in
/// `X = [x1, \cdots, xn]`.
package struct LooseSymbol {
  /// The command with its backslash.
  package let command: Substring
  /// The character that it stands for.
  package let character: String

  /// The loose symbols of a text, in order.
  ///
  /// Only commands of three letters and more count, and none behind a letter, a digit, a colon or
  /// a backslash: `C:\alpha` is a path.
  package static func all(in text: some StringProtocol) -> [LooseSymbol] {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return [] }
    let text = Substring(text)
    var found: [LooseSymbol] = []
    var before: Character = " "
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == "\\", !before.isLetter, !before.isNumber, before != ":", before != "\\" {
        let name = text[text.index(after: index)...].prefix { $0.isASCII && $0.isLetter }
        if name.count >= 3, let symbol = SymbolTable.standard.command(String(name)) {
          found.append(
            LooseSymbol(command: text[index..<name.endIndex], character: symbol.text))
        }
      }
      before = text[index]
      index = text.index(after: index)
    }
    return found
  }

  /// The text with the characters in the place of the commands.
  package static func replaced(in text: String) -> String {
    var result = ""
    var rest = text[...]
    for symbol in all(in: text) {
      result += rest[..<symbol.command.startIndex] + symbol.character
      rest = rest[symbol.command.endIndex...]
    }
    return result + rest
  }
}
