import Interpreter
import Tensors

/// The module `torch.utils`.
func utilitiesModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.utils", documentation: "Data sets and loaders.",
    adviceForMissing: { _ in "torch.utils has data here: torch.utils.data" })
}

/// The module `torch.utils.data`.
func dataModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let own = library.generator
  let dataset = ClassObject(
    name: "Dataset", module: "torch.utils.data.dataset", base: context.types.object,
    documentation: "The base of data sets: define __len__ and __getitem__.")
  let classes = [
    dataset, tensorDatasetType(base: dataset), subsetType(base: dataset),
    loaderType(own, base: context.types.object),
  ]
  for made in classes.dropFirst() { context.register(nativeClass: made) }
  return ModuleObject(
    name: "torch.utils.data", documentation: "Data sets and loaders.",
    functions: [randomSplit(own)],
    attributes: classes.map { ($0.name, .classObject($0)) })
}

private func tensorDatasetType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "TensorDataset", [.variadic("tensors")], "Samples that are rows of tensors."
  ) { (arguments, _) in
    let tensors = arguments.rest.compactMap(\.tensor)
    if let other = arguments.rest.first(where: { $0.tensor == nil }) {
      throw Raise(.typeError, "TensorDataset() takes tensors, not \(other.plainTypeName)")
    }
    return .native(try TensorDataset(tensors))
  }
  return ClassObject(
    name: "TensorDataset", module: "torch.utils.data.dataset", base: base, construct: construct)
}

private func subsetType(base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "Subset", [.required("dataset"), .required("indices")], "Some samples of a dataset."
  ) { (arguments, context) in
    var indices: [Int] = []
    for index in try context.elements(of: arguments["indices"]) {
      indices.append(try context.integer(index, else: "indices must be integers"))
    }
    return .native(DatasetSubset(arguments["dataset"], indices))
  }
  return ClassObject(
    name: "Subset", module: "torch.utils.data.dataset", base: base, construct: construct)
}

private func loaderType(_ own: RandomGenerator, base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "DataLoader",
    [
      .required("dataset"), .optional("batch_size", 1), .optional("shuffle"),
      .keywordOnly("num_workers", 0), .keywordOnly("collate_fn"),
      .keywordOnly("pin_memory", false), .keywordOnly("drop_last", false),
      .keywordOnly("generator"),
    ], "A dataset in batches."
  ) { (arguments, _) in
    .native(try DataLoader(arguments, standard: own))
  }
  return ClassObject(
    name: "DataLoader", module: "torch.utils.data.dataloader", base: base, construct: construct)
}

/// Parts of a dataset of given lengths, or of given fractions, drawn without overlap.
private func randomSplit(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    torch: "random_split",
    [.required("dataset"), .required("lengths"), .optional("generator")],
    "Parts of a dataset, drawn without overlap."
  ) { (arguments, context) in
    let count = try context.length(arguments["dataset"])
    let lengths = try lengths(arguments.sequence("lengths"), count: count)
    guard lengths.allSatisfy({ $0 >= 0 }), lengths.reduce(0, &+) == count else {
      throw Raise(
        .valueError,
        "Sum of input lengths does not equal the length of the input dataset!",
        fix: "the dataset has \(count) samples, the lengths add up to \(lengths.reduce(0, &+))")
    }
    var rest = try arguments.generator(or: own).permutation(count)[...]
    return Value(
      list: lengths.map { length in
        let part = Array(rest.prefix(length))
        rest = rest.dropFirst(length)
        return .native(DatasetSubset(arguments["dataset"], part))
      })
  }
}

/// Lengths as they are given, or from fractions that add up to one: what rounding leaves goes to
/// the first parts, one each.
private func lengths(_ given: [Value], count: Int) throws -> [Int] {
  let whole = given.compactMap(\.asInt)
  if whole.count == given.count { return whole }
  let fractions = given.compactMap(\.asDouble)
  guard fractions.count == given.count, fractions.allSatisfy({ 0...1 ~= $0 }),
    abs(fractions.reduce(0, +) - 1) < 1e-9
  else {
    throw Raise(.valueError, "the fractions of a random_split must add up to 1")
  }
  var lengths = fractions.map { Int(Double(count) * $0) }
  for index in 0..<max(0, count - lengths.reduce(0, +)) { lengths[index % lengths.count] += 1 }
  return lengths
}
