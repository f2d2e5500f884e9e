import Diagnostics
import Interpreter
import Testing

/// A model whose output is w·x, and four samples of 2·x.
private let setting = """
  from torch.utils.data import DataLoader, TensorDataset, Dataset, Subset
  def fresh():
      net = nn.Linear(1, 1, bias=False)
      with torch.no_grad():
          net.weight.zero_()
      return net
  x = torch.tensor([[1.0], [2.0], [3.0], [4.0]])
  y = 2 * x
  plain = fit(fresh(), x, y, epochs=3, lr=0.01, batch_size=2, shuffle=False).loss

  """

@Test(arguments: [
  "DataLoader(TensorDataset(x, y), batch_size=2)",
  "[(x[:2], y[:2]), (x[2:], y[2:])]",
  "((x[i:i + 2], y[i:i + 2]) for i in (0, 2))",
  "[[x[:2], y[:2]], [x[2:], y[2:]]]",
])
func `batches of any kind train as tensors do`(data: String) {
  let printed = CommandNote().run(
    setting + """
      history = fit(fresh(), \(data), epochs=1, lr=0.01)
      print(history.loss == plain[:1])
      """)
  #expect(printed == "True\n")
}

@Test(arguments: [
  "TensorDataset(x, y)", "(x, y)", "Subset(TensorDataset(x, y), range(4))", "Rows()",
])
func `datasets and pairs are cut into batches`(data: String) {
  let printed = CommandNote().run(
    setting + """
      class Rows(Dataset):
          def __len__(self):
              return 4
          def __getitem__(self, i):
              return x[i], y[i]
      history = fit(fresh(), \(data), epochs=3, lr=0.01, batch_size=2, shuffle=False)
      print(history.loss == plain)
      """)
  #expect(printed == "True\n")
}

@Test func `all parts of a batch but the last are the model's arguments`() {
  let printed = CommandNote().run(
    """
    from torch.utils.data import DataLoader, TensorDataset
    torch.manual_seed(0)
    model = SequenceClassifier(2, 4, vocab_size=5, embedding_size=3)
    tokens = torch.tensor([[1, 2, 3], [4, 1, 0], [2, 2, 2], [3, 0, 0]])
    lengths = torch.tensor([3, 2, 3, 1])
    labels = torch.tensor([0, 1, 0, 1])
    start = {k: v.clone() for k, v in model.state_dict().items()}
    first = fit(model, (tokens, lengths), labels, epochs=4, lr=0.01)
    model.load_state_dict(start)
    second = fit(model, (tokens, [3, 2, 3, 1]), labels, epochs=4, lr=0.01)
    model.load_state_dict(start)
    third = fit(model, DataLoader(TensorDataset(tokens, lengths, labels), batch_size=4),
                epochs=4, lr=0.01)
    print(first.loss == second.loss == third.loss, first.loss[3] < first.loss[0])
    """)
  #expect(printed == "True True\n")
}

@Test func `truncated windows carry the state`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    class Network(nn.Module):
        def __init__(self):
            super().__init__()
            self.rnn = nn.RNN(1, 3)
            self.head = nn.Linear(3, 1)
        def forward(self, x, state=None):
            output, state = self.rnn(x, state)
            return self.head(output), state
    network = Network()
    x, y = torch.randn(10, 2, 1), torch.randn(10, 2, 1)
    start = {k: v.clone() for k, v in network.state_dict().items()}
    optimizer = torch.optim.SGD(network.parameters(), lr=0.1)
    losses = []
    for epoch in range(2):
        state, total = None, 0.0
        for i in range(0, 10, 4):
            optimizer.zero_grad()
            output, state = network(x[i:i + 4], state)
            state = state.detach()
            loss = nn.functional.mse_loss(output, y[i:i + 4])
            loss.backward()
            optimizer.step()
            total += loss.item() * y[i:i + 4].numel()
        losses.append(total / y.numel())
    network.load_state_dict(start)
    history = fit(network, truncated(x, y, steps=4), epochs=2, lr=0.1, optimizer="sgd")
    print(history.loss == losses)
    """)
  #expect(printed == "True\n")
}

@Test func `an encoder and decoder learn padded pairs by teacher forcing`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    pairs = [([1, 2, 3], [1, 3, 2, 2]), ([2, 3], [1, 2, 2]), ([3], [1, 2])]
    model = EncoderDecoder(4, 4, 3, 5, cell="gru", padding_idx=0)
    source = torch.tensor([[1, 2, 3], [2, 3, 0], [3, 0, 0]])
    target = torch.tensor([[1, 3, 2, 2], [1, 2, 2, 0], [1, 2, 0, 0]])
    start = {k: v.clone() for k, v in model.state_dict().items()}
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    losses = []
    for epoch in range(3):
        optimizer.zero_grad()
        logits, _ = model(source, target[:, :-1])
        loss = nn.functional.cross_entropy(
            logits.reshape(-1, 4), target[:, 1:].reshape(-1), ignore_index=0)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    model.load_state_dict(start)
    first = fit(model, source, target, epochs=3, lr=0.01)
    model.load_state_dict(start)
    second = fit(model, pair_batches(pairs, 3), epochs=3, lr=0.01)
    print(first.loss == losses)
    print([round(loss, 4) for loss in second.loss] == [round(loss, 4) for loss in losses])
    """)
  #expect(printed == "True\nTrue\n")
}

