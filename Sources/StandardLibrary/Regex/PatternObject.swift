import Dialect
import Interpreter

/// A compiled regular expression, `re.Pattern`.
final class PatternObject: NativeObject {
  let typeName = "re.Pattern"
  let source: String
  let flags: RegexParser.Flags
  let program: RegexProgram
  /// Names with their group's numbers, in the order of the groups.
  let names: [(name: String, number: Int)]

  init(_ source: String, flags: RegexParser.Flags) throws(RegexError) {
    let parsed = try RegexParser.parse(source, flags: flags)
    self.source = source
    self.flags = parsed.flags
    names = parsed.names
    program = RegexProgram(parsed.node, groupCount: parsed.groupCount)
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "pattern": Value(source)
    case "flags": .int(flags.rawValue)
    case "groups": .int(program.groupCount)
    case "groupindex": .dict(try DictObject(names.map { ($0.name, .int($0.number)) }, in: context))
    default: nil
    }
  }

  var attributeNames: [String] { ["pattern", "flags", "groups", "groupindex"] }

  func repr(in context: Context) throws(Raise) -> String {
    var text = "re.compile(\(String(try context.repr(Value(source)).prefix(200)))"
    let known: [(RegexParser.Flags, String)] = [
      (.ignoreCase, "re.IGNORECASE"), (.locale, "re.LOCALE"), (.multiline, "re.MULTILINE"),
      (.dotAll, "re.DOTALL"), (.verbose, "re.VERBOSE"), (.debug, "re.DEBUG"),
      (.ascii, "re.ASCII"),
    ]
    let shown = known.filter { flags.contains($0.0) }.map(\.1)
    if !shown.isEmpty { text += ", " + shown.joined(separator: "|") }
    return text + ")"
  }

  func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    guard let other = other.native(as: PatternObject.self), op == .equal || op == .notEqual else {
      return .notImplemented
    }
    let isSame = sameText(source, other.source) && flags == other.flags
    return .bool(isSame == (op == .equal))
  }

  func hash(in context: Context) throws(Raise) -> Int {
    StringObject(source).hash ^ flags.rawValue
  }

  /// The number of the group that a name or a number means.
  func group(_ key: Value) throws(Raise) -> Int {
    if let number = key.asInt, (0...program.groupCount).contains(number) { return number }
    if let name = key.asString, let known = names.first(where: { sameText($0.name, name) }) {
      return known.number
    }
    throw Raise(.indexError, "no such group")
  }
}

/// The text that a pattern is looked for in, and the part of it that counts.
struct RegexSubject {
  let text: StringObject
  let start: Int
  let end: Int

  init(_ value: Value, start: Int = 0, end: Int = .max) throws(Raise) {
    guard let text = value.asText else {
      throw Raise(
        .typeError, "expected string or bytes-like object, got '\(value.plainTypeName)'")
    }
    let count = text.scalars.count
    self.text = text
    self.end = min(max(end, 0), count)
    self.start = min(max(start, 0), count)
  }
}

extension PatternObject {
  /// All matches, each behind the last; `most` of them at most.
  func matches(
    in subject: RegexSubject, most: Int = .max, context: Context
  ) throws(Raise) -> [MatchObject] {
    var matcher = RegexMatcher(program, subject.text.scalars, end: subject.end, in: context)
    var found: [MatchObject] = []
    var (place, refusesEmpty) = (subject.start, false)
    while found.count < most, try matcher.search(from: place, refusingEmpty: refusesEmpty) {
      let match = MatchObject(self, subject, matcher)
      found.append(match)
      place = match.marks[1]
      refusesEmpty = match.marks[0] == match.marks[1]
    }
    return found
  }

  /// How a match may lie in its text.
  enum Place { case anywhere, atStart, whole }

  func match(
    _ subject: RegexSubject, _ place: Place, context: Context
  ) throws(Raise) -> Value {
    guard subject.start <= subject.end else { return .none }
    var matcher = RegexMatcher(program, subject.text.scalars, end: subject.end, in: context)
    let found =
      switch place {
      case .anywhere: try matcher.search(from: subject.start)
      case .atStart: try matcher.match(at: subject.start)
      case .whole: try matcher.match(at: subject.start, isWhole: true)
      }
    return found ? .native(MatchObject(self, subject, matcher)) : .none
  }
}
