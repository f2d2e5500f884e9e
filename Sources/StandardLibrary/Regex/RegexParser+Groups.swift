extension RegexParser {
  /// A parenthesis, behind its `(`; nothing for a comment or global flags.
  mutating func group() throws(RegexError) -> RegexNode? {
    let start = position - 1
    guard take("?") else { return try numbered(name: nil, from: start) }
    var outer = flags
    defer { flags = outer }
    switch next() {
    case ":":
      // An assertion in parentheses can be repeated.
      return .sequence([try closed(try alternatives(), from: start)])
    case ">": return .atomic(try closed(try alternatives(), from: start))
    case "=": return .look(try look(from: start), isAhead: true, isNegated: false)
    case "!": return .look(try look(from: start), isAhead: true, isNegated: true)
    case "#":
      while let scalar = next() { if scalar == ")" { return nil } }
      throw RegexError(.unterminatedComment, at: start)
    case "P": return try pythonGroup(from: start)
    case "<": return try lookbehind(from: start)
    case "(": return try conditional(from: start)
    case nil: throw RegexError(.unexpectedEnd, at: position)
    case let scalar?:
      if "aiLmsux-".unicodeScalars.contains(scalar) {
        position -= 1
        guard let scoped = try flagGroup(from: start) else {
          // Global flags hold for the rest of the expression.
          outer = globalFlags
          return nil
        }
        return scoped
      }
      throw RegexError(.unknownExtension("?\(scalar)"), at: start + 1)
    }
  }

  private mutating func closed(
    _ node: RegexNode, from start: Int
  ) throws(RegexError) -> RegexNode {
    guard take(")") else { throw RegexError(.unterminatedSubpattern, at: start) }
    return node
  }

  private mutating func look(from start: Int) throws(RegexError) -> RegexNode {
    try closed(try alternatives(), from: start)
  }

  private mutating func numbered(name: String?, from start: Int) throws(RegexError) -> RegexNode {
    groupCount += 1
    let number = groupCount
    if let name {
      if let old = names.first(where: { $0.name == name }) {
        throw RegexError(
          .redefinition("'\(name)'", new: number, old: old.number), at: start + 4)
      }
      names.append((name, number))
    }
    openGroups.insert(number)
    let outer = flags
    let body = try closed(try alternatives(), from: start)
    flags = outer
    openGroups.remove(number)
    return .group(number, body)
  }

  private mutating func pythonGroup(from start: Int) throws(RegexError) -> RegexNode {
    if take("<") {
      let place = position
      let name = try name(until: ">", what: .missingGroupName)
      if !isName(name) { throw RegexError(.badGroupName("'\(name)'"), at: place) }
      return try numbered(name: name, from: start)
    }
    if take("=") {
      let place = position
      let name = try name(until: ")", what: .missingGroupName)
      if !isName(name) { throw RegexError(.badGroupName("'\(name)'"), at: place) }
      guard let known = names.first(where: { $0.name == name }) else {
        throw RegexError(.unknownGroup("'\(name)'"), at: place)
      }
      if openGroups.contains(known.number) { throw RegexError(.openGroup, at: place) }
      return .backreference(known.number, ignoresCase: flags.contains(.ignoreCase))
    }
    guard let scalar = next() else { throw RegexError(.unexpectedEnd, at: position) }
    throw RegexError(.unknownExtension("?P\(scalar)"), at: start + 1)
  }

  private func isName(_ name: String) -> Bool {
    var isFirst = true
    for scalar in name.unicodeScalars {
      if !scalar.isWord(isASCII: false) { return false }
      if isFirst, scalar.properties.numericType != nil { return false }
      isFirst = false
    }
    return !name.isEmpty
  }

  private mutating func lookbehind(from start: Int) throws(RegexError) -> RegexNode {
    guard let scalar = next() else { throw RegexError(.unexpectedEnd, at: position) }
    guard scalar == "=" || scalar == "!" else {
      throw RegexError(.unknownExtension("?<\(scalar)"), at: start + 1)
    }
    let body = try look(from: start)
    // CPython finds this when it compiles: without a place.
    if body.width == nil { throw RegexError(.variableLookbehind, at: nil) }
    return .look(body, isAhead: false, isNegated: scalar == "!")
  }

  private mutating func conditional(from start: Int) throws(RegexError) -> RegexNode {
    let place = position
    let name = try name(until: ")", what: .missingGroupName)
    let number: Int
    if let known = names.first(where: { $0.name == name }) {
      number = known.number
    } else if let given = Int(name), given > 0 {
      number = given
    } else {
      let reason = isName(name) ? Reason.unknownGroup("'\(name)'") : .badGroupName("'\(name)'")
      throw RegexError(reason, at: place)
    }
    let body = try closed(try alternatives(), from: start)
    if number > groupCount { throw RegexError(.invalidGroupReference(number), at: place) }
    guard case .alternatives(let branches) = body else {
      return .conditional(number, body, .empty)
    }
    if branches.count > 2 { throw RegexError(.conditionalBranches, at: position - 1) }
    return .conditional(number, branches[0], branches[1])
  }

  /// `(?i)` for the whole, or `(?i-s:…)` for a part; nothing for the whole.
  private mutating func flagGroup(from start: Int) throws(RegexError) -> RegexNode? {
    let letters: [Unicode.Scalar: Flags] = [
      "i": .ignoreCase, "L": .locale, "m": .multiline, "s": .dotAll, "u": .unicode,
      "x": .verbose, "a": .ascii,
    ]
    var (added, removed): (Flags, Flags) = ([], [])
    var removes = false
    while let scalar = next() {
      if let flag = letters[scalar] {
        if removes { removed.insert(flag) } else { added.insert(flag) }
        continue
      }
      switch scalar {
      case "-" where !removes: removes = true
      case ")" where !removes:
        if start != 0 { throw RegexError(.lateFlags, at: start) }
        globalFlags = changed(globalFlags, added, [])
        return nil
      case ":":
        if removes, removed.isEmpty { throw RegexError(.missingFlag, at: position - 1) }
        flags = changed(flags, added, removed)
        return try closed(try alternatives(), from: start)
      case ")": throw RegexError(.colonExpected, at: position - 1)
      default: throw RegexError(.unknownFlag, at: position - 1)
      }
    }
    throw RegexError(removes ? .missingFlag : .colonExpected, at: position)
  }

  private func changed(_ flags: Flags, _ added: Flags, _ removed: Flags) -> Flags {
    var flags = flags.union(added).subtracting(removed)
    if added.contains(.ascii) { flags.remove(.unicode) }
    if added.contains(.unicode) { flags.remove(.ascii) }
    return flags
  }
}
