import Interpreter

/// What a pattern found, `re.Match`.
final class MatchObject: NativeObject {
  let typeName = "re.Match"
  let pattern: PatternObject
  let subject: RegexSubject
  /// By group: where it starts and ends; −1 for a group that took no part.
  let marks: [Int]
  let lastGroup: Int

  init(_ pattern: PatternObject, _ subject: RegexSubject, _ matcher: RegexMatcher) {
    self.pattern = pattern
    self.subject = subject
    marks = matcher.marks
    lastGroup = matcher.lastGroup
  }

  /// The text of a group; nothing where it took no part.
  func text(_ group: Int) -> StringObject? {
    let (start, end) = (marks[2 * group], marks[2 * group + 1])
    guard start >= 0, end >= start else { return nil }
    return StringObject(scalars: subject.text.scalars[start..<end])
  }

  func value(_ group: Int, default standard: Value = .none) -> Value {
    text(group).map { pattern.value($0.scalars[...]) } ?? standard
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "string": return subject.value
    case "re": return .native(pattern)
    case "pos": return .int(subject.start)
    case "endpos": return .int(subject.end)
    case "lastindex": return lastGroup == 0 ? Value.none : .int(lastGroup)
    case "lastgroup":
      let known = pattern.names.first { $0.number == lastGroup }
      return known.map { Value($0.name) } ?? Value.none
    case "regs":
      return Value(tuple: (0...pattern.program.groupCount).map { span($0) })
    default: return nil
    }
  }

  var attributeNames: [String] { ["string", "re", "pos", "endpos", "lastindex", "lastgroup"] }

  func span(_ group: Int) -> Value {
    let isSet = marks[2 * group + 1] >= 0
    return Value(
      tuple: [.int(isSet ? marks[2 * group] : -1), .int(isSet ? marks[2 * group + 1] : -1)])
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    value(try pattern.group(key))
  }

  func repr(in context: Context) throws(Raise) -> String {
    let text = try context.repr(value(0)).prefix(50)
    return "<re.Match object; span=(\(marks[0]), \(marks[1])), match=\(text)>"
  }
}

/// The class of `re.Match` with its methods.
var matchClass: ClassObject {
  func method(
    _ name: String, _ parameters: [BuiltinParameter],
    _ body: @escaping (MatchObject, Arguments, Context) throws(Raise) -> Value
  ) -> BuiltinFunction {
    BuiltinFunction(
      name, [.positional("self")] + parameters, qualifiedName: "Match.\(name)"
    ) { (arguments, context) throws(Raise) in
      guard let match = arguments.receiver.native(as: MatchObject.self) else {
        throw arguments.wrongType("self", expected: "re.Match")
      }
      return try body(match, arguments, context)
    }
  }
  func place(_ name: String, _ pick: @escaping (MatchObject, Int) -> Value) -> BuiltinFunction {
    method(name, [.positional("group", 0)]) { (match, arguments, _) throws(Raise) in
      pick(match, try match.pattern.group(arguments["group"]))
    }
  }
  return ClassObject(
    name: "Match", module: "re", base: nil,
    methods: [
      method("group", [.variadic("groups")]) { (match, arguments, _) throws(Raise) in
        if arguments.rest.isEmpty { return match.value(0) }
        var found: [Value] = []
        for key in arguments.rest { found.append(match.value(try match.pattern.group(key))) }
        return found.count == 1 ? found[0] : Value(tuple: found)
      },
      method("groups", [.optional("default")]) { (match, arguments, _) throws(Raise) in
        let count = match.pattern.program.groupCount
        return Value(
          tuple: (0..<count).map { match.value($0 + 1, default: arguments["default"]) })
      },
      method("groupdict", [.optional("default")]) {
        (match, arguments, context) throws(Raise) in
        let pairs = match.pattern.names.map {
          ($0.name, match.value($0.number, default: arguments["default"]))
        }
        return .dict(try DictObject(pairs, in: context))
      },
      place("start") { $0.span($1).asSequence?.first ?? .none },
      place("end") { $0.span($1).asSequence?.last ?? .none },
      place("span") { $0.span($1) },
      method("expand", [.positional("template")]) { (match, arguments, context) throws(Raise) in
        let template = try match.pattern.template(arguments["template"], in: context)
        return match.pattern.value(template.expanded(match)[...])
      },
    ])
}
