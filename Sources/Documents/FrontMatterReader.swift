import Diagnostics

/// Reads the YAML between `---` lines at a note's head.
struct FrontMatterReader {
  let text: SourceText

  /// The front matter and, right behind it, a second block as slide tools write it; what the first
  /// block says stands.
  func read() throws(DocumentError) -> FrontMatter {
    var result = FrontMatter()
    guard let first = try block(from: 1, isFirst: true) else { return result }
    var entries = try mapping(first) ?? []
    result.lineCount = first.upperBound
    var next = first.upperBound + 1
    while next <= text.lines.count, text.line(next).trimmedOfBlanks.isEmpty { next += 1 }
    if let second = try block(from: next, isFirst: false), let more = try? mapping(second) {
      entries += more.filter { new in !entries.contains { $0.key == new.key } }
      result.lineCount = second.upperBound
    }
    for entry in entries { try set(entry, in: &result) }
    return result
  }

  /// The lines of a block that opens in `line`, delimiters included.
  ///
  /// A `---` line opens front matter only where a key or a comment follows: anything else is a rule.
  private func block(from line: Int, isFirst: Bool) throws(DocumentError) -> ClosedRange<Int>? {
    guard isDelimiter(text.line(line)), looksLikeYAML(text.line(line + 1)) else { return nil }
    var end = line + 1
    while end <= text.lines.count {
      let content = text.line(end)
      if isDelimiter(content) || content.trimmedOfBlanks == "..." { return line...end }
      if !isFirst, content.trimmedOfBlanks.isEmpty { return nil }
      end += 1
    }
    if isFirst { throw .unclosedFrontMatter }
    return nil
  }

  private func isDelimiter(_ line: String) -> Bool {
    line.hasPrefix("---") && line.trimmedOfBlanks == "---"
  }

  private func looksLikeYAML(_ line: String) -> Bool {
    if line.hasPrefix("#") || isDelimiter(line) { return true }
    guard let colon = line.firstIndex(of: ":") else { return false }
    let after = line.index(after: colon)
    let key = line[..<colon]
    return !key.isEmpty && !key.hasPrefix(" ") && !key.contains("  ")
      && (after == line.endIndex || line[after] == " ")
      && key.allSatisfy { $0.isLetter || $0.isNumber || "_-\"'. ".contains($0) }
  }

  private func mapping(_ block: ClosedRange<Int>) throws(DocumentError) -> [YAMLValue.Entry]? {
    let inner = Array(text.lines[block.lowerBound..<block.upperBound - 1])
    let fragment = SourceFragment(path: "", lines: inner, firstLine: block.lowerBound + 1)
    guard let value = try YAMLValue(fragment) else { return nil }
    guard case .mapping(let entries) = value.content else {
      throw .wrongType(
        key: "front matter", expected: "keys with values", found: value.description,
        range: value.range)
    }
    return entries
  }
}

extension FrontMatterReader {
  /// Takes one key; keys of other tools mean nothing here and pass.
  private func set(_ entry: YAMLValue.Entry, in head: inout FrontMatter) throws(DocumentError) {
    switch entry.key {
    case "title": head.title = try optionalText(entry)
    case "lang": head.lang = try optionalText(entry)
    case "author": head.author = try people(entry)
    case "date": head.date = try optionalText(entry)
    case "description": head.description = try optionalText(entry)
    case "series": head.series = try optionalText(entry)
    case "order": head.order = try int(entry)
    case "toc": head.toc = try bool(entry)
    case "legend": head.showsLegends = try bool(entry)
    case "marp": head.isMarp = try bool(entry)
    case "format": head.format = try format(entry)
    case "lint": try head.execute.set(entry)
    case "run": head.runsPlainPython = try runsPython(entry)
    case "prelude": head.suppliesImports = try bool(entry)
    case "exercise": head.exercisesClasses = try bool(entry)
    case "demo": head.suppliesDemo = try bool(entry)
    case "execute":
      for option in try entries(entry) { try head.execute.set(option) }
    case "params": head.params = try entries(entry).map(parameter)
    default: break
    }
  }

  private func wrongType(_ entry: YAMLValue.Entry, _ expected: String) -> DocumentError {
    .wrongType(
      key: entry.key, expected: expected, found: entry.value.description, range: entry.value.range)
  }

  private func optionalText(_ entry: YAMLValue.Entry) throws(DocumentError) -> String? {
    if entry.value.content == .null { return nil }
    guard let text = entry.value.text else { throw wrongType(entry, "a text") }
    return text
  }

  /// A whole number; other tools have keys of the same name for other things.
  private func int(_ entry: YAMLValue.Entry) throws(DocumentError) -> Int? {
    if case .int(let int) = entry.value.content { int } else { nil }
  }

  private func bool(_ entry: YAMLValue.Entry) throws(DocumentError) -> Bool {
    guard case .bool(let bool) = entry.value.content else {
      throw wrongType(entry, "true or false")
    }
    return bool
  }

  /// A name, a list of names, or of mappings with a `name`.
  private func people(_ entry: YAMLValue.Entry) throws(DocumentError) -> String? {
    guard entry.value.content != .null else { return nil }
    let people = if case .list(let items) = entry.value.content { items } else { [entry.value] }
    let names = people.compactMap { person in
      guard case .mapping(let keys) = person.content else { return person.text }
      return keys.first { $0.key == "name" }?.value.text
    }
    guard names.count == people.count else { throw wrongType(entry, "a name or a list of names") }
    return names.joined(separator: ", ")
  }

  /// A format's name; where other tools give a mapping, its first key.
  private func format(_ entry: YAMLValue.Entry) throws(DocumentError) -> String? {
    if case .mapping(let formats) = entry.value.content { return formats.first?.key }
    return try optionalText(entry)
  }

  private func runsPython(_ entry: YAMLValue.Entry) throws(DocumentError) -> Bool {
    switch entry.value.content {
    case .string("python"): return true
    case .bool(false), .null: return false
    default: throw wrongType(entry, "python or false")
    }
  }

  private func entries(_ entry: YAMLValue.Entry) throws(DocumentError) -> [YAMLValue.Entry] {
    switch entry.value.content {
    case .null: return []
    case .mapping(let entries): return entries
    default: throw wrongType(entry, "keys with values")
    }
  }

  private func parameter(_ entry: YAMLValue.Entry) throws(DocumentError) -> FrontMatter.Parameter {
    guard let parameter = FrontMatter.Parameter(entry) else {
      throw wrongType(entry, "a number, a text, true or false")
    }
    return parameter
  }
}

extension FrontMatter.Parameter {
  /// A name with its value; nothing for a list, a mapping, or no value.
  init?(_ entry: YAMLValue.Entry) {
    let value: Value
    switch entry.value.content {
    case .bool(let bool): value = .bool(bool)
    case .int(let int): value = .int(int)
    case .double(let double): value = .float(double)
    case .string(let string): value = .string(string)
    case .null, .list, .mapping: return nil
    }
    self.init(name: entry.key, value: value)
  }
}
