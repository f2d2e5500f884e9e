import Interpreter
import Tensors

/// The classes of data sets, the bases first: cells subclass `Dataset` and `IterableDataset`.
func datasetTypes(base: ClassObject) -> [ClassObject] {
  let dataset = ClassObject(
    name: "Dataset", module: datasetFile, base: base,
    documentation: "The base of data sets: define __len__ and __getitem__.",
    methods: [missingItem, addition])
  let stream = ClassObject(
    name: "IterableDataset", module: datasetFile, base: dataset,
    documentation: "The base of data sets that only run from the start: define __iter__.",
    methods: [chaining])
  return [
    dataset, stream, tensorDataset(dataset), subset(dataset), concatenated(dataset, stream),
    chained(stream),
  ]
}

private let datasetFile = "torch.utils.data.dataset"

private var missingItem: BuiltinFunction {
  BuiltinFunction(
    torch: "__getitem__", [.positional("self"), .positional("index")], "One sample."
  ) { (_, _) in
    throw Raise(
      .notImplementedError, "Subclasses of Dataset should implement __getitem__.",
      fix: "define __getitem__(self, index) in the class")
  }
}

/// `a + b`: the samples of both, one after the other.
private var addition: BuiltinFunction {
  BuiltinFunction(
    torch: "__add__", [.positional("self"), .positional("other")], "The samples of both."
  ) { (arguments, context) in
    .native(try ConcatDataset([arguments.receiver, arguments["other"]], in: context))
  }
}

private var chaining: BuiltinFunction {
  BuiltinFunction(
    torch: "__add__", [.positional("self"), .positional("other")], "The samples of both."
  ) { (arguments, _) in
    .native(ChainDataset([arguments.receiver, arguments["other"]]))
  }
}

private func tensorDataset(_ base: ClassObject) -> ClassObject {
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
    name: "TensorDataset", module: datasetFile, base: base, construct: construct)
}

private func subset(_ base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "Subset", [.required("dataset"), .required("indices")], "Some samples of a dataset."
  ) { (arguments, context) in
    let indices = try context.elements(of: arguments["indices"])
    return .native(DatasetSubset(arguments["dataset"], indices, given: arguments["indices"]))
  }
  return ClassObject(name: "Subset", module: datasetFile, base: base, construct: construct)
}

private func concatenated(_ base: ClassObject, _ stream: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "ConcatDataset", [.required("datasets")], "Data sets one after the other."
  ) { (arguments, context) in
    let datasets = try context.elements(of: arguments["datasets"])
    guard !datasets.contains(where: { context.isInstance($0, of: stream) }) else {
      throw Raise(
        .assertionError, "ConcatDataset does not support IterableDataset",
        fix: "chain streams with ChainDataset")
    }
    return .native(try ConcatDataset(datasets, in: context))
  }
  return ClassObject(
    name: "ConcatDataset", module: datasetFile, base: base, construct: construct)
}

private func chained(_ base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    torch: "ChainDataset", [.required("datasets")], "Streams one after the other."
  ) { (arguments, context) in
    let datasets = try context.elements(of: arguments["datasets"])
    guard datasets.allSatisfy({ context.isInstance($0, of: base) }) else {
      throw Raise(.assertionError, "ChainDataset only supports IterableDataset")
    }
    return .native(ChainDataset(datasets))
  }
  return ClassObject(name: "ChainDataset", module: datasetFile, base: base, construct: construct)
}
