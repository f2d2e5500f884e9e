import Diagnostics

/// The names of a setting's choices: each choice has one name of its own and the synonyms that people
/// type.
///
/// Case doesn't count, nor whether words are joined by `_`, `-`, a space or nothing.
struct NameTable<Choice> {
  /// A choice under its names; the first one is what messages list.
  typealias Entry = (names: [String], choice: Choice)

  let entries: [Entry]

  init(_ entries: [Entry]) { self.entries = entries }

  /// The names that messages list.
  var names: [String] { entries.compactMap(\.names.first) }

  /// The choice of a name; nothing for an unknown one.
  subscript(name: String) -> Choice? {
    let wanted = Self.folded(name)
    return entries.first { $0.names.contains { Self.folded($0) == wanted } }?.choice
  }

  /// - Throws: ``CommandFault/unknownName(function:parameter:name:known:)``.
  func choice(
    _ name: String, function: String, parameter: String
  ) throws(CommandFault) -> Choice {
    if let choice = self[name] { return choice }
    throw .unknownName(function: function, parameter: parameter, name: name, known: names)
  }

  private static func folded(_ name: String) -> String {
    name.lowercased().filter { !"_- ".contains($0) }
  }
}
