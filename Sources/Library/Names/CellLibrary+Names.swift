import Interpreter
import StandardLibrary

extension CellLibrary {
  /// Makes known what names PyTorch, matplotlib and Python have, for messages and tables.
  func registerNames(in context: Context) {
    context.register(
      originals: OriginalNames.torch, of: "PyTorch",
      advice: [
        "torch.Tensor": { TorchAdvice.tensor[$0] },
        "torch.nn.modules.module.Module": { NetworkAdvice.module[$0] },
        "torch.optim.optimizer.Optimizer": { NetworkAdvice.optimizer[$0] },
      ])
    context.register(
      originals: OriginalNames.matplotlib, of: "matplotlib",
      advice: ["matplotlib.axes.Axes": { PlotAdvice.module[$0] }])
    StandardModule.registerNames(in: context)
  }
}
