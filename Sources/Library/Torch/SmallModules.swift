import Interpreter
import Tensors

/// The module `torch.cuda`: there is no GPU, and it says so.
func cudaModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.cuda", documentation: "There is no GPU here.",
    functions: [
      BuiltinFunction("is_available", [], documentation: "False.") { (_, _) throws(Raise) in false
      },
      BuiltinFunction("device_count", [], documentation: "Zero.") { (_, _) throws(Raise) in 0 },
      BuiltinFunction("empty_cache", [], documentation: "Does nothing.") { (_, _) throws(Raise) in
        .none
      },
      cudaSeed("manual_seed"), cudaSeed("manual_seed_all"),
    ],
    adviceForMissing: { _ in
      "there is no GPU here: guard the code with torch.cuda.is_available(), which is False"
    })
}

private func cudaSeed(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    name, [.required("seed")], documentation: "Does nothing: there is no GPU's generator."
  ) { (arguments, _) throws(Raise) in
    _ = try arguments.int("seed")
    return .none
  }
}

/// The module `torch.backends`.
func backendsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(name: "torch.backends", documentation: "Settings of PyTorch's backends.")
}

/// The module `torch.backends.cudnn`: its settings can be made and change nothing.
func cudnnModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.backends.cudnn", documentation: "Settings that have no effect without a GPU.",
    functions: [
      BuiltinFunction("is_available", [], documentation: "False.") { (_, _) throws(Raise) in false }
    ], attributes: [("deterministic", false), ("benchmark", false), ("enabled", true)])
}

/// The module `torch.backends.mps`: Apple's GPU, which there is none of.
func metalModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let never = ["is_available", "is_built"].map { name in
    BuiltinFunction(name, [], documentation: "False.") { (_, _) throws(Raise) in false }
  }
  return ModuleObject(
    name: "torch.backends.mps", documentation: "There is no GPU here.", functions: never)
}

/// The module `torch.autograd`.
func autogradModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.autograd", documentation: "Gradients.",
    functions: gradientSwitches.filter { $0.name != "is_grad_enabled" } + [variableMaker]
      + autogradFunctions)
}

/// `Variable(data, requires_grad)`: what tensors with gradients were called before PyTorch 0.4.
private var variableMaker: BuiltinFunction {
  BuiltinFunction(
    torch: "Variable",
    [.optional("data"), .optional("requires_grad", false), .optional("volatile")],
    "The same memory as a new tensor outside of the graph."
  ) { (arguments, context) in
    if !arguments["volatile"].isNone {
      context.warn(
        "volatile was removed (Variable.volatile is always False), use with torch.no_grad() instead"
      )
    }
    let data = arguments["data"]
    guard let tensor = data.isNone ? try Tensor.zeros([0]) : data.tensor else {
      throw Raise(
        .typeError, "Variable data has to be a tensor, but got \(data.plainTypeName)",
        fix: "make one first: torch.tensor(…)")
    }
    let leaf = tensor.detach()
    if try arguments.bool("requires_grad") { try leaf.checkedForGradient().requiresGrad(true) }
    return Value(leaf)
  }
}
