import Interpreter

/// What a constructor's parameter is, by its name: small sizes that differ from each other where
/// that matters, so that a mixed-up pair shows.
enum SizeGuess: Hashable {
  case input, hidden, output, embedding, vocabulary
  case layers, heads, kernel, channels, steps, most, batch, token
  case dropout, learningRate
  case flag(Bool)
  case cellName, activation, device

  /// - Returns: Nothing for a name that says nothing.
  init?(_ name: String) {
    let words = Set(name.nameWords)
    for (guess, marks) in Self.marks where !words.isDisjoint(with: marks) {
      self = guess
      return
    }
    return nil
  }

  /// A small value of Python's.
  var value: Value {
    switch self {
    case .input, .embedding: 8
    case .hidden: 16
    case .output, .channels: 4
    case .vocabulary: 20
    case .layers, .batch, .heads: 2
    case .kernel: 3
    case .steps: 5
    case .most: 10
    case .token: 0
    case .dropout: 0.1
    case .learningRate: 0.01
    case .flag(let value): .bool(value)
    case .cellName: Value("LSTM")
    case .activation: Value("tanh")
    case .device: Value("cpu")
    }
  }

  /// The first that shares a word with the name holds: `embedding_hidden_size` is a hidden size.
  private static let marks: [(SizeGuess, Set<String>)] = [
    mark(.device, "device dev"),
    mark(.token, "pad padding sos eos bos i"),
    mark(.flag(false), "bidirectional bidir bi debug verbose"),
    mark(.flag(true), "first bias batchfirst"),
    mark(.dropout, "dropout drop p prob dropprob droprate"),
    mark(.learningRate, "lr rate"),
    mark(.layers, "layers layer nlayers numlayers depth"),
    mark(.heads, "heads head nheads nhead"),
    mark(.kernel, "kernel kernelsize"),
    mark(.channels, "channels channel"),
    mark(.cellName, "type mode celltype rnntype"),
    mark(.activation, "activation nonlinearity"),
    mark(.most, "max maxlen"),
    mark(
      .vocabulary,
      "vocab vocabulary tokens words letters chars alphabet vocabsize dict dictionary embeddings "
        + "ntoken ntokens"),
    mark(.hidden, "hidden hid hiddens units nhid hiddensize hiddendim h state norm"),
    mark(.embedding, "emb embed embedding embeds ninp embeddim embsize"),
    mark(
      .output,
      "output outputs out classes class labels label tags tag tagset categories category target "
        + "targets outputsize outputdim nout"),
    mark(.batch, "batch batchsize bs"),
    mark(.steps, "len length steps step seq time window horizon seqlen"),
    mark(
      .input, "input inputs in feature features dim dims size n d x inputsize inputdim nin model"),
  ]

  private static func mark(_ guess: SizeGuess, _ words: String) -> (SizeGuess, Set<String>) {
    (guess, Set(words.split(separator: " ").map(String.init)))
  }
}

extension String {
  /// The words of a name of Python: at `_`, and where a capital follows a small letter.
  var nameWords: [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in self {
      if character == "_" || character.isNumber || (character.isUppercase && wasSmall) {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if character.isLetter { word += character.lowercased() }
      wasSmall = character.isLowercase
    }
    if !word.isEmpty { words.append(word) }
    return words
  }
}
