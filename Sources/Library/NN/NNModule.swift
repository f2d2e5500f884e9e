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
    attributes: types.map { ($0.name, .classObject($0)) }, adviceForMissing: NetworkAdvice.layer)
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