@Test func `a fraction for validation is the last samples`() {
  let printed = CommandNote().run(
    setting + """
      first = fit(fresh(), x, y, epochs=3, lr=0.01, validation=0.25)
      second = fit(fresh(), x[:3], y[:3], epochs=3, lr=0.01, validation=(x[3:], y[3:]))
      third = fit(fresh(), x[:3], y[:3], epochs=3, lr=0.01,
                  validation=DataLoader(TensorDataset(x[3:], y[3:])))
      print(first.validation_loss == second.validation_loss == third.validation_loss)
      print(first.loss == second.loss, first["loss"] == first.loss, first.best_loss)
      """)
  #expect(printed == "True\nTrue True 62.09471130371094\n")
}

@Test func `a fraction of a dataset is its last samples`() {
  let printed = CommandNote().run(
    setting + """
      class Rows(Dataset):
          def __len__(self):
              return 4
          def __getitem__(self, i):
              return x[i], y[i]
      first = fit(fresh(), Rows(), epochs=3, lr=0.01, validation=0.25)
      second = fit(fresh(), x[:3], y[:3], epochs=3, lr=0.01, validation=(x[3:], y[3:]))
      print(first.validation_loss == second.validation_loss, first.loss == second.loss)
      """)
  #expect(printed == "True True\n")
}

@Test func `a loss may be its class`() {
  let printed = CommandNote().run(
    setting + """
      class Doubled(nn.Module):
          def forward(self, output, targets):
              return 2 * (output - targets).abs().mean()
      first = fit(fresh(), x, y, epochs=3, lr=0.01, loss=nn.L1Loss)
      second = fit(fresh(), x, y, epochs=3, lr=0.01, loss="mae")
      third = fit(fresh(), x, y, epochs=1, lr=0.01, loss=Doubled)
      print(first.loss == second.loss, third.loss[0] == 2 * first.loss[0])
      """)
  #expect(printed == "True True\n")
}

