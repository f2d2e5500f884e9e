import Testing

private let fixedSettings = [
  FailingNetwork(
    "layer = nn.LSTM(3, 4)\nlayer.num_layers = 3",
    """
    AttributeError: num_layers of a LSTM can't change once the layer is made
    fix: make a new layer: nn.LSTM(…, num_layers=3)
    """),
  FailingNetwork(
    "layer = nn.GRU(3, 4)\nlayer.hidden_size = 4\nlayer.bias = False",
    """
    AttributeError: bias of a GRU can't change once the layer is made
    fix: make a new layer: nn.GRU(…, bias=False)
    """),
  FailingNetwork(
    "layer = nn.Linear(3, 4)\nlayer.out_features = 10",
    """
    AttributeError: out_features of a Linear can't change once the layer is made
    fix: make a new layer: nn.Linear(…, out_features=10)
    """),
  FailingNetwork(
    "layer = nn.LSTM(3, 4, 2)\nlayer.dropout = 2.0\nlayer(torch.zeros(1, 1, 3))",
    """
    ValueError: dropout should be a number in range [0, 1] representing the probability of an \
    element being zeroed
    """),
]

private let refusals = [
  FailingNetwork(
    "nn.Embedding(3, 2, sparse=True)",
    """
    NotImplementedError: Embedding(…, sparse=True) is not supported here
    fix: leave it out: gradients are dense here
    """),
  FailingNetwork(
    "nn.MultiheadAttention(4, 2, add_bias_kv=True)",
    """
    NotImplementedError: MultiheadAttention(…, add_bias_kv=True) is not supported here
    fix: leave it out
    """),
  FailingNetwork(
    "nn.AlphaDropout(0.1)",
    """
    AttributeError: module 'torch.nn' has no attribute 'AlphaDropout': PyTorch has it, cells do not
    fix: write nn.Dropout
    """),
  FailingNetwork(
    "nn.utils.weight_norm(nn.Linear(1, 1))",
    """
    AttributeError: module 'torch.nn.utils' has no attribute 'weight_norm': PyTorch has it, cells do not
    fix: parametrized weights are not supported; compute the weight in forward and call F.linear
    """),
  FailingNetwork(
    "import copy\ncopy.deepcopy(x for x in [])",
    """
    TypeError: cannot copy a 'generator' object
    fix: make a new one
    """),
  FailingNetwork(
    "import copy\nx = []\nfor _ in range(1000):\n  x = [x]\ncopy.deepcopy(x)",
    "RecursionError: maximum recursion depth exceeded"),
]

private let sequences = [
  FailingNetwork(
    "pack_padded_sequence(torch.zeros(3, 2, 1), [4, 1])",
    """
    RuntimeError: Expected every length to be at most the 3 steps of the input, but found 4
    fix: lengths are 1 … 3 here
    """),
  FailingNetwork(
    "pack_padded_sequence(torch.zeros(3, 2, 1), [1, 2])",
    """
    RuntimeError: `lengths` array must be sorted in decreasing order when `enforce_sorted` is \
    True. You can pass `enforce_sorted=False` to pack_padded_sequence and/or pack_sequence to \
    sidestep this requirement if you do not need ONNX exportability.
    fix: write enforce_sorted=False
    """),
  FailingNetwork(
    "PackedSequence(torch.zeros(3, 1), torch.tensor([1, 2]))",
    """
    RuntimeError: batch_sizes must be positive, never grow, and sum to the 3 rows of data, \
    but got [1, 2]
    """),
  FailingNetwork(
    "PackedSequence(torch.zeros(3, 1), torch.tensor([2, 1]), torch.tensor([0, 0]))",
    """
    RuntimeError: sorted_indices must name each of the 2 sequences once, but got 2 indices
    """),
  FailingNetwork(
    "PackedSequence(torch.zeros(3, 1), torch.tensor([2, 1]), torch.tensor([0, 1]), "
      + "torch.tensor([1, 0]))",
    """
    RuntimeError: unsorted_indices must be the inverse of sorted_indices
    fix: leave unsorted_indices out
    """),
  FailingNetwork(
    "pad_packed_sequence(pack_sequence([torch.zeros(1)]), total_length=2**62)",
    """
    RuntimeError: a tensor of shape [4611686018427387904, 1] has more than 268435456 elements, \
    the most that one tensor may have
    fix: make it smaller, or work in parts
    """),
  FailingNetwork(
    "pad_sequence([torch.tensor(1.0)])",
    """
    RuntimeError: sequence 0 is a single number; a sequence has at least one dimension, its steps
    """),
  FailingNetwork(
    "pack_sequence([torch.zeros(1)]).data = 3",
    """
    AttributeError: can't set attribute
    fix: make a new one: PackedSequence(data, batch_sizes, sorted_indices, unsorted_indices)
    """),
]

private let shapes = [
  FailingNetwork(
    "nn.Conv1d(3, 4, 2)(torch.zeros(2, 5, 3))",
    """
    RuntimeError: Given groups=1, weight of size [4, 3, 2], expected input[2, 5, 3] to have 3 \
    channels, but got 5 channels instead
    fix: channels stand before steps: write x.transpose(1, 2) for [batch, steps, features]
    """),
  FailingNetwork(
    "nn.Conv1d(1, 1, 2**40)",
    "RuntimeError: kernel_size is too large: 1099511627776"),
  FailingNetwork(
    "nn.Conv1d(1, 1, 0)(torch.zeros(1, 1, 3))",
    "RuntimeError: a kernel has at least one element; kernel_size is 0"),
  FailingNetwork(
    "nn.Conv1d(1, 1, 2, dilation=2**62, padding='same')",
    "RuntimeError: dilation is too large: 4611686018427387904"),
  FailingNetwork(
    "nn.BatchNorm1d(2)(torch.zeros(1, 2))",
    """
    ValueError: Expected more than 1 value per channel when training, got input size \
    torch.Size([1, 2])
    fix: give a larger batch, or write .eval() first
    """),
  FailingNetwork(
    "m = nn.MultiheadAttention(4, 2)\nm(torch.zeros(3, 2, 4), torch.zeros(5, 3, 4), "
      + "torch.zeros(5, 3, 4))",
    "RuntimeError: query has 2 sequences in its batch, but key has 3"),
  FailingNetwork(
    "nn.Linear(2, 1).__delattr__('weight')\nlayer = nn.Linear(2, 1)\ndel layer.weight\n"
      + "layer(torch.zeros(1, 2))",
    """
    AttributeError: 'Linear' object has no attribute 'weight'
    fix: assign it again, or leave out `del` of weight
    """),
  FailingNetwork(
    "nn.init.trunc_normal_(torch.zeros(2), a=1.0, b=1.0)",
    """
    ValueError: a normal distribution with mean 0.0 and deviation 1.0 can't be cut to 1.0 … 1.0
    """),
]

@Test(arguments: fixedSettings + refusals + sequences + shapes)
func `a layer's mistake is named and mended`(program: FailingNetwork) {
  let prelude = """
    import torch
    from torch import nn, optim
    from torch.nn.utils.rnn import *

    """

  #expect(run(prelude + program.source) == program.message + "\n")
}
