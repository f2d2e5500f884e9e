import Dialect
import Interpreter

/// A compiled regular expression, `re.Pattern`.
final class PatternObject: NativeObject {
  let typeName = "re.Pattern"
  /// The pattern; one of bytes has a character for each.
  let source: String
  /// Whether the pattern is one of `bytes`.
  let isBytes: Bool
  let flags: RegexParser.Flags
  let program: RegexProgram
  /// Names with their group's numbers, in the order of the groups.
  let names: [(name: String, number: Int)]

  init(_ source: String, isBytes: Bool, flags: RegexParser.Flags) throws(RegexError) {
    // In bytes, only those of ASCII are letters and digits.
    let parsed = try RegexParser.parse(source, flags: isBytes ? flags.union(.ascii) : flags)
    self.source = source
    self.isBytes = isBytes
    self.flags =
      isBytes && !flags.contains(.ascii) ? parsed.flags.subtracting(.ascii) : parsed.flags
    names = parsed.names
    program = RegexProgram(parsed.node, groupCount: parsed.groupCount)
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "pattern": value(StringObject(source).scalars[...])
    case "flags": .int(flags.rawValue)
    case "groups": .int(program.groupCount)
    case "groupindex": .dict(try DictObject(names.map { ($0.name, .int($0.number)) }, in: context))
    default: nil
    }
  }

  var attributeNames: [String] { ["pattern", "flags", "groups", "groupindex"] }

  func repr(in context: Context) throws(Raise) -> String {
    let pattern = try context.repr(value(StringObject(source).scalars[...]))
    var text = "re.compile(\(pattern.prefix(200))"
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
    let isSame =
      sameText(source, other.source) && isBytes == other.isBytes && flags == other.flags
    return .bool(isSame == (op == .equal))
  }

  func hash(in context: Context) throws(Raise) -> Int {
    StringObject(source).hash ^ flags.rawValue
  }

  /// A part of a text as the pattern's functions return it.
  func value(_ scalars: ArraySlice<Unicode.Scalar>) -> Value {
    isBytes
      ? .native(BytesObject(scalars.map { UInt8(truncatingIfNeeded: $0.value) }))
      : .string(StringObject(scalars: scalars))
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

/// The text that a pattern is looked for in, and the part of it that counts; bytes are a text with a
/// character for each.
struct RegexSubject {
  /// As it was given.
  let value: Value
  let text: StringObject
  let start: Int
  let end: Int

  init(
    _ value: Value, for pattern: PatternObject, start: Int = 0, end: Int = .max
  ) throws(Raise) {
    self.value = value
    let bytes = value.native(as: BytesObject.self)
    guard let text = bytes.map({ StringObject(latin: $0.bytes) }) ?? value.asText else {
      throw Raise(
        .typeError, "expected string or bytes-like object, got '\(value.plainTypeName)'")
    }
    guard (bytes != nil) == pattern.isBytes else {
      throw Raise(
        .typeError,
        pattern.isBytes
          ? "cannot use a bytes pattern on a string-like object"
          : "cannot use a string pattern on a bytes-like object",
        fix: pattern.isBytes ? "write the pattern without b" : "decode() the bytes")
    }
    let count = text.scalars.count
    self.text = text
    self.end = min(max(end, 0), count)
    self.start = min(max(start, 0), count)
  }
}

extension StringObject {
  /// A character for each byte.
  convenience init(latin bytes: [UInt8]) {
    self.init(scalars: bytes.map { Unicode.Scalar($0) })
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
