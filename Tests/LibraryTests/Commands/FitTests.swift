import Diagnostics
import Foundation
import Interpreter
import Library
import Testing

private struct FitCase: Decodable, CustomTestStringConvertible {
  let arguments: String
  let losses: [String]
  var testDescription: String { arguments }
}

private func fitCases() throws -> [FitCase] {
  let url = try #require(
    Bundle.module.url(forResource: "fit", withExtension: "json", subdirectory: "Fixtures/Commands"))
  return try JSONDecoder().decode([FitCase].self, from: Data(contentsOf: url))
}

/// A model without anything random, whose output is x·w.
private let line = """
  net = nn.Linear(1, 1, bias=False)
  with torch.no_grad():
      net.weight.zero_()
  x, y = torch.ones(4, 1), 2 * torch.ones(4, 1)

  """

@Test(arguments: try fitCases())
private func `losses are PyTorch's`(example: FitCase) {
  let printed = CommandNote().run(
    """
    torch.manual_seed(3)
    net = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 1))
    x = torch.rand(10, 2)
    y = x.sum(1, keepdim=True) ** 2
    history = fit(net, x, y, epochs=5, lr=0.05, \(example.arguments))
    print("\\n".join(f"{loss:.4f}" for loss in history.loss))
    """)
  #expect(printed.split(separator: "\n").map(String.init) == example.losses)
}

@Test func `patience brings the best weights back`() {
  let note = CommandNote()
  let printed = note.run(
    line + """
      history = fit(net, x, y, lr=0.1, validation=(x, x), patience=3)
      print(history)
      print(history.epochs, history.best_epoch, history.stopped_early, net.training)
      print(f"{net.weight.item():.2f} {min(history.validation_loss):.3f}")
      """)
  #expect(
    printed == """
      History: 13 epochs, loss 4 → 0.712, validation 0.81 → 0.0595, best 0.000605 at epoch 10 (stopped early)
      13 10 True False
      0.98 0.001

      """)
}

@Test func `classes are trained by cross-entropy at each step`() {
  let printed = CommandNote().run(
    """
    torch.manual_seed(0)
    class Tagger(nn.Module):
        def __init__(self):
            super().__init__()
            self.rnn = nn.RNN(1, 4, batch_first=True)
            self.head = nn.Linear(4, 2)
        def forward(self, x):
            return self.head(self.rnn(x)[0]), None
    x = torch.randn(8, 5, 1)
    history = fit(Tagger(), x, (x[:, :, 0] > 0).long(), epochs=60, lr=0.05)
    print(history.loss[-1] < 0.05, history.validation_loss)
    """)
  #expect(printed == "True []\n")
}

@Test(arguments: [
  "optimizer='adam', patience=9", "optimizer='sgd', clip=0.5",
  "optimizer=o, schedule=optim.lr_scheduler.StepLR(o, 3)",
  "optimizer=o, schedule=optim.lr_scheduler.ReduceLROnPlateau(o, patience=0)",
  "optimizer='radam', schedule=lambda epoch: 0.9 ** epoch",
])
func `a training goes on from its checkpoint as if it had never stopped`(settings: String) {
  let printed = CommandNote().run(
    """
    import torch.optim.lr_scheduler
    def trained(parts, name):
        torch.manual_seed(1)
        net = nn.Sequential(nn.Linear(1, 8), nn.Dropout(0.2), nn.Linear(8, 1))
        x = torch.linspace(0, 1, 9).unsqueeze(1)
        for epochs in parts:
            o = optim.Adam(net.parameters(), lr=0.05)
            history = fit(net, x, x * x, epochs=epochs, batch_size=2, validation=(x, x), \
                checkpoint=name, resume=True, \(settings))
            torch.manual_seed(7)
        return history.loss, history.validation_loss, [p.sum().item() for p in net.parameters()]
    first = trained([3, 5, 8], "a.ckpt")
    print(first == trained([8], "b.ckpt"))
    print(sorted(torch.load("a.ckpt"))[:3], torch.load("a.ckpt")["epoch"])
    """)
  #expect(
    printed == """
      fit: there is no checkpoint 'a.ckpt' yet: training begins anew
      fit: there is no checkpoint 'b.ckpt' yet: training begins anew
      True
      ['best', 'best_epoch', 'epoch'] 8

      """)
}

