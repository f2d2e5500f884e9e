import Interpreter

/// What is wrong with a regular expression or a replacement, and at which character of it.
struct RegexError: Error, Equatable {
  enum Reason: Equatable {
    case unterminatedSet, unterminatedSubpattern, unbalancedParenthesis, unterminatedComment
    case nothingToRepeat, multipleRepeat, repeatOrder, repeatTooLarge
    case badEscape(String), endOfPattern, badRange(String)
    case unknownExtension(String), unexpectedEnd, unterminatedName(String), missingGroupName
    case badGroupName(String), redefinition(String, new: Int, old: Int), unknownGroup(String)
    case invalidGroupReference(Int), openGroup
    case variableLookbehind, unknownFlag, lateFlags, incompatibleFlags, missingFlag, colonExpected
    case conditionalBranches, tooDeep
    case incompleteEscape(String), missing(String)
  }

  let reason: Reason
  /// Nothing where the whole is meant.
  let position: Int?

  init(_ reason: Reason, at position: Int?) {
    self.reason = reason
    self.position = position
  }

  /// The message as CPython words it, without the place.
  var message: String {
    switch reason {
    case .unterminatedSet: "unterminated character set"
    case .unterminatedSubpattern: "missing ), unterminated subpattern"
    case .unbalancedParenthesis: "unbalanced parenthesis"
    case .unterminatedComment: "missing ), unterminated comment"
    case .nothingToRepeat: "nothing to repeat"
    case .multipleRepeat: "multiple repeat"
    case .repeatOrder: "min repeat greater than max repeat"
    case .repeatTooLarge: "the repetition number is too large"
    case .badEscape(let text): "bad escape \(text)"
    case .endOfPattern: "bad escape (end of pattern)"
    case .badRange(let text): "bad character range \(text)"
    case .unknownExtension(let text): "unknown extension \(text)"
    case .unexpectedEnd: "unexpected end of pattern"
    case .unterminatedName(let mark): "missing \(mark), unterminated name"
    case .missingGroupName: "missing group name"
    case .badGroupName(let name): "bad character in group name \(name)"
    case .redefinition(let name, let new, let old):
      "redefinition of group name \(name) as group \(new); was group \(old)"
    case .unknownGroup(let name): "unknown group name \(name)"
    case .invalidGroupReference(let number): "invalid group reference \(number)"
    case .openGroup: "cannot refer to an open group"
    case .variableLookbehind: "look-behind requires fixed-width pattern"
    case .unknownFlag: "unknown flag"
    case .lateFlags: "global flags not at the start of the expression"
    case .incompatibleFlags: "ASCII and UNICODE flags are incompatible"
    case .missingFlag: "missing flag"
    case .colonExpected: "missing :"
    case .conditionalBranches: "conditional backref with more than two branches"
    case .tooDeep: "the pattern is nested too deeply"
    case .incompleteEscape(let text): "incomplete escape \(text)"
    case .missing(let mark): "missing \(mark)"
    }
  }

  /// The exception `re.error` with its attributes.
  func raise(_ pattern: String, in context: Context) -> Raise {
    let scalars = Array(pattern.unicodeScalars)
    var text = message
    let object = InstanceObject(of: regexErrorClass(in: context))
    if let position {
      text += " at position \(position)"
      let before = scalars.prefix(position)
      let line = before.count { $0 == "\n" } + 1
      let column = position - (before.lastIndex(of: "\n") ?? -1)
      if scalars.contains("\n") { text += " (line \(line), column \(column))" }
      object.attributes["lineno"] = .int(line)
      object.attributes["colno"] = .int(column)
    }
    object.attributes["args"] = Value(tuple: [Value(text)])
    object.attributes["msg"] = Value(message)
    object.attributes["pattern"] = Value(pattern)
    object.attributes["pos"] = position.map { .int($0) } ?? Value.none
    return Raise(object)
  }
}

/// The class `re.error`, one in each context.
func regexErrorClass(in context: Context) -> ClassObject {
  let key = "re.error"
  let known = context.nativeClass(named: key)
  if known.module == "re" { return known }
  let made = ClassObject(
    name: "error", module: "re", base: context.types.exception(.exception))
  context.register(nativeClass: made, typeName: key)
  return made
}
