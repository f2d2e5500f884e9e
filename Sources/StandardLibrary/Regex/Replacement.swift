import Interpreter

/// The template that `re.sub` replaces matches by, read: texts and groups.
struct Replacement {
  private enum Part {
    case text([Unicode.Scalar])
    case group(Int)
  }

  private var parts: [Part] = []

  init(_ text: String, for pattern: PatternObject, in context: Context) throws(Raise) {
    do throws(RegexError) {
      try read(Array(text.unicodeScalars), pattern)
    } catch {
      if case .unknownGroup(let name) = error.reason {
        throw Raise(.indexError, "unknown group name \(name)")
      }
      throw error.raise(text, in: context)
    }
  }

  private mutating func read(
    _ scalars: [Unicode.Scalar], _ pattern: PatternObject
  ) throws(RegexError) {
    var literal: [Unicode.Scalar] = []
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      index += 1
      guard scalar == "\\" else {
        literal.append(scalar)
        continue
      }
      let start = index - 1
      guard index < scalars.count else { throw RegexError(.endOfPattern, at: start) }
      switch try escaped(scalars, &index, pattern) {
      case .text(let text): literal += text
      case .group(let number):
        guard number <= pattern.program.groupCount else {
          throw RegexError(.invalidGroupReference(number), at: start + 1)
        }
        parts.append(.text(literal))
        parts.append(.group(number))
        literal = []
      }
    }
    parts.append(.text(literal))
  }

  /// What stands behind a backslash.
  private func escaped(
    _ scalars: [Unicode.Scalar], _ index: inout Int, _ pattern: PatternObject
  ) throws(RegexError) -> Part {
    let letter = scalars[index]
    index += 1
    func isDigit(_ place: Int) -> Bool {
      place < scalars.count && ("0"..."9").contains(scalars[place])
    }
    switch letter {
    case "g": return .group(try named(scalars, &index, pattern))
    case "0":
      var code: UInt32 = 0
      let stop = min(index + 2, scalars.count)
      while index < stop, ("0"..."7").contains(scalars[index]) {
        code = code * 8 + scalars[index].value - 48
        index += 1
      }
      return .text([Unicode.Scalar(code) ?? "\0"])
    case "1"..."9":
      var number = Int(letter.value) - 48
      if isDigit(index) {
        let isOctal = number < 4 && scalars[index] < "8" && isDigit(index + 1)
        number = number * 10 + Int(scalars[index].value) - 48
        index += 1
        if isOctal, scalars[index] < "8", let code = octal(scalars, at: index - 2) {
          index += 1
          return .text([code])
        }
      }
      return .group(number)
    case "n": return .text(["\n"])
    case "t": return .text(["\t"])
    case "r": return .text(["\r"])
    case "a": return .text(["\u{7}"])
    case "b": return .text(["\u{8}"])
    case "f": return .text(["\u{c}"])
    case "v": return .text(["\u{b}"])
    case "\\": return .text(["\\"])
    case "a"..."z", "A"..."Z": throw RegexError(.badEscape("\\\(letter)"), at: index - 2)
    default: return .text(["\\", letter])
    }
  }

  private func octal(_ scalars: [Unicode.Scalar], at place: Int) -> Unicode.Scalar? {
    Unicode.Scalar(scalars[place..<place + 3].reduce(0) { $0 * 8 + $1.value - 48 })
  }

  /// The group of `\g<name>` or `\g<number>`, behind the `g`.
  private func named(
    _ scalars: [Unicode.Scalar], _ index: inout Int, _ pattern: PatternObject
  ) throws(RegexError) -> Int {
    guard index < scalars.count, scalars[index] == "<" else {
      throw RegexError(.missing("<"), at: index)
    }
    let start = index + 1
    guard let end = scalars[start...].firstIndex(of: ">") else {
      throw start == scalars.count
        ? RegexError(.missingGroupName, at: start) : RegexError(.unterminatedName(">"), at: start)
    }
    index = end + 1
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<end])
    let name = String(view)
    if name.isEmpty { throw RegexError(.missingGroupName, at: start) }
    if let number = Int(name), number >= 0 {
      guard number <= pattern.program.groupCount else {
        throw RegexError(.invalidGroupReference(number), at: start)
      }
      return number
    }
    if let known = pattern.names.first(where: { sameText($0.name, name) }) { return known.number }
    let isName = view.allSatisfy { $0.isWord(isASCII: false) }
    throw RegexError(isName ? .unknownGroup("'\(name)'") : .badGroupName("'\(name)'"), at: start)
  }

  /// The text that a match is replaced by.
  func expanded(_ match: MatchObject) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .group(let number): result += match.text(number)?.scalars ?? []
      }
    }
    return result
  }
}
