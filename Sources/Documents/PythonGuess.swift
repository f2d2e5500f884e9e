/// Whether the text of a fence without a language is Python: one of its lines can hardly be
/// anything else, and none belongs to a shell.
///
/// Equations in plain text, drawings and prose must not be taken for code, so single assignments
/// and calls of unknown names say nothing.
func looksLikePython(_ literal: String) -> Bool {
  let lines = literal.split(separator: "\n").map { $0.drop { $0 == " " || $0 == "\t" } }
  if lines.contains(where: \.isOfShell) { return false }
  return lines.contains { $0.isPrompt || $0.isImport || $0.isDefinition || $0.isKnownCall }
}

extension Substring {
  fileprivate var isOfShell: Bool {
    ["$ ", "pip ", "pip3 ", "conda ", "sudo ", "git ", "#include", "#!"].contains {
      hasPrefix($0)
    }
  }

  fileprivate var isPrompt: Bool { hasPrefix(">>> ") }

  /// `import a.b as c, d` or `from a import b, c as d`, and nothing behind.
  fileprivate var isImport: Bool {
    let code = prefix { $0 != "#" }
    let words = code.split { " ,()".contains($0) }
    let areNames = words.allSatisfy { word in
      word.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." || $0 == "*" }
    }
    guard areNames, words.count > 1 else { return false }
    if words[0] == "from" { return words.count > 3 && words[2] == "import" }
    guard words[0] == "import" else { return false }
    return code.split(separator: ",").allSatisfy { part in
      let names = part.split(separator: " ").drop { $0 == "import" }
      return names.count == 1 || (names.count == 3 && names.dropFirst().first == "as")
    }
  }

  /// `def f(…):` or `class C…:`.
  fileprivate var isDefinition: Bool {
    let code = prefix { $0 != "#" }.reversed().drop { $0 == " " }
    guard code.first == ":" else {
      return hasPrefix("def ") && contains("(") && contains("self")
    }
    return (hasPrefix("def ") && contains("(")) || hasPrefix("class ")
  }

  /// A call of a name that only notes with Python have.
  fileprivate var isKnownCall: Bool {
    if hasPrefix("print(") { return true }
    // A shape is what a cell printed.
    if hasPrefix("torch.Size(") { return false }
    return ["torch.", "nn.", "np.", "plt.", "optim."].contains { module in
      guard let place = range(of: module), self[place.upperBound...].contains("(") else {
        return false
      }
      guard place.lowerBound > startIndex else { return true }
      return " =(,*+-/@[".contains(self[index(before: place.lowerBound)])
    }
  }

  private func range(of word: String) -> Range<Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(word) { return place..<index(place, offsetBy: word.count) }
      place = index(after: place)
    }
    return nil
  }
}
