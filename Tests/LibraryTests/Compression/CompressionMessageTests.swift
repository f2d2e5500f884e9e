import Testing

/// A program with the exception that ends it, and how to mend it.
private struct Refusal: CustomTestStringConvertible, Sendable {
  let source: String
  let message: String

  var testDescription: String { source }

  init(_ source: String, _ message: String) {
    self.source = source
    self.message = message
  }
}

private let refusals = [
  Refusal(
    "quantize_dynamic(net, dtype=torch.quint8, inplace=True)",
    """
    NotImplementedError: quantize_dynamic(…, dtype=torch.quint8) is not supported here
    fix: write dtype=torch.qint8
    """),
  Refusal(
    "quantize_dynamic(net, dtype=torch.float32, inplace=True)",
    """
    ValueError: Don't know how to quantize with default settings for torch.float32. Provide full \
    qconfig please
    fix: write dtype=torch.qint8
    """),
  Refusal(
    "quantize_dynamic(net, {nn.Linear}, mapping={}, inplace=True)",
    """
    NotImplementedError: quantize_dynamic(…, mapping=…) is not supported here
    fix: leave mapping out
    """),
  Refusal(
    "quantize_dynamic(net, {nn.Linear: 3}, inplace=True)",
    """
    TypeError: quantize_dynamic(): the settings of a layer must be a QConfig, not int
    fix: write torch.ao.quantization.default_dynamic_qconfig
    """),
  Refusal(
    "quantize_dynamic(net, {3}, inplace=True)",
    """
    TypeError: quantize_dynamic(): layers are named by class or dotted name, not int
    fix: write {nn.Linear, nn.LSTM}
    """),
  Refusal(
    "state = net.state_dict()\nquantize_dynamic(net, inplace=True).load_state_dict(state)",
    """
    RuntimeError: '0.weight' is a weight of 8-bit integers, and float numbers were given
    fix: load float numbers before the model is quantized
    """),
  Refusal(
    "net.load_state_dict(quantize_dynamic(net).state_dict())",
    """
    RuntimeError: '0.weight' is a tensor of float numbers, and 8-bit integers were given
    fix: quantize the model first, as the stored one was: rnn.quantize(model)
    """),
  Refusal(
    "quantize_dynamic(net).load_state_dict({'0.weight': torch.ones(2, 4), 'x': torch.ones(1)})",
    """
    RuntimeError: Error(s) in loading state_dict for Sequential:
    \tMissing key(s) in state_dict: "0.bias". 
    \tUnexpected key(s) in state_dict: "x". 
    \tsize mismatch for 0.weight: copying a param with shape torch.Size([2, 4]) from checkpoint, the \
    shape in current model is torch.Size([2, 3]).
    """),
  Refusal(
    "quantize_dynamic(net, {nn.Linear: torch.ao.quantization.per_channel_dynamic_qconfig})[0]"
      + ".weight().q_scale()",
    """
    RuntimeError: Expected quantizer->qscheme() == kPerTensorAffine to be true, but got false.
    fix: write .q_per_channel_scales()
    """),
  Refusal(
    "quantize_dynamic(net, inplace=True).train()(torch.ones(1, 3))",
    """
    RuntimeError: DynamicQuantizedLinear is quantized: it has no gradients and can't be trained
    fix: train the model of float numbers, then quantize it; use it after model.eval()
    """),
  Refusal(
    "torch.ao.quantization.prepare_qat(net)",
    """
    AttributeError: module 'torch.ao.quantization' has no attribute 'prepare_qat'
    fix: torch.ao.quantization has quantize_dynamic here: weights in 8 bits, inputs turned to bytes \
    as they come
    """),
  Refusal(
    "rnn.quantize(net, inplace=True), rnn.quantize(net, inplace=True)",
    """
    ValueError: the DynamicQuantizedLinear '0' is quantized already
    fix: quantize the model of float numbers, once
    """),
  Refusal(
    "rnn.quantize(nn.Sequential(nn.Tanh()), inplace=True)",
    """
    ValueError: Sequential has no layer that can be quantized
    fix: nn.Linear, nn.Embedding, nn.RNN, nn.LSTM, nn.GRU, their cells and formula cells can be
    """),
  Refusal(
    "rnn.quantize(3)", "TypeError: quantize(): argument 'model' must be nn.Module, not int"),
  Refusal(
    "rnn.quantize(net, scheme=\"four\", inplace=True)",
    """
    ValueError: quantize(): scheme must be 'row' or 'tensor', not 'four'
    fix: write scheme="row"
    """),
  Refusal(
    "rnn.quantize(net, layers=[nn.LSTM], inplace=True)",
    "ValueError: quantize(): the model has no layer LSTM"),
  Refusal(
    "rnn.quantize(net, layers=\"lstm\", inplace=True)",
    "ValueError: quantize(): the model has no layer 'lstm'"),
  Refusal(
    "prune.l1_unstructured(3, \"weight\", 0.5)",
    """
    AttributeError: 'int' object has no attribute '_forward_pre_hooks'
    fix: give a layer: prune.l1_unstructured(model.fc, …)
    """),
  Refusal(
    "prune.l1_unstructured(net[0], \"weight\", 1.5)",
    """
    ValueError: amount=1.5 should either be a float in the range [0, 1] or a non-negative integer
    fix: write a fraction such as amount=0.3, or a number of parameters such as amount=10
    """),
  Refusal(
    "prune.global_unstructured([(net[0], \"weight\")], prune.LnStructured, amount=0.5)",
    """
    TypeError: Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method \
    LnStructured of type structured
    fix: give prune.L1Unstructured or prune.RandomUnstructured
    """),
  Refusal(
    "prune.custom_from_mask(net[0], \"weight\", torch.ones(2))",
    "AssertionError: default_mask shape torch.Size([2, 3]) must match self.mask shape "
      + "torch.Size([2])"),
  Refusal(
    "prune.BasePruningMethod",
    """
    AttributeError: module 'torch.nn.utils.prune' has no attribute 'BasePruningMethod': PyTorch has it, cells do not
    fix: compute a mask of zeros and ones and give it to prune.custom_from_mask
    """),
  Refusal(
    "prune.identity(net[0], \"weight\"); net[0].weight_orig = nn.Parameter(torch.ones(3)); "
      + "net[0](torch.ones(1, 3))",
    """
    RuntimeError: weight_orig has shape [3] and weight_mask [2, 3]; both must be the same
    fix: give weight_orig the shape [2, 3]
    """),
  Refusal(
    "rnn.PruningSchedule([(net[0], \"weight\")], final=1.5, steps=10)",
    "ValueError: final=1.5 of a pruning schedule must be in 0 … 1"),
  Refusal(
    "rnn.PruningSchedule([(net[0], \"weight\")], final=0.1, steps=10, initial=0.5)",
    "ValueError: final=0.1 of a pruning schedule must be at least initial=0.5: masks only grow"),
  Refusal(
    "rnn.PruningSchedule([(net[0], \"weight\")], final=0.1, steps=0)",
    "ValueError: steps=0.0 of a pruning schedule must be 1 or more"),
  Refusal(
    "rnn.PruningSchedule([], final=0.5, steps=10)",
    """
    ValueError: there is no parameter to prune
    fix: give pairs of a layer and a name: [(model.fc, "weight")]
    """),
  Refusal(
    "rnn.distillation_loss(torch.zeros(2, 3), torch.zeros(2, 4))",
    """
    ValueError: the student gives logits [2, 3] and the teacher [2, 4]; both must have one shape
    fix: both networks must know the same classes; transpose or reshape one output
    """),
  Refusal(
    "rnn.distillation_loss(torch.zeros(2, 3), torch.zeros(2, 3))",
    """
    ValueError: alpha=0.5 mixes in the cross-entropy, but there is no target
    fix: give the target, or alpha=1.0 to learn from the teacher alone
    """),
  Refusal(
    "rnn.distillation_loss(torch.zeros(2, 3), torch.zeros(2, 3), temperature=0)",
    """
    ValueError: temperature must be a finite number above 0, but got 0.0
    fix: usual temperatures are 1 to 20
    """),
]

@Test(arguments: refusals)
private func `compression says what it can't do`(refusal: Refusal) {
  let program = """
    import torch, rnn
    from torch import nn
    from torch.nn.utils import prune
    from torch.ao.quantization import quantize_dynamic
    net = nn.Sequential(nn.Linear(3, 2))
    \(refusal.source)
    """
  #expect(run(program) == refusal.message + "\n")
}
