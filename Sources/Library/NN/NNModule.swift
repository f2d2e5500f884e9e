import Interpreter
import RNN

/// The module `torch.nn`.
func nnModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let base = networkType(library, in: context)
  let layers =
    feedforwardLayers + recurrentLayers + recurrentCells + activationLayers
    + lossFunctions.map(\.layer)
  let types =
    [base] + containerTypes(base: base)
    + [parameterList(library, base: base), parameterDict(library, base: base)]
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
  let images = "nn here works along sequences: Conv1d is there, layers for images are not"
  let transformer =
    "write it with nn.MultiheadAttention, nn.LayerNorm and nn.Linear"
  let averages = "nn.LayerNorm and nn.BatchNorm1d normalize here"
  return [
    "Conv2d": images, "Conv3d": images, "ConvTranspose1d": images, "MaxPool2d": images,
    "AvgPool2d": images, "BatchNorm2d": averages, "GroupNorm": averages,
    "InstanceNorm1d": averages, "RMSNorm": averages,
    "Transformer": transformer, "TransformerEncoder": transformer,
    "TransformerEncoderLayer": transformer, "TransformerDecoder": transformer,
    "TransformerDecoderLayer": transformer,
    "DataParallel": "call the model itself: a note runs on one CPU",
    "RReLU": "write nn.LeakyReLU", "Softmax2d": "write nn.Softmax(dim=-3)",
    "Dropout2d": "write nn.Dropout1d or nn.Dropout",
    "AlphaDropout": "write nn.Dropout", "FeatureAlphaDropout": "write nn.Dropout",
  ]
}()