@Test func `teacher forcing follows a function of the epoch`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    model = EncoderDecoder(4, 4, 3, 5, cell=nn.GRU, padding_idx=0)
    source = torch.tensor([[1, 2, 3], [2, 3, 0], [3, 0, 0]])
    target = torch.tensor([[1, 3, 2, 2], [1, 2, 2, 0], [1, 2, 0, 0]])
    start = {k: v.clone() for k, v in model.state_dict().items()}
    epochs = []
    def share(epoch):
        epochs.append(epoch)
        return 1.0 if epoch == 0 else 0.0
    first = fit(model, source, target, epochs=2, lr=0.01, teacher_forcing=share, checkpoint="a.ckpt")
    fit(model, source, target, epochs=3, lr=0.01, teacher_forcing=share, resume="a.ckpt")
    model.load_state_dict(start)
    second = fit(model, source, target, epochs=1, lr=0.01)
    print(epochs, first.loss[0] == second.loss[0])
    """)
  #expect(printed == "[0, 1, 2] True\n")
}

@Test(arguments: [
  ("'step'", "StepLR(o, 2)"), ("'multistep'", "MultiStepLR(o, [3, 5])"),
  ("'exponential'", "ExponentialLR(o, 0.01 ** (1 / 6))"), ("'constant'", "ConstantLR(o)"),
  ("'linear'", "LinearLR(o, 1.0, 0.0, 6)"),
  ("'polynomial'", "PolynomialLR(o, 6, 2.0)"), ("'cosine'", "CosineAnnealingLR(o, 6)"),
  ("'cosine_annealing'", "CosineAnnealingLR(o, 6)"),
  ("'warm-restarts'", "CosineAnnealingWarmRestarts(o, 2)"),
  ("'OneCycleLR'", "OneCycleLR(o, 0.1, 6, cycle_momentum=False)"),
  ("'cyclic'", "CyclicLR(o, 0.01, 0.1, step_size_up=1, cycle_momentum=False)"),
  ("'plateau'", "ReduceLROnPlateau(o, patience=1)"),
  ("lr_scheduler.StepLR", "StepLR(o, 2)"),
  ("lambda epoch: 0.5 ** epoch", "LambdaLR(o, lambda epoch: 0.5 ** epoch)"),
])
func `schedules have names`(schedule: String, made: String) {
  let printed = CommandNote().run(
    setting + """
      from torch.optim import lr_scheduler
      from torch.optim.lr_scheduler import *
      net = fresh()
      o = torch.optim.SGD(net.parameters(), lr=0.1)
      first = fit(net, x, y, epochs=6, schedule=\(made))
      second = fit(fresh(), x, y, epochs=6, optimizer="sgd", lr=0.1, schedule=\(schedule))
      print(first.loss == second.loss)
      """)
  #expect(printed == "True\n")
}

@Test(arguments: [
  (
    "fit(net, x)", "TypeError: fit() got inputs without targets"
  ),
  ("fit(net, 3)", "TypeError: fit() can't go through a value of type int"),
  ("fit(net, x, [1, 2])", "TypeError: fit(): targets must be a Tensor, not list"),
  (
    "fit(net, 'x', y)",
    "TypeError: fit(): inputs must be a Tensor, or a tuple of Tensors, not str"
  ),
  (
    "fit(net, [x])",
    "TypeError: fit(): batch 1 must be a tuple (inputs…, targets) of Tensors, not Tensor"
  ),
  (
    "fit(net, [(x, 3)])",
    "TypeError: fit(): batch 1 must be a tuple (inputs…, targets) of Tensors, not (Tensor, int)"
  ),
  (
    "fit(net, [(x, y)], batch_size=3)",
    "ValueError: fit() got batch_size, but the list makes the batches itself"
  ),
  (
    "fit(net, [(x, y)], validation=0.2)",
    "ValueError: fit(): validation=0.2 splits tensors; these data come in batches"
  ),
  (
    "fit(net, x, y, validation=1.5)",
    "ValueError: validation=1.5 of 4 samples leaves a part without any"
  ),
  (
    "fit(net, ((x, y) for i in range(1)))",
    "ValueError: the data gave no batch in epoch 2"
  ),
  (
    "fit(net, [(x, y), (x / 0, y)])",
    "ValueError: inputs of batch 2, element [0, 0] is inf: fit() needs finite numbers"
  ),
  (
    "fit(net, x, y, ignore_index=0, loss='mse')",
    "ValueError: fit(): ignore_index goes with the cross-entropy of classes"
  ),
  (
    "fit(net, x, y, validation=(x, y), patience=1, early_stopping=EarlyStopping(1))",
    "ValueError: fit() got both early_stopping and patience"
  ),
  (
    "fit(net, x, y, validation=(x, y), early_stopping=EarlyStopping(1, mode='max'))",
    "ValueError: fit() stops by the loss, of which smaller is better, not by mode=\"max\""
  ),
  (
    "fit(net, x, y, early_stopping=3)",
    "ValueError: fit() got early_stopping, but no data to see when the training should stop"
  ),
  ("EarlyStopping(0)", "ValueError: patience must be greater than 0, got 0"),
  ("EarlyStopping(2).restore(net)", "ValueError: EarlyStopping has kept no weights"),
])
func `data that can't be trained on say why`(source: String, message: String) {
  #expect(CommandNote.message(setting + "net = fresh()\n" + source) == message)
}
