import Testing

private let vectors = "cat 1 2 3\ndog 4 5 6\nCat 7 7 7\ncat 0 0 0\n"

@Test func `word vectors of a file become an embedding`() {
  let note = CommandNote(files: ["glove.txt": vectors])
  let printed = note.run(
    """
    vocab = Vocabulary(["dog", "cat", "cow"])
    found = word_vectors("glove.txt", vocab)
    print(found, found.words, found.size, found.duplicates, "dog" in found, "cow" in found)
    print(found["dog"], found.vectors.shape, len(word_vectors("glove.txt")))
    print(found.coverage(vocab))
    table = found.embedding(vocab)
    print(table, table.weight.requires_grad, table.weight)
    torch.manual_seed(2)
    table = found.embedding(vocab, missing="normal", std=0.5, freeze=True)
    print(table.weight.requires_grad, table(torch.tensor(vocab.encode(["cat", "cow"]))))
    """)
  #expect(
    printed == """
      WordVectors(2 words of 3 numbers) ['cat', 'dog'] 3 1 True False
      tensor([4., 5., 6.]) torch.Size([2, 3]) 3
      (0.4, ['<pad>', '<unk>', 'cow'])
      Embedding(5, 3) True Parameter containing:
      tensor([[0., 0., 0.],
              [0., 0., 0.],
              [4., 5., 6.],
              [1., 2., 3.],
              [0., 0., 0.]], requires_grad=True)
      False tensor([[ 1.0000,  2.0000,  3.0000],
              [ 0.2866,  0.2705, -0.1960]])

      """)
}