@Test func `the same seed gives the same losses`() {
  let printed = CommandNote().run(
    """
    def trained():
        torch.manual_seed(1)
        net = nn.Sequential(nn.Linear(1, 8), nn.Dropout(0.5), nn.Linear(8, 1))
        x = torch.linspace(0, 1, 9).unsqueeze(1)
        return fit(net, x, x, epochs=4, batch_size=2, seed=7).loss
    print(trained() == trained())
    """)
  #expect(printed == "True\n")
}

@Test func `the first epoch of a training that has no checkpoint yet is told`() {
  let printed = CommandNote().run(
    line + """
      fit(net, x, y, epochs=1, lr=0.1, checkpoint="a.ckpt", resume=True)
      print(fit(net, x, y, epochs=3, lr=0.1, resume="a.ckpt"))
      print(torch.load("a.ckpt")["epoch"])
      """)
  #expect(
    printed == """
      fit: there is no checkpoint 'a.ckpt' yet: training begins anew
      History: 3 epochs, loss 4 → 3.24 (gone on after epoch 1)
      1

      """)
}

@Test func `progress tells the first and the last epoch`() {
  let note = CommandNote()
  _ = note.run(line + "fit(net, x, y, epochs=3, lr=0.5, optimizer=\"sgd\")")
  #expect(
    note.progress == [
      TrainingProgress(epoch: 1, epochs: 3, loss: 4, secondsLeft: 0),
      TrainingProgress(epoch: 3, epochs: 3, loss: 0, secondsLeft: 0),
    ])
}

@Test func `a step limit ends a long training`() {
  let note = CommandNote(limits: Limits(steps: 2000))
  #expect(
    note.run(line + "fit(net, x, y, epochs=10**12)").split(separator: "\n").first
      == "note.md:5:1: error: the cell was stopped after 2000 steps")
}

@Test func `an interrupt ends a training`() {
  let interrupt = Interrupt()
  interrupt.raise()
  let note = CommandNote(interrupt: interrupt)
  #expect(
    note.run("net = nn.Linear(1, 1)\nfit(net, torch.ones(1, 1), torch.ones(1, 1))")
      .contains("error: the cell was interrupted"))
}

@Test func `a loss that grows beyond all numbers names the step`() {
  #expect(
    CommandNote().run(
      line + "fit(net, x, y, epochs=9, batch_size=2, lr=1e19, optimizer=\"sgd\", shuffle=False)")
        == """
        note.md:5:1: error: FloatingPointError: the loss became inf in epoch 1, batch 2 of 2; the parameters are still finite
        5 | fit(net, x, y, epochs=9, batch_size=2, lr=1e19, optimizer="sgd", shuffle=False)
            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        fix: lower the learning rate (now 1e+19), or bound the steps with clip=1.0
        """)
}

