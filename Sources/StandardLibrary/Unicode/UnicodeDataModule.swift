import Dialect
import Interpreter

extension StandardModule {
  /// `unicodedata`: normal forms, and what a character is.
  static var unicodedataModule: StandardModule {
    StandardModule(
      "unicodedata", "Normal forms of texts, and what characters are.",
      natives: { _ in
        let functions =
          [normalize, isNormalized, category, combining, characterName, lookup] + numbers
        return functions.map { ($0.name, .builtin($0)) } + [("unidata_version", "14.0.0")]
      })
  }
}

extension Arguments {
  fileprivate func form() throws(Raise) -> NormalForm {
    if let form = NormalForm(rawValue: try string("form")) { return form }
    throw Raise(.valueError, "invalid normalization form")
  }

  fileprivate func scalars(_ function: String) throws(Raise) -> [Unicode.Scalar] {
    if let text = self["unistr"].asText { return text.scalars }
    throw Raise(
      .typeError,
      "\(function)() argument 2 must be str, not \(self["unistr"].plainTypeName)")
  }

  fileprivate func character() throws(Raise) -> Unicode.Scalar {
    guard let text = self["chr"].asText, text.count == 1, let scalar = text.scalars.first
    else {
      let given = self["chr"]
      let name = function.name
      if given.asString != nil {
        throw Raise(
          .typeError,
          "\(name)(): argument must be a unicode character, not a string of "
            + "another length")
      }
      throw Raise(
        .typeError,
        "\(name)() argument must be a unicode character, not \(given.plainTypeName)")
    }
    return scalar
  }
}

private var normalize: BuiltinFunction {
  BuiltinFunction("normalize", [.positional("form"), .positional("unistr")]) {
    (arguments, context) throws(Raise) in
    let form = try arguments.form()
    let scalars = try arguments.scalars("normalize")
    context.spend(scalars.count)
    return .string(StringObject(scalars: form.normalized(scalars)))
  }
}

private var isNormalized: BuiltinFunction {
  BuiltinFunction("is_normalized", [.positional("form"), .positional("unistr")]) {
    (arguments, _) throws(Raise) in
    let scalars = try arguments.scalars("is_normalized")
    return .bool(try arguments.form().normalized(scalars) == scalars)
  }
}

private var category: BuiltinFunction {
  BuiltinFunction("category", [.positional("chr")]) { (arguments, _) throws(Raise) in
    let scalar = try arguments.character()
    let isKnown = scalar.properties.age.map { $0.major <= 14 } ?? false
    return Value(isKnown ? scalar.properties.generalCategory.abbreviation : "Cn")
  }
}

private var combining: BuiltinFunction {
  BuiltinFunction("combining", [.positional("chr")]) { (arguments, _) throws(Raise) in
    .int(Int(try arguments.character().combiningClass))
  }
}

private var characterName: BuiltinFunction {
  BuiltinFunction("name", [.positional("chr"), .positional("default", .notImplemented)]) {
    (arguments, _) throws(Raise) in
    if let name = try arguments.character().properties.name { return Value(name) }
    if arguments["default"].isNotImplemented { throw Raise(.valueError, "no such name") }
    return arguments["default"]
  }
}

private var lookup: BuiltinFunction {
  BuiltinFunction("lookup", [.positional("name")]) { (arguments, _) throws(Raise) in
    let name = try arguments.string("name")
    if let scalar = CharacterNames.scalar(named: name) { return Value(String(scalar)) }
    throw Raise(.keyError, "undefined character name '\(name)'")
  }
}

private var numbers: [BuiltinFunction] {
  func number(
    _ name: String, _ what: String, _ pick: @escaping (Unicode.Scalar.Properties) -> Value?
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.positional("chr"), .positional("default", .notImplemented)]) {
      (arguments, _) throws(Raise) in
      if let value = pick(try arguments.character().properties) { return value }
      if arguments["default"].isNotImplemented { throw Raise(.valueError, "not a \(what)") }
      return arguments["default"]
    }
  }
  return [
    number("decimal", "decimal") {
      $0.numericType == .decimal ? $0.numericValue.map { .int(Int($0)) } : nil
    },
    number("digit", "digit") {
      $0.numericType == .decimal || $0.numericType == .digit
        ? $0.numericValue.map { .int(Int($0)) } : nil
    },
    number("numeric", "numeric character") { $0.numericValue.map { .float($0) } },
  ]
}

extension Unicode.GeneralCategory {
  /// The two letters of the category.
  fileprivate var abbreviation: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
