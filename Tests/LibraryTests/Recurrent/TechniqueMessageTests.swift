import Testing

private let refusals = [
  FailingNetwork(
    "rnn.LuongAttention(2, score=\"cosine\")",
    """
    ValueError: LuongAttention(): score 'cosine' is unknown; \
    there are 'additive', 'dot', 'general', 'concat', 'scaled_dot'
    """),
  FailingNetwork(
    "rnn.LuongAttention(2, key_size=3, score=\"dot\")",
    """
    ValueError: score dot multiplies queries by keys, so that both must have one size; \
    queries have 2 features, keys 3
    fix: use score="general", which has a matrix between them
    """),
  FailingNetwork(
    "rnn.LuongAttention(2, score=\"concat\")",
    """
    ValueError: score concat has a hidden layer and needs its size
    fix: give hidden_size=…
    """),
  FailingNetwork(
    "rnn.BahdanauAttention(2, 2, 2)(torch.zeros(1, 2), torch.zeros(1, 3, 2), mask=torch.ones(1, 3))",
    """
    TypeError: mask must be of torch.bool, True where a step is read, got torch.float32
    fix: write mask != 0, or tokens != padding
    """),
  FailingNetwork(
    "rnn.BahdanauAttention(2, 2, 2)([1, 2], torch.zeros(1, 3, 2))",
    """
    TypeError: BahdanauAttention(): argument 'query' (position 1) must be Tensor, not list
    fix: make a tensor of it: torch.tensor(…)
    """),
  FailingNetwork(
    "rnn.padding_mask([2, 0])",
    "ValueError: sequence 1 has length 0; lengths here are 1 … 2"),
  FailingNetwork(
    "rnn.padding_mask([1], steps=-1)",
    "ValueError: sequence 0 has length 1; lengths here are 1 … -1"),
  FailingNetwork(
    "rnn.padding_mask([\"a\"])",
    "TypeError: padding_mask(): argument 'lengths' must be list of ints, not list"),

  FailingNetwork(
    "rnn.beam_search(lambda tokens, state: torch.zeros(1, 3), 0, end=7)",
    "IndexError: end is 7; the vocabulary has the tokens 0 … 2"),
  FailingNetwork(
    "rnn.beam_search(lambda tokens, state: 3, 0)",
    """
    TypeError: step must return the scores and the new state, not int
    fix: return scores, state
    """),
  FailingNetwork(
    "rnn.beam_search(lambda tokens, state: torch.zeros(1, 2, 3), 0)",
    """
    ValueError: the step must give scores [1, vocabulary], one row for each token, got [1, 2, 3]
    fix: give the scores of the last step alone: output[:, -1]
    """),
  FailingNetwork(
    """
    rnn.beam_search(lambda tokens, state: (torch.zeros(len(tokens), 3), state), [0, 1], \
    torch.zeros(1, 1, 4))
    """,
    """
    ValueError: the state must have 2 rows in dimension 1, one for each token of the step; \
    got the shape [1, 1, 4]
    fix: say with state_dim which dimension counts the sequences: 1 is usual for recurrent states
    """),
  FailingNetwork(
    "rnn.beam_search(lambda tokens, state: torch.zeros(1, 3), [0, \"a\"])",
    "TypeError: beam_search(): argument 'start' must be int or list of ints, not list"),
  FailingNetwork(
    "rnn.beam_search(lambda tokens, state: torch.zeros(1, 3), 0, beam=0)",
    "ValueError: beam must be 1 or more, and below 2^31, got 0"),

  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 2, 2, cell=\"tree\")",
    "ValueError: EncoderDecoder(): cell 'tree' is unknown; there are 'gru', 'lstm', 'rnn', 'rnn_relu'"
  ),
  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 0, 2)",
    "ValueError: embedding_size must be 1 or more, and below 2^31, got 0"),
  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 2, 2)(torch.tensor([1, 2]), torch.tensor([[1]]))",
    """
    ValueError: source must be integers of the shape [batch, steps], \
    got torch.int64 of the shape [2]
    fix: add the batch with .unsqueeze(0)
    """),
  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 2, 2).greedy(torch.tensor([[1, 2]]), 4)",
    "IndexError: start is 4; the vocabulary has the tokens 0 … 3"),

  FailingNetwork(
    """
    crf = rnn.CRF(2)
    crf.num_tags = 3
    """,
    """
    AttributeError: num_tags of a CRF can't change once the layer is made
    fix: make a new layer: rnn.CRF(…, num_tags=3)
    """),
  FailingNetwork("rnn.CRF(0)", "ValueError: num_tags must be 1 or more, got 0"),
  FailingNetwork(
    "rnn.CRF(2)(torch.zeros(3, 1, 2), torch.tensor([[0], [2], [1]]))",
    "IndexError: tag 2 at step 1 of sequence 0: tags are 0 … 1"),
  FailingNetwork(
    "rnn.CRF(2)(torch.zeros(1, 1, 2), torch.tensor([[0]]), reduction=\"token\")",
    "ValueError: CRF(): reduction 'token' is unknown; there are 'mean', 'none', 'sum'"),
  FailingNetwork(
    "rnn.CRF(2).decode(torch.zeros(2, 1, 2), mask=torch.tensor([[False], [True]]))",
    """
    ValueError: the mask leaves out the first step of sequence 0
    fix: pad sequences at their ends
    """),

  FailingNetwork(
    "rnn.RegularizedGRU(2, 2, zoneout=1.0)",
    "ValueError: zoneout must be 0 or more and below 1, got 1.0"),
  FailingNetwork(
    "rnn.RegularizedGRU(2, 2, cell_zoneout=0.5)",
    "ValueError: cell_zoneout is not for a GRU: it has no cell state"),
  FailingNetwork(
    "rnn.RegularizedLSTM(2, 0)", "ValueError: hidden_size must be greater than zero"),
  FailingNetwork(
    "rnn.RegularizedLSTM(2, 2)(torch.zeros(3, 1, 4))",
    """
    RuntimeError: input.size(-1) must be equal to input_size. Expected 2, got 4
    fix: make the layer with input_size=4, or give it 2 features in the last dimension
    """),
  FailingNetwork(
    "rnn.MinGRU(2, 3)(torch.zeros(4, 1, 2), torch.zeros(1, 3))",
    "RuntimeError: For batched 3-D input, hx should also be 3-D but got 2-D tensor"),
  FailingNetwork(
    "rnn.MinLSTM(2, 3, num_layers=0)", "ValueError: num_layers must be greater than zero"),
  FailingNetwork(
    "rnn.LayerNormLSTM(2, 3, bidirectional=True)(torch.zeros(4, 1, 2), (torch.zeros(1, 1, 3),) * 2)",
    """
    RuntimeError: Expected hidden[0] size (2, 1, 3), got [1, 1, 3]
    fix: make the state with torch.zeros(2, 1, 3)
    """),
  FailingNetwork(
    "rnn.IRNN(2.0, 3)", "TypeError: input_size should be of type int, got: float"),
  FailingNetwork(
    "rnn.GRU(2, 3, dropout=1.5)",
    """
    ValueError: dropout should be a number in range [0, 1] representing the probability of an \
    element being zeroed
    """),
  FailingNetwork(
    "rnn.GRU(2, 3, reset=\"never\")",
    "ValueError: GRU(): reset 'never' is unknown; there are 'after', 'before'"),

  FailingNetwork(
    "rnn.truncated(torch.zeros(4), steps=0)", "ValueError: steps must be 1 or more, got 0"),
  FailingNetwork(
    "rnn.truncated([1, 2])",
    "TypeError: truncated(): the sequences must be Tensors, not list"),
  FailingNetwork(
    "rnn.truncated(torch.zeros(4)).length",
    "AttributeError: 'TruncatedWindows' object has no attribute 'length'"),

  FailingNetwork(
    "rnn.spectral_radius(nn.Linear(2, 3))",
    """
    ValueError: Linear has no recurrent matrix of float numbers
    fix: give a model with an nn.RNN, nn.LSTM, nn.GRU or a formula, as it was trained
    """),
  FailingNetwork(
    "rnn.spectral_radius(rnn.quantize(nn.GRU(2, 3)))",
    """
    ValueError: GRU has no recurrent matrix of float numbers
    fix: give a model with an nn.RNN, nn.LSTM, nn.GRU or a formula, as it was trained
    """),
  FailingNetwork(
    "rnn.spectral_radius(torch.zeros(2, 3))",
    "ValueError: the spectral radius is of a square matrix, got the shape [2, 3]"),
  FailingNetwork(
    "rnn.spectral_radius(3)",
    """
    TypeError: spectral_radius(): argument 'matrix' (position 1) must be Tensor or a network, \
    not int
    """),
  FailingNetwork(
    "rnn.gates(nn.Linear(1, 1), torch.zeros(1, 1))",
    """
    ValueError: Linear ran no recurrence: there is nothing to look into
    fix: give a model with an nn.RNN, nn.LSTM, nn.GRU or a formula
    """),
  FailingNetwork(
    "rnn.gates(nn.GRU(1, 1), torch.zeros(1, 1), reduce=\"max\")",
    """
    ValueError: gates(): reduce must be 'mean' or None, got 'max'
    fix: write reduce=None for all values
    """),
  FailingNetwork(
    """
    with torch.no_grad():
        rnn.gradient_norms(nn.GRU(1, 1), torch.zeros(1, 1))
    """,
    """
    RuntimeError: gradient_norms() has no gradients to look at inside torch.no_grad()
    fix: move it out of the with block
    """),
  FailingNetwork(
    "rnn.gradient_norms(nn.GRU(1, 1), torch.zeros(1, 1))",
    """
    TypeError: gradient_norms() needs targets, or a loss
    fix: give loss=lambda output: …, which makes one number of what the model gives
    """),
  FailingNetwork(
    "rnn.saturation(torch.zeros(3), low=2)",
    "ValueError: low must be below high, got low=2.0 and high=1.0"),
  FailingNetwork(
    "rnn.saturation({\"h\": 3})",
    """
    TypeError: saturation(): argument 'values' (position 1) must be Tensor or a dict of them, \
    not dict
    """),
]

@Test(arguments: refusals)
func `a technique says what it can't do and how to mend it`(refusal: FailingNetwork) {
  #expect(
    run("import torch, rnn\nfrom torch import nn\n" + refusal.source) == refusal.message + "\n")
}
