import Testing

@Test(arguments: try TrainingProgram.all("Losses"))
func `losses print what PyTorch prints`(program: TrainingProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: [
  (
    "F.ctc_loss(torch.zeros(6, 2, 4), torch.tensor([[1, 2], [3, 9]]), (6, 6), (2, 2))",
    "IndexError: label 9 in targets is out of range: there are 4 classes\nfix: labels are 0 … 3"
  ),
  (
    "F.ctc_loss(torch.zeros(2**15, 1, 2), torch.ones(1, 2**14).long(), (2**15,), (2**14,))",
    "RuntimeError: 32768 steps and 16384 labels have more alignments than fit into memory"
  ),
  (
    "F.binary_cross_entropy(torch.rand(2, 1), torch.rand(2, 1), torch.ones(2, 3))",
    "ValueError: weight of shape [2, 3] does not broadcast to the input's shape [2, 1]"
  ),
  (
    "F.huber_loss(torch.zeros(2), torch.zeros(2), delta='a')",
    "TypeError: delta must be a number, not str"
  ),
  (
    "nn.CTCLoss()(torch.zeros(6, 2, 4), torch.tensor([[1, 2], [3, 1]]), torch.ones(2), (2, 2))",
    "RuntimeError: input_lengths must be integral\nfix: write .long() behind it"
  ),
  (
    "nn.HuberLoss()(torch.zeros(2))",
    "TypeError: HuberLoss.forward() missing 1 required positional argument: 'target'"
  ),
])
func `a loss's mistake is named`(source: String, message: String) {
  let prelude = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"

  #expect(run(prelude + source) == message + "\n")
}