@Test(arguments: [
  ("fit(net, x, y, epochs=0)", "ValueError: fit(): epochs must be greater than 0, got 0"),
  ("fit(net, x, y, lr=0)", "ValueError: fit(): lr must be greater than 0, got 0.0"),
  ("fit(net, x, y, lr=float('nan'))", "ValueError: fit(): lr must be greater than 0, got nan"),
  ("fit(net, x, y, batch_size=-1)", "ValueError: fit(): batch_size must be greater than 0, got -1"),
  (
    "fit(net, x, y[:3])",
    "ValueError: fit() got 4 inputs and 3 targets (shapes [4, 1] and [3, 1])"
  ),
  (
    "fit(net, x, y[:, 0])",
    "ValueError: the model gives shape [4, 1], but the targets have shape [4]; the squared error "
      + "compares equal shapes only"
  ),
  (
    "fit(net, x, y[:, 0].long())",
    "IndexError: Target 2 is out of bounds."
  ),
  (
    "fit(net, x, y.long())",
    "ValueError: cross_entropy needs a score for every class of each target: the model gives "
      + "shape [4, 1], the targets have shape [4, 1]"
  ),
  (
    "fit(net, x, y, loss='cross_entropy')",
    "TypeError: cross_entropy takes classes as int64, but the targets are float32"
  ),
  ("fit(net, x / 0, y)", "ValueError: inputs[0, 0] is inf: fit() needs finite numbers"),
  (
    "fit(net, torch.zeros(0, 1), torch.zeros(0, 1))",
    "ValueError: fit() got no samples: inputs has shape [0, 1]"
  ),
  ("fit(nn.Linear, x, y)", "TypeError: fit() trains a network; Linear is its class"),
  ("fit(x, x, y)", "TypeError: fit() trains a network (nn.Module), not a value of type Tensor"),
  ("fit(nn.Tanh(), x, y)", "ValueError: Tanh has no parameters that learn"),
  (
    "fit(net, x, y, patience=3)",
    "ValueError: fit() got patience, but no data to see when the training should stop"
  ),
  (
    "fit(net, x, y, validation=x)",
    "TypeError: fit(): validation must be a pair (inputs, targets) of Tensors, not Tensor"
  ),
  (
    "fit(net, x, y, validation=(x, y[:2]))",
    "ValueError: the validation data has 4 inputs and 2 targets (shapes [4, 1] and [2, 1])"
  ),
  (
    "fit(net, x, y, loss='msee')",
    "ValueError: fit(): loss 'msee' is unknown; there are 'mse', 'mae', 'cross_entropy', 'nll', "
      + "'bce', 'bce_with_logits', 'smooth_l1', 'huber'"
  ),
  (
    "fit(net, x, y, optimizer='adan')",
    "ValueError: fit(): optimizer 'adan' is unknown; there are 'adadelta', "
      + "'adagrad', 'adam', 'adamax', 'adamw', 'nadam', 'radam', 'rmsprop', …"
  ),
  (
    "fit(net, x, y, lr=1, optimizer=optim.SGD(net.parameters(), lr=1))",
    "ValueError: fit() got both an optimizer and lr, which the optimizer has itself"
  ),
  ("fit(net, x, y, accumulate=0)", "ValueError: fit(): accumulate must be greater than 0, got 0"),
  (
    "fit(net, x, y, schedule='cosin')",
    "ValueError: fit(): schedule 'cosin' is unknown; there are 'step', 'multistep', "
      + "'exponential', 'constant', 'linear', 'polynomial', 'cosine', 'warm_restarts', …"
  ),
  (
    "fit(net, x, y, schedule=3)",
    "TypeError: fit(): argument 'schedule' must be a name, a function of the epoch or a schedule, "
      + "not int"
  ),
  (
    "fit(net, x, y, schedule=lambda epoch: 'x')",
    "TypeError: lr_lambda must return a number, not str"
  ),
  (
    "import torch.optim.lr_scheduler\no = optim.SGD(net.parameters())\n"
      + "fit(net, x, y, schedule=optim.lr_scheduler.StepLR(o, 1), optimizer='sgd')",
    "ValueError: fit(): the StepLR is not a schedule of the given optimizer"
  ),
  (
    "fit(net, x, y, schedule='sequential')",
    "ValueError: fit(): SequentialLR can't be made by its name alone"
  ),
  (
    "fit(net, x, y, optimizer=optim.SGD(nn.Linear(1, 1).parameters()))",
    "ValueError: fit(): the SGD changes no parameter of this model"
  ),
  (
    "fit(net, x, y, resume=True)",
    "ValueError: fit() got resume, but no checkpoint to go on from"
  ),
  (
    "fit(net, x, y, resume='none.ckpt')",
    "FileNotFoundError: [Errno 2] No such file or directory: 'none.ckpt'"
  ),
  (
    "torch.save(1, 'a.ckpt')\nfit(net, x, y, resume='a.ckpt')",
    "RuntimeError: 'a.ckpt' can't be loaded: the checkpoint is no training's: it has no proper "
      + "'epoch'"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt')\n"
      + "fit(nn.Linear(1, 1), x, y, resume='a.ckpt')",
    "RuntimeError: Error(s) in loading state_dict for Linear:"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt', optimizer='sgd')\n"
      + "fit(net, x, y, epochs=2, resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with optimizer SGD, this "
      + "training has Adam"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt')\nfit(net, x, y, lr=0.1, resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with lr 0.001, this "
      + "training has 0.1"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt', batch_size=2)\nfit(net, x, y, resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with batch_size 2, this "
      + "training has of all samples"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt')\nfit(net, x[1:], y[1:], resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with data [4, 1] → [4, 1], "
      + "this training has [3, 1] → [3, 1]"
  ),
  (
    "b = [(x, y)]\nfit(net, b, epochs=1, checkpoint='a.ckpt')\nfit(net, 2 * b, resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with data list of 1 batch, "
      + "[4, 1] → [4, 1], this training has list of 2 batches, [4, 1] → [4, 1]"
  ),
  (
    "from torch.utils.data import *\n"
      + "fit(net, DataLoader(TensorDataset(x, y), 2), epochs=1, checkpoint='a.ckpt')\n"
      + "fit(net, DataLoader(TensorDataset(x[1:], y[1:]), 2), resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with data DataLoader of 2 "
      + "batches, 4 samples, this training has DataLoader of 2 batches, 3 samples"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt', validation=(x, y))\n"
      + "fit(net, x, y, validation=(x[1:], y[1:]), resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with validation [4, 1] → "
      + "[4, 1], this training has [3, 1] → [3, 1]"
  ),
  (
    "fit(net, x, y, epochs=3, checkpoint='a.ckpt')\nfit(net, x, y, epochs=2, resume='a.ckpt')",
    "ValueError: the checkpoint stands after epoch 3, this training ends after epoch 2"
  ),
  (
    "fit(net, x, y, epochs=1, checkpoint='a.ckpt')\n"
      + "fit(nn.Sequential(net), x, y, resume='a.ckpt')",
    "ValueError: 'a.ckpt' holds another training: the checkpoint was made with model Linear, this "
      + "training has Sequential"
  ),
  (
    "fit(net, x, y, loss=lambda a, b: (a - b) ** 2)",
    "ValueError: fit(): the loss must be one number, but has shape [4, 1]"
  ),
  (
    "fit(net, x, y, loss=lambda a, b: 1.0)",
    "TypeError: fit(): the loss must return a tensor, not float"
  ),
  (
    "fit(net, x, 0 * y, loss=lambda a, b: ((a - b) ** 2).sum().sqrt())",
    "FloatingPointError: the gradient of 'weight' is no finite number in epoch 1"
  ),
  (
    "fit(net, x, y, validation=(x * 1e30, y))",
    "FloatingPointError: the validation loss became inf after epoch 1; the parameters are still "
      + "finite"
  ),
  (
    "fit(net, x, y, teacher_forcing=0.5)",
    "ValueError: fit(): teacher_forcing is for an EncoderDecoder, not for Linear"
  ),
  (
    "t = torch.tensor([[1, 2]])\nmodel = EncoderDecoder(3, 3, 2, 2)\n"
      + "fit(model, t, t, teacher_forcing=lambda epoch: 'x')",
    "TypeError: teacher_forcing must return a number, not str"
  ),
  (
    "t = torch.tensor([[1, 2]])\nmodel = EncoderDecoder(3, 3, 2, 2)\n"
      + "fit(model, t, t, teacher_forcing='x')",
    "TypeError: fit(): argument 'teacher_forcing' must be a number or a function of the epoch, not "
      + "str"
  ),
  (
    "fit(net, x, y, ignore_index=0)",
    "ValueError: fit(): ignore_index goes with the cross-entropy of classes"
  ),
  (
    "fit(nn.LSTM(1, 1), x, y, batch_size=2)",
    "ValueError: fit() would cut time into batches: dimension 0 of what LSTM reads are the steps"
  ),
  (
    "fit(nn.GRU(1, 1), x, y, validation=0.25)",
    "ValueError: fit() would cut time into batches: dimension 0 of what GRU reads are the steps"
  ),
  (
    "fit(SequenceClassifier(3, 2, input_size=1), torch.ones(4, 5, 1), torch.ones(4))",
    "TypeError: the model gives scores of 3 classes, shape [4, 3], but the targets are float32"
  ),
  (
    "fit(net, [[1.0], [2.0]], y)",
    "TypeError: fit(): inputs must be a Tensor, or a tuple of Tensors, not list of list"
  ),
  (
    "fit(net, (x, [1.5]), y)",
    "TypeError: fit(): inputs[1] must be a Tensor, or a list of lengths, not list"
  ),
  (
    "class Lists(nn.Linear):\n    def forward(self, x):\n        return [x]\n"
      + "fit(Lists(1, 1), x, y)",
    "TypeError: fit() needs a tensor from the model, but got list"
  ),
  (
    "with torch.no_grad():\n    fit(net, x, y)",
    "RuntimeError: fit() can't train inside torch.no_grad()"
  ),
])
func `a training that can't be done says why`(source: String, message: String) {
  #expect(CommandNote.message(line + source) == message)
}
