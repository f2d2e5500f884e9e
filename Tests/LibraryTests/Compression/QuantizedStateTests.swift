import Testing

private let network = """
  import copy, io, os, torch
  from torch import nn
  from rnn import quantize
  from safetensors.torch import load_file, load_model, save_file, save_model
  class Net(nn.Module):
    def __init__(self):
      super().__init__()
      self.embedding = nn.Embedding(12, 16)
      self.lstm = nn.LSTM(16, 24, 2, bidirectional=True, batch_first=True)
      self.cell = nn.GRUCell(48, 8)
      self.norm = nn.LayerNorm(8)
      self.head = nn.Linear(8, 3, bias=False)
    def forward(self, x):
      return self.head(self.norm(self.cell(self.lstm(self.embedding(x))[0][:, -1])))
  def made(seed, scheme="row"):
    torch.manual_seed(seed)
    return quantize(Net(), scheme=scheme)
  x = torch.tensor([[1, 2, 3], [4, 5, 11]])

  """

@Test(arguments: ["row", "tensor"])
func `a quantized model's state goes through a file into another model`(scheme: String) {
  let source = """
    a, b, c, d = [made(seed, "\(scheme)") for seed in (1, 2, 3, 4)]
    wanted = a(x)
    print(torch.equal(b(x), wanted))
    torch.save(a.state_dict(), "a.pt")
    print(b.load_state_dict(torch.load("a.pt")), torch.equal(b(x), wanted))
    save_file(a.state_dict(), "a.safetensors")
    c.load_state_dict(load_file("a.safetensors"))
    save_model(a, "b.safetensors")
    print(torch.equal(c(x), wanted), load_model(d, "b.safetensors"), torch.equal(d(x), wanted))
    """

  #expect(
    run(network + source) == """
      False
      <All keys matched successfully> True
      True (set(), []) True

      """)
}

@Test func `a quantized model's state has the float model's names and a quarter of its bytes`() {
  let source = """
    torch.manual_seed(1)
    model = Net()
    state = quantize(model).state_dict()
    print(set(state) == set(model.state_dict()))
    print([name for name, value in state.items() if value.dtype == torch.qint8])
    torch.save(model.state_dict(), "float.pt")
    torch.save(state, "int8.pt")
    print(os.path.getsize("int8.pt") < 0.35 * os.path.getsize("float.pt"))
    """

  #expect(
    run(network + source) == """
      True
      ['embedding.weight', 'lstm.weight_ih_l0', 'lstm.weight_hh_l0', 'lstm.weight_ih_l0_reverse', \
      'lstm.weight_hh_l0_reverse', 'lstm.weight_ih_l1', 'lstm.weight_hh_l1', \
      'lstm.weight_ih_l1_reverse', 'lstm.weight_hh_l1_reverse', 'cell.weight_ih', 'cell.weight_hh', \
      'head.weight']
      True

      """)
}

@Test func `loading a state leaves copies of the model as they were`() {
  let source = """
    a, b = made(1), made(2)
    twin = copy.deepcopy(a)
    wanted = twin(x)
    a.load_state_dict(b.state_dict())
    print(torch.equal(twin(x), wanted), torch.equal(a(x), b(x)), torch.equal(a(x), wanted))
    """

  #expect(run(network + source) == "True True False\n")
}

@Test func `a pruned layer is quantized with its mask applied`() {
  let source = """
    from torch.nn.utils import prune
    torch.manual_seed(1)
    model = nn.Sequential(nn.Linear(6, 4))
    prune.l1_unstructured(model[0], "weight", 0.5)
    kept = quantize(model)
    prune.remove(model[0], "weight")
    removed = quantize(model)
    x = torch.randn(2, 6)
    print(kept, torch.equal(kept(x), removed(x)))
    print((kept.state_dict()["0.weight"].int_repr() == 0).sum(), list(kept.state_dict()))
    """

  #expect(
    run(network + source) == """
      Sequential(
        (0): DynamicQuantizedLinear(in_features=6, out_features=4, dtype=torch.qint8, \
      qscheme=torch.per_channel_affine)
      ) True
      tensor(12) ['0.weight', '0.bias']

      """)
}
