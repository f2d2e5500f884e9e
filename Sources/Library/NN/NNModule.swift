import Interpreter
import RNN

/// The module `torch.nn`.
func nnModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let base = networkType(library, in: context)
  let layers =
    feedforwardLayers + recurrentLayers + recurrentCells + activationLayers
    + lossFunctions.map(\.layer)
  let types =
    [base] + containerTypes(base: base) + [parameterList(library, base: base)]
    + layers.map { $0.classObject(library, base: base) }
    + [library.types?.parameter].compactMap { $0 }
  return ModuleObject(
    name: "torch.nn", documentation: "Networks, as in PyTorch.",
    attributes: types.map { ($0.name, .classObject($0)) }, adviceForMissing: { missingLayers[$0] })
}

/// The class `nn.Module` of a context; the same for `torch.nn` and for compiled formulas.
func networkType(_ library: CellLibrary, in context: Context) -> ClassObject {
  let known = context.nativeClass(named: networkTypeName)
  if known.lookup("forward") != nil { return known }
  let made = moduleType(library, base: context.types.object)
  context.register(nativeClass: made, typeName: networkTypeName)
  return made
}

private let networkTypeName = "torch.nn.Module"

/// What to say about names of PyTorch that are not here.
private let missingLayers: [String: String] = {
  let convolution = "nn here has recurrent and linear layers; convolutions are not supported"
  let attention = "attention is not supported as a layer; write it with matmul and softmax"
  return [
    "Conv1d": convolution, "Conv2d": convolution, "MaxPool1d": convolution,
    "MaxPool2d": convolution, "AdaptiveAvgPool1d": convolution,
    "MultiheadAttention": attention, "Transformer": attention,
    "TransformerEncoder": attention, "TransformerEncoderLayer": attention,
    "TransformerDecoder": attention, "TransformerDecoderLayer": attention,
    "BatchNorm1d": "nn.LayerNorm normalizes here", "BatchNorm2d": "nn.LayerNorm normalizes here",
    "GroupNorm": "nn.LayerNorm normalizes here",
    "DataParallel": "call the model itself: a note runs on one CPU",
    "ParameterDict": "keep the parameters as attributes of their own",
    "CTCLoss": "nn has CrossEntropyLoss, NLLLoss, MSELoss, L1Loss, SmoothL1Loss and BCELoss here",
    "KLDivLoss": "write (p * (p.log() - q.log())).sum()",
    "HuberLoss": "write nn.SmoothL1Loss",
    "Hardtanh": "write torch.clamp", "PReLU": "write nn.LeakyReLU",
    "Dropout1d": "write nn.Dropout", "Dropout2d": "write nn.Dropout",
  ]
}()
