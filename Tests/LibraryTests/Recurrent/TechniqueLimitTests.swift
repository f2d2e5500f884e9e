import Testing

private let tooLarge = "has more than 268435456 elements, the most that one tensor may have"

private let limits = [
  FailingNetwork(
    "rnn.LuongAttention(2**31 - 1, score=\"concat\", hidden_size=2**31 - 1)",
    """
    RuntimeError: a tensor of shape [2147483647, 4294967294] \(tooLarge)
    fix: make it smaller, or work in parts
    """),
  FailingNetwork(
    "rnn.BahdanauAttention(1, 1, 2**62)",
    "ValueError: hidden_size must be 1 or more, and below 2^31, got 4611686018427387904"),
  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 2, 2, num_layers=10**9)",
    "RuntimeError: num_layers is 1000000000, too many for a network here"),
  FailingNetwork(
    "rnn.EncoderDecoder(4, 4, 2, 2).greedy(torch.zeros(2, 0, dtype=torch.long), 0)",
    "ValueError: source has no steps"),
  FailingNetwork(
    "rnn.CRF(2**40)",
    """
    RuntimeError: a tensor of shape [1099511627776] \(tooLarge)
    fix: make it smaller, or work in parts
    """),
  FailingNetwork(
    "rnn.padding_mask([1], steps=10**15)",
    """
    MemoryError: the mask would have more than 50000000 elements
    fix: make it smaller, or build it in parts
    """),
  FailingNetwork(
    "rnn.RegularizedLSTM(2**40, 2)",
    """
    ValueError: the layer would have about 8796093022224 parameters; \
    2^31 is the most that it may have
    """),
  FailingNetwork(
    "rnn.RegularizedLSTM(2, 2)(torch.zeros(0, 2, 2))",
    "RuntimeError: Expected sequence length to be larger than 0 in RNN"),
  FailingNetwork(
    "rnn.MinGRU(2, 2**40)",
    """
    ValueError: the layer would have about 9223372036854775807 parameters; \
    2^31 is the most that it may have
    """),
  FailingNetwork(
    "rnn.MinGRU(2, 2)(torch.zeros(0, 1, 2))",
    "RuntimeError: Expected sequence length to be larger than 0 in RNN"),
  FailingNetwork(
    "rnn.MinGRU(2, 2, parallel=True)(torch.zeros(0, 1, 2))",
    "RuntimeError: Expected sequence length to be larger than 0 in RNN"),
  FailingNetwork(
    "rnn.linear_scan(torch.ones(3), torch.tensor(1.0))",
    "ValueError: b must have the shape [3], got []"),
  FailingNetwork(
    "rnn.scan_cost(2**62)",
    "ValueError: steps must be 1 or more, and below 2^31, got 4611686018427387904"),
  FailingNetwork("rnn.truncated()", "ValueError: there is no sequence to cut"),
  FailingNetwork(
    "rnn.beam_search(lambda t, s: torch.zeros(len(t), 2), 0, beam=2**62)",
    "ValueError: beam must be 1 or more, and below 2^31, got 4611686018427387904"),
  FailingNetwork(
    "rnn.beam_search(lambda t, s: torch.zeros(len(t), 2), [])",
    "ValueError: there is no start token: nothing says where to begin"),
  FailingNetwork(
    "rnn.summary(3)",
    """
    TypeError: summary() is of a network, not int
    fix: give an nn.Module, then what it is called with
    """),
  FailingNetwork("rnn.gates(3)", "TypeError: 'int' object is not callable"),
]

@Test(arguments: limits)
func `no size or emptiness stops a technique without a word`(limit: FailingNetwork) {
  #expect(run("import torch, rnn\nfrom torch import nn\n" + limit.source) == limit.message + "\n")
}

@Test func `a batch without sequences is a batch`() {
  let printed = run(
    """
    import torch, rnn
    none = torch.zeros(0, 3, dtype=torch.long)
    network = rnn.EncoderDecoder(4, 4, 2, 2, attention="dot")
    print(network(none, none)[0].shape, network.greedy(none, 0), network.beam_search(none, 0))
    print(rnn.CRF(3)(torch.zeros(2, 0, 3), none[:, :2].t()).item(), rnn.CRF(3).decode(torch.zeros(2, 0, 3)))
    print(rnn.RegularizedLSTM(2, 2, zoneout=0.1)(torch.zeros(3, 0, 2))[0].shape)
    print(rnn.MinGRU(2, 2, parallel=True)(torch.zeros(3, 0, 2))[0].shape)
    """)

  #expect(
    printed == """
      torch.Size([0, 3, 4]) [] []
      0.0 []
      torch.Size([3, 0, 2])
      torch.Size([3, 0, 2])

      """)
}
