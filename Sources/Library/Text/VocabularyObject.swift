import Interpreter
import RNN
import Tensors

/// A vocabulary as a value of cells.
final class VocabularyObject: NativeObject {
  let vocabulary: Vocabulary
  /// Made when first asked for, and only once: notes look words up in loops.
  private var tables: [String: Value] = [:]

  init(_ vocabulary: Vocabulary) { self.vocabulary = vocabulary }

  var typeName: String { "Vocabulary" }
  var attributeNames: [String] { ["counts", "itos", "pad_index", "stoi", "unknown_index"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    if let known = tables[name] { return known }
    let made = try table(name, in: context)
    tables[name] = made
    return made
  }

  private func table(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "itos": Value(list: vocabulary.tokens.map { Value($0) })
    case "stoi":
      .dict(
        try DictObject(vocabulary.tokens.enumerated().map { ($1, .int($0)) }, in: context))
    case "counts":
      .dict(
        try DictObject(
          zip(vocabulary.tokens, vocabulary.counts).map { ($0, .int($1)) }, in: context))
    case "pad_index": vocabulary.index(of: "<pad>").map { .int($0) } ?? Value.none
    case "unknown_index": vocabulary.unknownIndex.map { .int($0) } ?? Value.none
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { vocabulary.count }

  /// The index of a token, or the indices of a list of them.
  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try encoded(key, depth: 0, in: context)
  }

  func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    item.asString.map { vocabulary.index(of: $0) != nil } ?? false
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try context.iterator(Value(list: vocabulary.tokens.map { Value($0) }))
  }

  func repr(in context: Context) throws(Raise) -> String {
    let shown = try context.repr(Value(list: vocabulary.tokens.prefix(6).map { Value($0) }))
    return "Vocabulary(\(vocabulary.count) tokens: "
      + (vocabulary.count > 6 ? shown.dropLast() + ", …])" : shown + ")")
  }

  /// A token's index; lists of tokens, or of lists, as lists of the same form.
  func encoded(_ value: Value, depth: Int, in context: Context) throws(Raise) -> Value {
    if let token = value.asString {
      if depth == 0, vocabulary.isUncut(token) { throw TextError.severalCharacters(token).raise }
      return .int(try raising { try vocabulary.encode([token])[0] })
    }
    guard depth < 32, context.isIterable(value), value.tensor == nil else {
      throw Raise(
        .typeError, "a Vocabulary encodes str and lists of them, not \(value.plainTypeName)")
    }
    let elements = try context.elements(of: value)
    let tokens = elements.compactMap(\.asString)
    if tokens.count == elements.count {
      return Value(list: try raising { try vocabulary.encode(tokens).map { .int($0) } })
    }
    var lists: [Value] = []
    for element in elements { lists.append(try encoded(element, depth: depth + 1, in: context)) }
    return Value(list: lists)
  }

  /// The tokens of indices, in lists as deep as the tensor or the lists.
  func decoded(_ value: Value, depth: Int, in context: Context) throws(Raise) -> Value {
    if let tensor = value.tensor, tensor.dtype == .int64 {
      return try decoded(tensor.nestedLists, depth: depth, in: context)
    }
    if let index = value.asInt { return Value(try raising { try vocabulary.decode([index])[0] }) }
    guard depth < 32, context.isIterable(value), value.tensor == nil, value.asString == nil else {
      throw Raise(
        .typeError, "a Vocabulary decodes int and lists of them, not \(value.plainTypeName)")
    }
    let elements = try context.elements(of: value)
    let indices = elements.compactMap(\.asInt)
    if indices.count == elements.count {
      return Value(list: try raising { try vocabulary.decode(indices).map { Value($0) } })
    }
    var lists: [Value] = []
    for element in elements { lists.append(try decoded(element, depth: depth + 1, in: context)) }
    return Value(list: lists)
  }
}

extension VocabularyObject {
  /// The class `rnn.Vocabulary`.
  static func type(base: ClassObject) -> ClassObject {
    let construct = BuiltinFunction(
      command: "Vocabulary",
      [
        .required("tokens").meaning("a list of tokens, or of such lists"),
        .keywordOnly("min_count", 1).meaning("how often a token must stand in the text"),
        .keywordOnly("max_size").meaning("how many tokens there may be"),
        .keywordOnly("specials", Value(list: ["<pad>", "<unk>"])).meaning("tokens that come first"),
        .keywordOnly("unknown", "<unk>").meaning(
          "the special token that stands for all others; None for an error"),
        .keywordOnly("order", "count").meaning("how the tokens are sorted"),
      ], "The tokens of a text with an index each, the special ones first."
    ) { (arguments, context) in
      var tokens: [String] = []
      try collect(arguments["tokens"], into: &tokens, depth: 0, in: context)
      return .native(VocabularyObject(try Vocabulary(of: tokens, settings(arguments, context))))
    }
    let encode = BuiltinFunction(
      torch: "encode",
      [.positional("self"), .required("tokens").meaning("a list of tokens, or of such lists")],
      "The index of a token, or the indices of a list of them."
    ) { (arguments, context) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      return try own.encoded(arguments["tokens"], depth: 0, in: context)
    }
    let decode = BuiltinFunction(
      torch: "decode",
      [
        .positional("self"),
        .required("indices").meaning("an index, or a list or a tensor of them"),
      ],
      "The token of an index, or the tokens of a list or a tensor of them."
    ) { (arguments, context) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      return try own.decoded(arguments["indices"], depth: 0, in: context)
    }
    return ClassObject(
      name: "Vocabulary", module: "rnn", base: base, construct: construct,
      methods: [encode, decode])
  }

  private static func settings(
    _ arguments: Arguments, _ context: Context
  ) throws -> Vocabulary.Settings {
    var settings = Vocabulary.Settings()
    settings.minimumCount = try arguments.int("min_count")
    settings.maximumSize = try arguments.optional("max_size", Arguments.int)
    settings.specials = try texts(
      arguments["specials"], of: "specials", function: "Vocabulary", in: context)
    settings.unknown = try arguments.optional("unknown", Arguments.string)
    let order = try arguments.string("order")
    guard let found = Vocabulary.Order(rawValue: order) else {
      throw CommandFault.unknownName(
        function: "Vocabulary", parameter: "order", name: order,
        known: Vocabulary.Order.allCases.map(\.rawValue))
    }
    settings.order = found
    return settings
  }

  /// The texts of nested lists in order.
  private static func collect(
    _ value: Value, into tokens: inout [String], depth: Int, in context: Context
  ) throws {
    for element in try depth == 0 ? sentences(value, context) : context.elements(of: value) {
      if let token = element.asString {
        tokens.append(token)
      } else if depth < 32, element.tensor == nil, context.isIterable(element) {
        try collect(element, into: &tokens, depth: depth + 1, in: context)
      } else {
        throw Raise(
          .typeError, "Vocabulary() takes tokens, str; one is of type \(element.plainTypeName)")
      }
    }
  }

  private static func sentences(_ value: Value, _ context: Context) throws -> [Value] {
    guard value.asString == nil, context.isIterable(value) else {
      throw Raise(
        .typeError, "Vocabulary() takes a list of tokens, not \(value.plainTypeName)",
        fix: value.asString == nil ? nil : "cut the text into tokens first: tokenize(…)")
    }
    return try context.elements(of: value)
  }
}
