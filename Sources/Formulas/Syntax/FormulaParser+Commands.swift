import Diagnostics

// Commands by their names, and the arguments behind them.

extension FormulaParser {
  mutating func command(_ name: String) -> FormulaNode? {
    let token = next()
    if let family = CommandFamily.table[name] {
      return family.parse(&self, token, name)
    }
    if let symbol = SymbolTable.standard.command(name) {
      return FormulaNode(.symbol(symbol), token.range)
    }
    if faults.count < Self.maximumFaults, unknownCommands.insert(name).inserted {
      fault(.unknownCommand(name, nearest: Self.nearestCommand(to: name)), token.range)
    }
    return FormulaNode(.error("\\" + name), token.range)
  }

  private static func nearestCommand(to name: String) -> String? {
    let known = Array(CommandFamily.table.keys) + Array(SymbolTable.standard.commandNames)
    // A name that breaks off, such as \part for \partial, is rather that than a misspelt one.
    let completed = name.count > 3 ? known.filter { $0.hasPrefix(name) } : []
    return completed.count == 1 ? completed[0] : nearestName(to: name, among: known)
  }

  /// The argument of a command: the next atom; an empty group and a fault where there is none.
  mutating func argument(of command: Token) -> FormulaNode {
    skipSpaces()
    if !isTerminator(peek), !startsScript(peek), !endsArgument(peek), let node = atom() {
      return node
    }
    if !isAbandoned { fault(.missingArgument(of: command.source), command.range) }
    return FormulaNode(.error(""), SourceRange(at: command.range.end))
  }

  private func endsArgument(_ token: Token) -> Bool {
    token.isCharacter("&") || token.isCommand("\\") || token.isCommand("cr")
  }
}