@Test func `whole models are trained by fit`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(1)
    text = list("hello world, hello word. " * 4)
    vocab = Vocabulary(text, specials=[], unknown=None)
    x, y = language_windows(vocab.encode(text), 8)
    model = LanguageModel(len(vocab), 8, 24, cell="gru")
    history = fit(model, x, y, epochs=60, lr=0.03)
    print(history.loss[0] > 2, history.loss[-1] < 0.3)
    x, y = tasks.temporal_order(64, 6)
    model = SequenceClassifier(4, 16, vocab_size=6, embedding_size=6)
    history = fit(model, x, y, epochs=60, lr=0.03)
    print(history.loss[0] > 1.3, history.loss[-1] < 0.3)
    x, y = tasks.parity(32, 6)
    history = fit(Tagger(2, 12, input_size=1), x, y, epochs=60, lr=0.05)
    print(history.loss[0] > 0.6, history.loss[-1] < 0.3)
    model = Forecaster(8, cell="gru")
    scaler = SeriesScaler(tasks.sine(60), "standard")
    x, y = windows(scaler.scale(tasks.sine(60)), 10)
    history = fit(model, x, y, epochs=60, lr=0.03)
    print(history.loss[0] > 0.5, history.loss[-1] < 0.05)
    """)
  #expect(printed == "True True\nTrue True\nTrue True\nTrue True\n")
}

@Test func `a model runs cells that a note brings`() {
  let printed = CommandNote().run(
    """
    class Sum(nn.Module):
        def __init__(self):
            super().__init__()
            self.hidden_size = 3
        def forward(self, x, state=None):
            out = x.cumsum(1) if state is None else x.cumsum(1) + state
            return out, out[:, -1:]

    model = LanguageModel(5, 3, 3, cell=Sum())
    print(model)
    tokens = torch.tensor([[1, 2, 3, 4]])
    whole, _ = model(tokens)
    first, state = model(tokens[:, :2])
    second, state = model(tokens[:, 2:], state)
    print(torch.allclose(torch.cat([first, second], 1), whole), state.shape)
    print(model.generate([1], 3, greedy=True).shape)
    model.rnn = nn.GRU(3, 3, batch_first=True)
    print(model(tokens)[1].shape)
    model.rnn = Sum()
    print(torch.equal(model(tokens)[0], whole))
    """)
  #expect(
    printed == """
      LanguageModel(
        (embedding): Embedding(5, 3)
        (rnn): Sum()
        (drop): Dropout(p=0.0, inplace=False)
        (decoder): Linear(in_features=3, out_features=5, bias=True)
      )
      True torch.Size([1, 1, 3])
      torch.Size([4])
      torch.Size([1, 1, 3])
      True

      """)
}

@Test func `a model is copied with its ties and follows its parts' settings`() {
  let printed = CommandNote().run(
    """
    import copy
    torch.manual_seed(1)
    model = LanguageModel(6, 4, 4, cell="gru", tied=True, dropout=0.5)
    twin = copy.deepcopy(model)
    x = torch.tensor([[1, 2, 3]])
    print(torch.equal(model.eval()(x)[0], twin.eval()(x)[0]))
    print(twin.decoder.weight is twin.embedding.weight, twin.rnn is model.rnn)
    with torch.no_grad():
        twin.embedding.weight.zero_()
    print(twin(x)[0].std(2).max() < 1, model.embedding.weight.abs().sum() > 1)
    model.train()
    model.drop.p = 0.0
    print(torch.equal(model(x)[0], model.eval()(x)[0]), model.drop)
    best = copy.deepcopy(Forecaster(3))
    print(best.forecast([1.0, 2.0], 2).shape, copy.deepcopy(Tagger(2, 3, input_size=1)))
    """)
  #expect(
    printed == """
      True
      True False
      tensor(True) tensor(True)
      True Dropout(p=0.0, inplace=False)
      torch.Size([2]) Tagger(
        (rnn): LSTM(1, 3, batch_first=True)
        (drop): Dropout(p=0.0, inplace=False)
        (head): Linear(in_features=3, out_features=2, bias=True)
      )

      """)
}

@Test func `a model's class is a base for classes of a note`() {
  let printed = CommandNote().run(
    """
    class Careful(LanguageModel):
        def __init__(self, size):
            super().__init__(size, 4, 4)
            self.scale = 2.0
        def forward(self, tokens, state=None):
            logits, state = super().forward(tokens, state)
            return logits * self.scale, state

    torch.manual_seed(0)
    model = Careful(6)
    torch.manual_seed(0)
    plain = LanguageModel(6, 4, 4)
    x = torch.tensor([[1, 2]])
    print(torch.equal(model(x)[0], 2 * plain(x)[0]), len(list(model.parameters())))
    """)
  #expect(printed == "True 7\n")
}

@Test(arguments: [
  ("tokenize(3)", "TypeError: tokenize(): argument 'text' must be str, not int"),
  (
    "tokenize('a', by='sentence')",
    "ValueError: tokenize(): by 'sentence' is unknown; there are 'words', 'characters', 'graphemes'"
  ),
  (
    "tokenize('a', by='characters', words=['a'])",
    "ValueError: tokenize(): words= goes with by=\"words\", got by='characters'"
  ),
  ("tokenize('a', words=[])", "ValueError: the word list is empty"),
  ("tokenize('a', words='ab')", "TypeError: tokenize(): words must be a list of str, not str"),
  ("Vocabulary([])", "ValueError: the text has no tokens"),
  ("Vocabulary('hello')", "TypeError: Vocabulary() takes a list of tokens, not str"),
  ("Vocabulary([1])", "TypeError: Vocabulary() takes tokens, str; one is of type int"),
  (
    "Vocabulary(['a'], unknown='?')",
    "ValueError: '?' is to stand for unknown tokens, but it is none of the special tokens"
  ),
  (
    "Vocabulary(['a'], specials=[], unknown=None).encode(['a', 'b'])",
    "KeyError: \"token 1, 'b', is not in the vocabulary, and no token stands for unknown ones\""
  ),
  (
    "Vocabulary(['a']).decode([7])",
    "IndexError: index 7 at place 0 is outside of the vocabulary: it has 3 tokens, 0 to 2"
  ),
  (
    "Vocabulary(['a']).encode(5)",
    "TypeError: a Vocabulary encodes str and lists of them, not int"
  ),
  (
    "Vocabulary(['a']).decode(torch.ones(2))",
    "TypeError: a Vocabulary decodes int and lists of them, not Tensor"
  ),
  (
    "word_vectors('a.txt')",
    "ValueError: a.txt: line 2: 'b' has 1 number, the vectors before have 2"
  ),
  ("word_vectors('b.txt')", "FileNotFoundError: [Errno 2] No such file or directory: 'b.txt'"),
  (
    "word_vectors('../a.txt')",
    "PermissionError: '../a.txt' lies outside of the note's folder"
  ),
  (
    "word_vectors('c.txt', ['a'])",
    "TypeError: word_vectors(): argument 'vocab' must be Vocabulary, not list"
  ),
  ("word_vectors('c.txt')['z']", "KeyError: \"there is no vector for 'z'\""),
  (
    "language_batches([1, 2, 3], 2, 4)",
    "ValueError: 3 tokens are too few for batch_size 2: each stream needs 2"
  ),
  ("language_batches([1, 2, 3], 0, 4)", "ValueError: batch_size must be greater than 0, got 0"),
  (
    "language_batches(torch.ones(3), 1, 1)",
    "TypeError: language_batches(): tokens must be a list of int or a tensor of them with one "
      + "dimension, not a float32 tensor of shape [3]"
  ),
  (
    "language_batches([1, 'a'], 1, 1)",
    "TypeError: language_batches(): element 1 of tokens is of type str, not int"
  ),
  ("language_batches([1, 2], 1, 1)[3]", "IndexError: LanguageBatches index out of range"),
  (
    "pad_batch([[1, 2], [3]], length=1)",
    "ValueError: sequence 0 has 2 elements, more than the length 1"
  ),
  ("pad_batch([])", "ValueError: there are no sequences to make a batch of"),
  (
    "length_mask([5], steps=3)",
    "ValueError: length 0 is 5, but the sequences have 1 to 3 steps"
  ),
  ("pair_batches([([1], [])], 1)", "ValueError: sequence 0 is empty"),
  (
    "pair_batches([[1, 2, 3]], 1)",
    "TypeError: pair_batches(): pair 0 is not a pair of a source and a target"
  ),
  (
    "windows([1, float('nan'), 2], 1)",
    "ValueError: value 1 of the series is nan"
  ),
  (
    "windows(torch.ones(4, 2), 2, target=3)",
    "ValueError: column 3 is out of range: there are columns 0 to 1"
  ),
  (
    "windows([1, 2, 3], 1, horizon=2**62)",
    "ValueError: a series of 3 values has no window of 1 with 4611686018427387904 to follow"
  ),
  (
    "pad_batch([[1]], length=10**10)",
    "MemoryError: the batch would have more than 50000000 elements"
  ),
  (
    "length_mask([1], steps=10**10)",
    "MemoryError: the mask would have more than 50000000 elements"
  ),
  ("windows([1, 2], 1, stride=0)", "ValueError: windows(): stride must be greater than 0, got 0"),
  (
    "SeriesScaler([1, -2], 'log')",
    "ValueError: value 1 of the series is -2.0; only numbers above 0 have a logarithm"
  ),
  (
    "SeriesScaler([2, 2])",
    "ValueError: every value of the series is 2.0; a constant series has no scale"
  ),
  ("SeriesScaler([1, 2], 3)", "TypeError: SeriesScaler(): a step must be str, not int"),
  (
    "time_split([1, 2, 3], 0.5, 0.6)",
    "ValueError: the fractions of a split must add up to 1, they add up to 1.1"
  ),
  (
    "time_split(torch.ones(2), 0.9, 0.05, 0.05)",
    "ValueError: part 1 of the split has no values: the series has only 2"
  ),
  (
    "from torch.utils.data import *\nWeightedRandomSampler(['a'], 2)",
    "TypeError: WeightedRandomSampler() takes numbers; element 0 of weights is of type str"
  ),
  (
    "from torch.utils.data import *\nlist(SubsetRandomSampler(range(10**10)))",
    "MemoryError: the permutation would have more than 50000000 elements"
  ),
  ("tasks.parity(0, 3)", "ValueError: count must be greater than 0, got 0"),
  ("tasks.brackets(1, 3)", "ValueError: steps must be even, got 3"),
  (
    "tasks.adding(10**9, 10**9)",
    "MemoryError: the task would have more than 50000000 elements"
  ),
])
func `data that is none says what was wanted`(source: String, message: String) {
  let files = ["a.txt": "a 1 2\nb 3\n", "c.txt": "a 1\n"]
  #expect(CommandNote.message(source, files: files) == message)
}

@Test(arguments: [
  ("LanguageModel(0, 2, 2)", "ValueError: vocab_size must be greater than 0, got 0"),
  (
    "LanguageModel(5, 2, 3, tied=True)",
    "RuntimeError: tied weights want vectors of one size: the embedding has 2 numbers, the "
      + "recurrent layer gives 3"
  ),
  (
    "LanguageModel(5, 2, 3, cell=nn.GRU(2, 3))",
    "ValueError: the model reads batches first, its recurrent layer time first"
  ),
  (
    "LanguageModel(5, 2, 3, cell=4)",
    "TypeError: LanguageModel.__init__(): argument 'cell' must be a name or a module, not int"
  ),
  (
    "LanguageModel(5, 2, 3)(torch.tensor([[1, 5]]))",
    "IndexError: LanguageModel knows the tokens 0 to 4, got 5 at place 1"
  ),
  (
    "LanguageModel(5, 2, 3)(torch.ones(1, 2))",
    "TypeError: LanguageModel reads indices of type int64, got float32"
  ),
  (
    "LanguageModel(5, 2, 3)(torch.tensor([[1]]), 'state')",
    "TypeError: LanguageModel.forward(): argument 'state' must be a Tensor or a tuple of Tensors, "
      + "not str"
  ),
  (
    "LanguageModel(5, 2, 3).generate([], 3)",
    "ValueError: the prompt has no tokens: give the model one to begin with"
  ),
  (
    "LanguageModel(5, 2, 3).generate([1], 3, temperature=-1)",
    "ValueError: temperature must be a number, 0 or greater, got -1.0"
  ),
  (
    "LanguageModel(5, 2, 3).generate([1], 10**12)",
    "MemoryError: the text would have more than 50000000 elements"
  ),
  (
    "Forecaster(3).forecast([1.0, 2.0], 10**12)",
    "MemoryError: the forecast would have more than 50000000 elements"
  ),
  (
    "LanguageModel(5, 2, 3).perplexity([1])",
    "ValueError: 1 tokens are too few for batch_size 1: each stream needs 2"
  ),
  (
    "m = LanguageModel(5, 2, 3)\nm.decoder = nn.Dropout()\nm(torch.tensor([[1]]))",
    "RuntimeError: the part 'decoder' of a LanguageModel must be a Linear"
  ),
  (
    "sample(torch.ones(3), top_p=1.5)",
    "ValueError: top_p must be greater than 0 and at most 1, got 1.5"
  ),
  ("sample(torch.ones(3), top_k=0)", "ValueError: top_k must be 1 or more, got 0"),
  (
    "sample(torch.ones(1, 2, 3))",
    "RuntimeError: logits have the shape [classes] or [batch, classes], got [1, 2, 3]"
  ),
  (
    "SequenceClassifier(2, 3)",
    "ValueError: a SequenceClassifier reads either tokens (vocab_size=, embedding_size=) or "
      + "features (input_size=)"
  ),
  (
    "SequenceClassifier(2, 3, input_size=1)(torch.ones(2, 3, 1), [1, 4])",
    "ValueError: length 1 is 4, but the sequences have 1 to 3 steps"
  ),
  ("Tagger(0, 3, input_size=1)", "ValueError: num_classes must be greater than 0, got 0"),
  (
    "Tagger(2, 3, input_size=1)(torch.ones(2, 3))",
    "RuntimeError: Tagger reads [batch, steps, features], got an input of shape [2, 3]"
  ),
  ("Forecaster(3).forecast([1.0], 0)", "ValueError: steps must be greater than 0, got 0"),
  (
    "Forecaster(3).forecast([1.0, float('inf')], 2)",
    "ValueError: value 1 of the series is inf"
  ),
])
func `a model that can't be says why`(source: String, message: String) {
  #expect(CommandNote.message(source) == message)
}

@Test(arguments: [
  (
    "Vocabulary(list('abc')).encode('cab')",
    "'cab' is not one token but several: tokens of the vocabulary are single characters",
    "cut the text into its characters first: list(…)"
  ),
  (
    "Vocabulary(['a', 'cat'])['a cat']",
    "'a cat' is not one token but several: tokens of the vocabulary have no spaces",
    "cut the text into tokens first: tokenize(…), or list(…) for characters"
  ),
])
func `a whole text is no token`(source: String, message: String, fix: String) {
  #expect(CommandNote.message(source) == "ValueError: " + message)
  #expect(CommandNote().run(source).split(separator: "\n").last == "fix: \(fix)")
}
