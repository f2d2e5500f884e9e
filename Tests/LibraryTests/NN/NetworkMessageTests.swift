import Testing

/// A program with the exception that ends it, and how to mend it.
struct FailingNetwork: CustomTestStringConvertible, Sendable {
  let source: String
  let message: String

  var testDescription: String { source }

  init(_ source: String, _ message: String) {
    self.source = source
    self.message = message
  }
}

private let refusals = [
  FailingNetwork(
    "nn.Conv3d",
    """
    AttributeError: module 'torch.nn' has no attribute 'Conv3d': PyTorch has it, cells do not
    fix: of the layers for images, Conv2d, BatchNorm2d and the poolings of two dimensions are here
    """),
  FailingNetwork(
    "nn.LSMT(1, 2)",
    """
    AttributeError: module 'torch.nn' has no attribute 'LSMT'. Did you mean: 'LSTM'?
    fix: write torch.nn.LSTM
    """),
  FailingNetwork(
    "nn.Linear(3 / 2, 4)",
    """
    TypeError: empty(): argument 'size' failed to unpack the object at pos 2 with error "type must \
    be tuple of ints,but got float"
    fix: in_features must be an int: // divides without a fraction
    """),
  FailingNetwork(
    "nn.CrossEntropyLoss(torch.zeros(2, 3), torch.tensor([0, 1]))",
    """
    RuntimeError: Boolean value of Tensor with more than one value is ambiguous
    fix: make the loss first, then call it: nn.CrossEntropyLoss()(output, target)
    """),
  FailingNetwork(
    "nn.GRU(1, 1)(torch.zeros(1, 1, 1), (1, 2))",
    """
    AttributeError: 'tuple' object has no attribute 'dim'
    fix: it has one state: gru(x, h)
    """),
  FailingNetwork(
    "nn.MSELoss()(torch.ones(1), [1.0])",
    """
    AttributeError: 'list' object has no attribute 'size'
    fix: make a tensor of it: torch.tensor(…)
    """),
  FailingNetwork(
    "nn.Linear(1, 1).cuda()",
    """
    AssertionError: Torch not compiled with CUDA enabled
    fix: tensors here live on the CPU: choose with torch.device("cuda" if torch.cuda.is_available() \
    else "cpu")
    """),
]

private let mistakes = [
  FailingNetwork(
    "nn.LSTM(3, 4)(torch.zeros(2, 1, 3), torch.zeros(1, 1, 4))",
    """
    IndexError: index 1 is out of bounds for dimension 0 with size 1
    fix: give the hidden and the cell state: lstm(x, (h, c))
    """),
  FailingNetwork(
    "nn.LSTM(3, 4, batch_first=True)(torch.zeros(2, 7, 5))",
    """
    RuntimeError: input.size(-1) must be equal to input_size. Expected 3, got 5
    fix: make the layer with input_size=5, or give it 3 features in the last dimension
    """),
  FailingNetwork(
    "optim.Adam(nn.Linear(1, 1))",
    """
    TypeError: 'Linear' object is not iterable
    fix: give the model's parameters: model.parameters()
    """),
  FailingNetwork(
    "optim.SGD([torch.zeros(1)], lr=-0.5)",
    """
    ValueError: Invalid learning rate: -0.5
    fix: make lr positive: 0.001 or 0.01 are common
    """),
  FailingNetwork(
    "nn.Sequential(nn.ReLU)",
    """
    TypeError: torch.nn.modules.activation.ReLU is not a Module subclass
    fix: write ReLU() to make one
    """),
  FailingNetwork(
    "nn.CrossEntropyLoss()(torch.zeros(1, 3), torch.tensor([7]))",
    """
    IndexError: Target 7 is out of bounds.
    fix: the network gives 3 classes: labels are 0 … 2
    """),
  FailingNetwork(
    "class Net(nn.Module):\n  def __init__(self):\n    self.fc = nn.Linear(1, 1)\nNet()",
    """
    AttributeError: cannot assign module before Module.__init__() call
    fix: call super().__init__() first in __init__
    """),
  FailingNetwork(
    "class Net(nn.Module):\n  pass\nNet()(1)",
    """
    NotImplementedError: Module [Net] is missing the required "forward" function
    fix: define forward(self, x) in the class
    """),
  FailingNetwork(
    "net = nn.Linear(1, 1)\nnet.weight = torch.ones(1, 1)",
    """
    TypeError: cannot assign 'torch.FloatTensor' as parameter 'weight' \
    (torch.nn.Parameter or None expected)
    fix: write nn.Parameter(…) around it, or change it inside torch.no_grad() with .copy_(…)
    """),
  FailingNetwork(
    "net = nn.Sequential()\nnet.add_module('self', net)\nprint(net)",
    "RecursionError: maximum recursion depth exceeded"),
  FailingNetwork(
    "nn.Linear(10**12, 1)",
    "RuntimeError: in_features is 1000000000000, too large for a layer here"),
  FailingNetwork(
    "nn.Linear(-1, 1)",
    """
    RuntimeError: Trying to create tensor with negative dimension -1
    fix: make in_features 1 or more
    """),
  FailingNetwork(
    "optim.lr_scheduler.StepLR(3, 1)",
    """
    TypeError: int is not an Optimizer
    fix: give the optimizer itself, as in StepLR(optimizer, step_size=10)
    """),
]

@Test(arguments: refusals + mistakes)
func `a network's mistake is named and mended`(program: FailingNetwork) {
  let prelude = "import torch\nfrom torch import nn, optim\nimport torch.optim.lr_scheduler\n"

  #expect(run(prelude + program.source) == program.message + "\n")
}
