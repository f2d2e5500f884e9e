// `str`.

func stringType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    "str", [.optional("object", ""), .optional("encoding"), .optional("errors")], style: .cpython,
    documentation: "A value as text."
  ) { (arguments, context) throws(Raise) in
    if arguments["encoding"].isNone, arguments["errors"].isNone {
      return Value(try context.text(arguments.receiver))
    }
    return try decoded(arguments, in: context)
  }
  let makeTrans = BuiltinFunction(
    "maketrans", [.positional("x"), .positional("y", .none), .positional("z", .none)],
    qualifiedName: "str.maketrans", documentation: "A table for `translate`."
  ) { (arguments, context) throws(Raise) in try context.translationTable(arguments) }
  return ClassObject(
    name: "str", base: base, construct: construct,
    methods: caseMethods() + testMethods() + searchMethods() + splitMethods() + layoutMethods()
      + [instanceMaker(of: "str")],
    attributes: [("maketrans", .descriptor(DescriptorObject(.staticMethod(.builtin(makeTrans)))))])
}

/// `str(bytes, encoding, errors)`.
private func decoded(_ arguments: Arguments, in context: Context) throws(Raise) -> Value {
  switch arguments.receiver {
  case .native(is BytesObject):
    let given = ["encoding", "errors"].filter { !arguments[$0].isNone }
    return try context.call(
      try context.attribute(arguments.receiver, "decode"),
      CallArguments(keywords: given.map { ($0, arguments[$0]) }))
  case .string: throw Raise(.typeError, "decoding str is not supported")
  default:
    throw Raise(
      .typeError,
      "decoding to str: need a bytes-like object, \(arguments.receiver.plainTypeName) found")
  }
}

func stringMethod(
  _ name: String, _ parameters: [BuiltinParameter] = [], _ documentation: String,
  _ body: @escaping (StringObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "str.\(name)",
    style: .cpython,
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let object = arguments.receiver.asText else {
      throw .wrongReceiver(name, of: "str", found: arguments.receiver.plainTypeName)
    }
    context.spend(object.text.utf8.count >> 4)
    return try body(object, arguments, context)
  }
}

private func caseMethods() -> [BuiltinFunction] {
  func mapping(
    _ name: String, _ documentation: String, _ map: @escaping (String) -> String
  ) -> BuiltinFunction {
    stringMethod(name, [], documentation) { (text, _, _) throws(Raise) in Value(map(text.text)) }
  }
  return [
    mapping("lower", "In small letters.") { $0.lowercased() },
    mapping("upper", "In capitals.") { $0.uppercased() },
    mapping("casefold", "In the form for comparison without case.") {
      $0.lowercased().replacing("ß", with: "ss")
    },
    mapping("capitalize", "The first letter a capital, the rest small.") {
      guard let first = $0.unicodeScalars.first else { return "" }
      let rest = String.UnicodeScalarView($0.unicodeScalars.dropFirst())
      return first.properties.titlecaseMapping + String(rest).lowercased()
    },
    mapping("swapcase", "Capitals small and small letters capitals.") { text in
      text.map { $0.isUppercase ? $0.lowercased() : $0.uppercased() }.joined()
    },
    mapping("title", "Every word with a capital.") { text in
      var isInWord = false
      return text.map { character in
        defer { isInWord = character.isLetter }
        if !character.isLetter { return String(character) }
        if isInWord { return character.lowercased() }
        return character.unicodeScalars.map(\.properties.titlecaseMapping).joined()
      }.joined()
    },
  ]
}

private func testMethods() -> [BuiltinFunction] {
  func every(
    _ name: String, _ documentation: String, _ test: @escaping (Unicode.Scalar) -> Bool
  ) -> BuiltinFunction {
    stringMethod(name, [], documentation) { (text, _, _) throws(Raise) in
      .bool(!text.text.isEmpty && text.text.unicodeScalars.allSatisfy(test))
    }
  }
  func cased(
    _ name: String, _ documentation: String, _ other: @escaping (Unicode.Scalar) -> Bool,
    _ own: @escaping (Unicode.Scalar) -> Bool
  ) -> BuiltinFunction {
    stringMethod(name, [], documentation) { (text, _, _) throws(Raise) in
      let scalars = text.text.unicodeScalars
      return .bool(scalars.contains(where: own) && !scalars.contains(where: other))
    }
  }
  func isNumeric(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType != nil }
  func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
  }
  func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
  return [
    every("isalpha", "Whether all are letters.", isLetter),
    every("isdigit", "Whether all are digits.", isDigit),
    every("isdecimal", "Whether all are decimal digits.") {
      $0.properties.numericType == .decimal
    },
    every("isnumeric", "Whether all are numbers.", isNumeric),
    every("isalnum", "Whether all are letters or numbers.") { isLetter($0) || isNumeric($0) },
    every("isspace", "Whether all are blanks.", isBlank),
    cased("islower", "Whether all letters are small.", { $0.properties.isUppercase }) {
      $0.properties.isLowercase
    },
    cased("isupper", "Whether all letters are capitals.", { $0.properties.isLowercase }) {
      $0.properties.isUppercase
    },
    stringMethod("isprintable", [], "Whether `repr` shows it as it is.") {
      (text, _, _) throws(Raise) in .bool(text.text.unicodeScalars.allSatisfy(isPrintable))
    },
    stringMethod("isascii", [], "Whether all are ASCII.") { (text, _, _) throws(Raise) in
      .bool(text.isASCII)
    },
    stringMethod("isidentifier", [], "Whether it could be a name.") {
      (text, _, _) throws(Raise) in
      let scalars = text.text.unicodeScalars
      guard let first = scalars.first else { return false }
      let startsWell = first == "_" || first.properties.isXIDStart
      return .bool(startsWell && scalars.allSatisfy { $0.properties.isXIDContinue })
    },
    stringMethod("istitle", [], "Whether every word begins with its only capital.") {
      (text, _, _) throws(Raise) in
      var (isInWord, hasLetters) = (false, false)
      for character in text.text {
        if character.isUppercase && isInWord { return false }
        if character.isLowercase && !isInWord { return false }
        isInWord = character.isUppercase || character.isLowercase
        hasLetters = hasLetters || isInWord
      }
      return .bool(hasLetters)
    },
  ]
}
