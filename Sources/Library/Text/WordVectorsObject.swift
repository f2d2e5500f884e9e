import Interpreter
import RNN
import Tensors

/// `word_vectors(path, vocab=None)`: a GloVe or word2vec text file of the note's folder.
func wordVectorsCommand(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    command: "word_vectors",
    [
      .required("path").meaning("a GloVe or word2vec text file of the note's folder"),
      .optional("vocab").meaning("the Vocabulary whose words are kept; by default all are"),
    ],
    "The word vectors of a text file, of all its words or only of a vocabulary's."
  ) { [unowned library] (arguments, context) in
    let path = try arguments.string("path")
    var wanted: ((String) -> Bool)?
    if !arguments["vocab"].isNone {
      let vocabulary = try arguments.vocabulary("vocab")
      let lowered = Set(vocabulary.tokens.map { ExactText($0.lowercased()) })
      wanted = { vocabulary.index(of: $0) != nil || lowered.contains(ExactText($0)) }
    }
    let bytes = try file(path, of: library)
    do throws(TextError) {
      return .native(WordVectorsObject(try WordVectors(bytes, keeping: wanted ?? { _ in true })))
    } catch {
      throw Raise(.valueError, "\(path): \(error.message)", fix: error.fix)
    }
  }
}

extension Arguments {
  /// The vocabulary of an argument.
  func vocabulary(_ name: String) throws(Raise) -> Vocabulary {
    if let object = self[name].native(as: VocabularyObject.self) { return object.vocabulary }
    throw wrongType(name, expected: "Vocabulary")
  }
}

/// Word vectors as a value of cells.
final class WordVectorsObject: NativeObject {
  let vectors: WordVectors

  init(_ vectors: WordVectors) { self.vectors = vectors }

  var typeName: String { "WordVectors" }
  var attributeNames: [String] { ["duplicates", "size", "vectors", "words"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "words": Value(list: vectors.words.map { Value($0) })
    case "vectors": Value(vectors.vectors)
    case "size": .int(vectors.size)
    case "duplicates": .int(vectors.duplicateCount)
    default: nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { vectors.words.count }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    guard let word = key.asString else {
      throw Raise(.typeError, "word vectors are found by str, not \(key.plainTypeName)")
    }
    return Value(try raising { try vectors.vector(of: word) })
  }

  func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    item.asString.map { vectors.place(of: $0) != nil } ?? false
  }

  func repr(in context: Context) throws(Raise) -> String {
    "WordVectors(\(vectors.words.count) words of \(vectors.size) numbers)"
  }
}

extension WordVectorsObject {
  /// The class `rnn.WordVectors`.
  static func type(_ library: CellLibrary, base: ClassObject) -> ClassObject {
    let coverage = BuiltinFunction(
      command: "coverage", [.positional("self"), .required("vocab").meaning("a Vocabulary")],
      "The part of a vocabulary that has a vector, and the tokens without one."
    ) { [unowned library] (arguments, _) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      let table = try own.vectors.table(
        for: arguments.vocabulary("vocab"), generator: library.generator)
      return Value(
        tuple: [.float(table.coverage), Value(list: table.missing.map { Value($0) })])
    }
    let embedding = BuiltinFunction(
      command: "embedding",
      [
        .positional("self"), .required("vocab").meaning("a Vocabulary"),
        .keywordOnly("missing", "zeros").meaning("\"zeros\" or \"normal\", for tokens without one"),
        .keywordOnly("std", 0.1).meaning("the deviation of drawn vectors"),
        .keywordOnly("freeze", false).meaning("whether training leaves the vectors as they are"),
      ],
      """
      An nn.Embedding with a vocabulary's vectors; tokens without one are zero, or with \
      missing="normal" drawn with deviation std.
      """
    ) { [unowned library] (arguments, context) in
      guard let own = arguments.receiver.native(as: Self.self) else { return .none }
      let table = try own.vectors.table(
        for: arguments.vocabulary("vocab"), missing: missing(arguments),
        generator: library.generator)
      let type = try context.attribute(.module(context.importModule("torch.nn")), "Embedding")
      return try context.call(
        context.attribute(type, "from_pretrained"),
        CallArguments([Value(table.weight), arguments["freeze"]]))
    }
    return ClassObject(
      name: "WordVectors", module: "rnn", base: base,
      construct: BuiltinFunction(
        command: "WordVectors", [.variadic("args")],
        """
        The vectors of words, which word_vectors(path) reads: found["cat"] is one of them, \
        found.words and found.vectors are all, found.size is how many numbers each has.
        """
      ) { (_, _) in
        throw Raise(
          .typeError, "WordVectors can't be made directly", fix: "write word_vectors(path)")
      }, methods: [coverage, embedding])
  }

  private static func missing(_ arguments: Arguments) throws -> WordVectors.Missing {
    let name = try arguments.string("missing")
    switch name {
    case "zeros": return .zeros
    case "normal": return .normal(deviation: try arguments.double("std"))
    default:
      throw CommandFault.unknownName(
        function: "embedding", parameter: "missing", name: name, known: ["normal", "zeros"])
    }
  }
}
