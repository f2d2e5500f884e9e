import Interpreter
import RNN
import Tensors

/// The module `torch.nn.utils.prune`.
func pruneModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let functions =
    methods.map { $0.function(library) } + [globalUnstructured(library), remove(library), isPruned]
  let classes = [
    "Identity", "RandomUnstructured", "L1Unstructured", "RandomStructured", "LnStructured",
    "CustomFromMask",
  ]
  return ModuleObject(
    name: "torch.nn.utils.prune", documentation: "Parameters that are held at zero.",
    functions: functions,
    attributes: classes.map { name in
      (
        name,
        .classObject(
          ClassObject(
            name: name, module: "torch.nn.utils.prune", base: context.types.object,
            documentation: "A way to choose what is pruned."))
      )
    },
    adviceForMissing: {
      $0 == "BasePruningMethod"
        ? "compute a mask of zeros and ones and give it to prune.custom_from_mask" : nil
    })
}

/// A function of the module that prunes one parameter.
private struct PruneFunction {
  let name: String
  let parameters: [BuiltinParameter]
  let documentation: String
  let method: (Arguments) throws -> PruningMethod

  func function(_ library: CellLibrary) -> BuiltinFunction {
    let method = method
    return BuiltinFunction(
      network: name, [.required("module"), .required("name")] + parameters, documentation
    ) { (arguments, _) in
      let module = try arguments.pruned()
      let name = try arguments.string("name")
      let method = try method(arguments)
      let scores = try arguments.optionalTensor("importance_scores")
      try module.body.prune(
        name, method, scores: scores ?? module.shownValue(name), generator: library.generator)
      try module.showPruned(name, library)
      return module.value
    }
  }
}

private var methods: [PruneFunction] {
  let scores = BuiltinParameter.optional("importance_scores")
  return [
    PruneFunction(
      name: "identity", parameters: [], documentation: "Prunes nothing, but keeps a mask."
    ) { _ in .identity },
    PruneFunction(
      name: "random_unstructured", parameters: [.required("amount")],
      documentation: "Prunes elements drawn at random."
    ) { .random(try $0.amount()) },
    PruneFunction(
      name: "l1_unstructured", parameters: [.required("amount"), scores],
      documentation: "Prunes the elements with the smallest magnitudes."
    ) { .smallest(try $0.amount()) },
    PruneFunction(
      name: "random_structured", parameters: [.required("amount"), .required("dim")],
      documentation: "Prunes channels drawn at random."
    ) { .randomChannels(try $0.amount(), dimension: try $0.int("dim")) },
    PruneFunction(
      name: "ln_structured",
      parameters: [.required("amount"), .required("n"), .required("dim"), scores],
      documentation: "Prunes the channels with the smallest norms."
    ) {
      .smallestChannels(
        try $0.amount(), norm: try $0["n"].asString == "fro" ? 2 : $0.double("n"),
        dimension: try $0.int("dim"))
    },
    PruneFunction(
      name: "custom_from_mask", parameters: [.required("mask")],
      documentation: "Prunes what is zero in the mask."
    ) { .mask(try $0.tensor("mask")) },
  ]
}

/// `remove(module, name)`.
private func remove(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "remove", [.required("module"), .required("name")],
    "Makes pruning permanent: the parameter has its name again, and zeros."
  ) { (arguments, _) in
    let (module, name) = (try arguments.pruned(), try arguments.string("name"))
    try module.body.removePruning(name)
    for ending in ["_orig", "_mask"] { module.object.attributes[name + ending] = nil }
    if let parameter = module.body.parameter(name) {
      module.object.attributes[name] = library.parameter(parameter)
    }
    return module.value
  }
}

private var isPruned: BuiltinFunction {
  BuiltinFunction(
    network: "is_pruned", [.required("module")], "Whether anything inside is pruned."
  ) { (arguments, _) in
    .bool(try arguments.pruned().body.isPruned)
  }
}

extension Arguments {
  /// The module to prune.
  fileprivate func pruned() throws(Raise) -> ModuleInstance {
    guard let module = ModuleInstance(self["module"]) else {
      throw Raise(
        .attributeError,
        "'\(self["module"].plainTypeName)' object has no attribute '_forward_pre_hooks'",
        fix: "give a layer: prune.\(function.name)(model.fc, …)")
    }
    return module
  }

  /// How much to prune: an integer, or a fraction.
  fileprivate func amount() throws -> PruningAmount { try PruningAmount(self["amount"]) }
}

extension PruningAmount {
  init(_ value: Value) throws {
    switch value {
    case .int(let count): self = .count(count)
    case .bool(let flag): self = .count(flag ? 1 : 0)
    case .float(let fraction): self = .fraction(fraction)
    default:
      let shown = value.asString ?? value.plainTypeName
      throw Raise(.typeError, "Invalid type for amount: \(shown). Must be int or float.")
    }
    try check()
  }
}
