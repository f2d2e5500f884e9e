import Interpreter
import Tensors

/// The module `torch.utils`.
func utilitiesModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.utils", documentation: "Data sets and loaders.",
    adviceForMissing: NetworkAdvice.tool)
}

/// The module `torch.utils.data`.
func dataModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let own = library.generator
  let datasets = datasetTypes(base: context.types.object)
  let classes =
    datasets + samplerTypes(own, base: context.types.object)
    + [loaderType(own, stream: datasets[1], base: context.types.object)]
  for made in classes where made.construct != nil { context.register(nativeClass: made) }
  return ModuleObject(
    name: "torch.utils.data", documentation: "Data sets and loaders.",
    functions: [randomSplit(own), defaultCollate, defaultConvert],
    attributes: classes.map { ($0.name, .classObject($0)) },
    adviceForMissing: { NetworkAdvice.data[$0] })
}

/// One of the modules below `torch.utils.data` that PyTorch's sources are divided into, by its last
/// name: some notes import from there.
func dataPartModule(_ last: String) -> (CellLibrary, Context) -> ModuleObject {
  { (library, context) in
    let name = "torch.utils.data.\(last)"
    var found: [(String, Value)] = []
    do throws(Raise) {
      let all = try library.module(named: "torch.utils.data", in: context)?.attributes.pairs ?? []
      found = all.filter { pair in
        switch pair.1 {
        case .classObject(let object): object.module == name
        case .builtin(let function): (function.name == "random_split") == (last == "dataset")
        default: false
        }
      }
    } catch {
      context.warn("\(name) has nothing to import")
    }
    return ModuleObject(name: name, documentation: "Data sets and loaders.", attributes: found)
  }
}

private func loaderType(
  _ own: RandomGenerator, stream: ClassObject, base: ClassObject
) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "DataLoader",
    [
      .required("dataset"), .optional("batch_size", 1), .optional("shuffle"),
      .optional("sampler"), .optional("batch_sampler"), .optional("num_workers", 0),
      .optional("collate_fn"), .optional("pin_memory", false), .optional("drop_last", false),
      .optional("timeout", 0), .optional("worker_init_fn"),
      .optional("multiprocessing_context"), .optional("generator"),
      .keywordOnly("prefetch_factor"), .keywordOnly("persistent_workers", false),
      .keywordOnly("pin_memory_device", ""), .keywordOnly("in_order", true),
    ], "A dataset in batches."
  ) { (arguments, context) in
    let settings = try DataLoaderSettings(
      arguments, isStream: context.isInstance(arguments["dataset"], of: stream), standard: own,
      in: context)
    return .native(DataLoader(settings))
  }
  return ClassObject(
    name: "DataLoader", module: "torch.utils.data.dataloader", base: base, construct: construct)
}
