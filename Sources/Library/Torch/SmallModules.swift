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
  let variable = BuiltinFunction(
    torch: "Variable",
    [.required("data"), .optional("requires_grad", false), .keywordOnly("volatile", false)],
    "The tensor itself: every tensor is a variable."
  ) { (arguments, _) in
    let tensor = try arguments.tensor("data")
    return Value(try arguments.bool("requires_grad") ? tensor.requiresGrad(true) : tensor)
  }
  return ModuleObject(
    name: "torch.autograd", documentation: "Gradients.",
    functions: gradientSwitches.filter { $0.name != "is_grad_enabled" } + [variable]
      + autogradFunctions)
}
