import Interpreter
import RNN
import Tensors

/// `tokenize(text, by="words", …)`: a text as a list of tokens.
var tokenizeCommand: BuiltinFunction {
  BuiltinFunction(
    command: "tokenize",
    [
      .required("text").meaning("the text to cut"),
      .optional("by", "words").meaning("\"words\", \"characters\" or \"graphemes\""),
      .keywordOnly("lower", false).meaning("whether letters become small ones"),
      .keywordOnly("signs", true).meaning("whether punctuation marks are tokens"),
      .keywordOnly("words").meaning("a list of words; Chinese is cut into the longest of them"),
    ],
    """
    The tokens of a text: by="words", "characters" (as list(text)) or "graphemes". With a list of \
    words=, Chinese is cut into the longest of them. signs=False leaves out punctuation. The signs \
    inside of numbers are tokens too: 3.14 is cut into 3, the point, and 14.
    """
  ) { (arguments, context) in
    let tokens = try tokenizer(arguments, in: context)
      .tokens(of: arguments.string("text"), lowercased: arguments.bool("lower"))
    try context.checkSize(tokens.count, of: "the list of tokens")
    return Value(list: tokens.map { Value($0) })
  }
}

/// How a text is cut, by name.
private var cuts: NameTable<(_ signs: Bool) -> Tokenizer> {
  NameTable<(_ signs: Bool) -> Tokenizer>([
    (["words", "word"], { .words(signs: $0) }),
    (["characters", "character", "chars", "char"], { _ in .characters }),
    (["graphemes", "grapheme"], { _ in .graphemes }),
  ])
}

private func tokenizer(_ arguments: Arguments, in context: Context) throws -> Tokenizer {
  let signs = try arguments.bool("signs")
  let name = try arguments.string("by")
  if !arguments["words"].isNone {
    guard ["words", "word"].contains(name) else {
      throw Raise(.valueError, "tokenize(): words= goes with by=\"words\", got by='\(name)'")
    }
    let words = try texts(arguments["words"], of: "words", function: "tokenize", in: context)
    return .longestMatch(try WordList(words), signs: signs)
  }
  return try cuts.choice(name, function: "tokenize", parameter: "by")(signs)
}

/// The texts of a list, a tuple or another iterable.
func texts(
  _ value: Value, of what: String, function: String, in context: Context
) throws -> [String] {
  guard value.asString == nil, context.isIterable(value) else {
    throw Raise(
      .typeError,
      "\(function)(): \(what) must be a list of str, not \(value.plainTypeName)",
      fix: value.asString == nil ? nil : "cut it into tokens first: tokenize(…)")
  }
  return try context.elements(of: value).enumerated().map { place, element in
    guard let text = element.asString else {
      throw Raise(
        .typeError,
        "\(function)(): element \(place) of \(what) is of type \(element.plainTypeName), not str")
    }
    return text
  }
}

/// The integers of a list, a tuple or a tensor with one dimension.
func integers(
  _ value: Value, of what: String, function: String, in context: Context
) throws -> [Int] {
  if let tensor = value.tensor, tensor.rank == 1, tensor.dtype == .int64 { return tensor.integers }
  guard value.tensor == nil, value.asString == nil, context.isIterable(value) else {
    let got = value.tensor.map { "a \($0.dtype.rawValue) tensor of shape \($0.shape)" }
    throw Raise(
      .typeError,
      "\(function)(): \(what) must be a list of int or a tensor of them with one dimension, not "
        + (got ?? value.plainTypeName))
  }
  return try context.elements(of: value).enumerated().map { place, element in
    guard let number = element.asInt ?? element.tensor?.index else {
      throw Raise(
        .typeError,
        "\(function)(): element \(place) of \(what) is of type \(element.plainTypeName), not int")
    }
    return number
  }
}
