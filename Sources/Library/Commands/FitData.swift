import Interpreter
import RNN
import Tensors

/// What `fit` goes through in an epoch.
enum FitData {
  /// Rows of tensors: the model's arguments, and behind them the targets.
  case samples(TrainingSamples, isValidation: Bool)
  /// Anything that gives batches, anew in each pass.
  case batches(Value, isValidation: Bool)

  /// Begins a pass.
  func pass(
    _ plan: TrainingPlan, _ worker: FitWorker, shuffledBy generator: RandomGenerator?
  ) throws -> TrainingLoop<FitBatch>.Pass {
    switch self {
    case .samples(let samples, let isValidation):
      let size = min(plan.batchSize ?? samples.count, samples.count)
      let places = try samples.places(
        batchSize: size, shuffledBy: size < samples.count ? generator : nil)
      let what = isValidation ? "the validation data" : "the data"
      return TrainingLoop.Pass(count: places.count) {
        guard let place = places.next() else { return nil }
        let batch = try worker.batch(
          samples.rows(place).map { Value($0) }, goesOn: false, what: what)
        return (batch, worker.weight(of: batch))
      }
    case .batches(let value, let isValidation):
      return try Self.pass(over: value, worker, isValidation: isValidation)
    }
  }

  private static func pass(
    over value: Value, _ worker: FitWorker, isValidation: Bool
  ) throws -> TrainingLoop<FitBatch>.Pass {
    let context = worker.context
    let count = try context.attributeIfAny(value, "__len__").map { _ in
      try context.length(value)
    }
    let goesOn =
      value.native(as: TruncatedWindows.self) != nil
      || value.native(as: LanguageBatches.self) != nil
    let iterator = try context.iterator(value)
    var number = 0
    return TrainingLoop.Pass(count: count) {
      guard let next = try iterator.next(in: context) else { return nil }
      number += 1
      let what = "\(isValidation ? "validation " : "")batch \(number)"
      guard let parts = next.asSequence else {
        throw CommandFault.batchParts(what: what, types: [next.plainTypeName])
      }
      let batch = try worker.batch(parts, goesOn: goesOn, what: what)
      try checkFinite(batch, what: what)
      return (batch, worker.weight(of: batch))
    }
  }

  private static func checkFinite(_ batch: FitBatch, what: String) throws {
    for (name, value) in batch.inputs.map({ ("inputs", $0) }) + [("targets", Value(batch.targets))]
    {
      guard let tensor = value.tensor, let flat = try tensor.firstNotFinite() else { continue }
      throw CommandFault.dataNotFinite(
        what: "\(name) of \(what), element ", place: tensor.place(of: flat),
        value: tensor.scalars[flat].double)
    }
  }
}

// MARK: - What a cell gave

extension FitData {
  /// The data and the validation data of `fit`.
  static func read(
    _ arguments: Arguments, _ model: TrainedModel, _ library: CellLibrary, _ context: Context
  ) throws -> (data: FitData, validation: FitData?) {
    let reader = FitDataReader(
      batchSize: arguments["batch_size"], shuffles: try arguments.bool("shuffle"),
      context: context)
    let validation = arguments["validation"]
    if let fraction = validation.asDouble, try reader.isDataset(arguments["inputs"]) {
      return try reader.parts(of: arguments["inputs"], last: fraction)
    }
    let data = try reader.data(arguments["inputs"], arguments["targets"])
    if case .samples(let samples, _) = data, try model.readsTimeFirst(in: context),
      validation.asDouble != nil || arguments["batch_size"].asInt ?? .max < samples.count
    {
      throw CommandFault.timeInBatches(typeName: model.value.plainTypeName)
    }
    guard let fraction = validation.asDouble else {
      return (data, try validation.isNone ? nil : reader.validation(validation))
    }
    guard case .samples(let samples, _) = data else {
      throw CommandFault.fractionOfBatches(fraction)
    }
    let parts = try samples.split(last: fraction)
    return (
      .samples(parts.first, isValidation: false), .samples(parts.last, isValidation: true)
    )
  }
}

/// Makes data of what a cell gave.
private struct FitDataReader {
  let batchSize: Value
  let shuffles: Bool
  let context: Context

  func data(_ inputs: Value, _ targets: Value) throws -> FitData {
    guard targets.isNone else {
      let several = inputs.tensor == nil ? inputs.asSequence : nil
      guard inputs.tensor != nil || several?.contains(where: { $0.tensor != nil }) == true else {
        let element =
          inputs.asString == nil ? several?.first.map { " of \($0.plainTypeName)" } : nil
        throw CommandFault.inputsType(typeName: inputs.plainTypeName + (element ?? ""))
      }
      return try samples(several ?? [inputs], targets: targets, isValidation: false)
    }
    guard inputs.tensor == nil else { throw CommandFault.targetsMissing }
    return try whole(inputs, isValidation: false)
  }

  func validation(_ value: Value) throws -> FitData {
    guard value.tensor == nil, value.asString == nil else {
      throw CommandFault.validationPair(typeName: value.plainTypeName)
    }
    return try whole(value, isValidation: true)
  }

  /// All data in one value.
  private func whole(_ value: Value, isValidation: Bool) throws -> FitData {
    if let rows = value.native(as: TensorDataset.self) {
      return try samples(
        rows.tensors.dropLast().map { Value($0) }, targets: rows.tensors.last.map { Value($0) },
        isValidation: isValidation)
    }
    if let parts = value.asSequence, parts.count > 1, let first = parts.first,
      first.tensor != nil || first.asSequence?.first?.tensor == nil && parts.last?.tensor != nil
    {
      // (inputs…, targets), where lengths may be a list.
      return try samples(
        Array(parts.dropLast()), targets: parts.last, isValidation: isValidation)
    }
    if try isDataset(value) {
      return .batches(
        try loader(of: value, isValidation: isValidation), isValidation: isValidation)
    }
    guard context.isIterable(value), value.asString == nil else {
      throw isValidation
        ? CommandFault.validationPair(typeName: value.plainTypeName)
        : CommandFault.notData(typeName: value.plainTypeName)
    }
    if !batchSize.isNone, !isValidation {
      throw CommandFault.settingsOfData(name: "batch_size", typeName: value.plainTypeName)
    }
    return .batches(value, isValidation: isValidation)
  }

  func isDataset(_ value: Value) throws -> Bool {
    if value.native(as: DatasetSubset.self) != nil || value.native(as: ConcatDataset.self) != nil {
      return true
    }
    guard case .instance = value,
      case .classObject(let base) = try context.attribute(
        .module(context.importModule("torch.utils.data")), "Dataset")
    else { return false }
    return context.isInstance(value, of: base)
  }

  /// A dataset without its last samples, and those.
  func parts(
    of dataset: Value, last fraction: Double
  ) throws -> (data: FitData, validation: FitData?) {
    let count = try context.length(dataset)
    let start = count - (try TrainingSamples.size(ofLast: fraction, of: count))
    let type = try context.attribute(.module(context.importModule("torch.utils.data")), "Subset")
    func part(_ places: Range<Int>, isValidation: Bool) throws -> FitData {
      let subset = try context.call(type, [dataset, Value(list: places.map { .int($0) })])
      return .batches(
        try loader(of: subset, isValidation: isValidation), isValidation: isValidation)
    }
    return (
      try part(0..<start, isValidation: false), try part(start..<count, isValidation: true)
    )
  }

  /// A `DataLoader` over a dataset, with `fit`'s batch size and order.
  private func loader(of dataset: Value, isValidation: Bool) throws -> Value {
    let type = try context.attribute(
      .module(context.importModule("torch.utils.data")), "DataLoader")
    let isShuffled = shuffles && !batchSize.isNone && !isValidation
    let size = try batchSize.isNone ? .int(max(context.length(dataset), 1)) : batchSize
    return try context.call(
      type,
      CallArguments(
        [dataset],
        keywords: [("batch_size", size), ("shuffle", .bool(isShuffled))]))
  }

  /// Samples side by side.
  private func samples(
    _ inputs: [Value], targets: Value?, isValidation: Bool
  ) throws -> FitData {
    let prefix = isValidation ? "validation " : ""
    var tensors: [Tensor] = []
    for (place, value) in inputs.enumerated() {
      let name = prefix + (inputs.count == 1 ? "inputs" : "inputs[\(place)]")
      tensors.append(try tensor(value, name, isValidation: isValidation))
    }
    guard let targets = targets?.tensor, let first = tensors.first else {
      let types = (inputs + [targets ?? .none]).map(\.plainTypeName)
      throw isValidation
        ? CommandFault.validationPair(typeName: "(\(types.joined(separator: ", ")))")
        : CommandFault.targetsType(typeName: (targets ?? .none).plainTypeName)
    }
    for tensor in tensors + [targets] {
      guard let count = first.shape.first, count == tensor.shape.first else {
        throw CommandFault.sampleCounts(
          inputs: (tensor === targets ? first : tensor).shape, targets: targets.shape,
          isValidation: isValidation)
      }
    }
    let names = tensors.indices.map { tensors.count == 1 ? "inputs" : "inputs[\($0)]" }
    for (tensor, name) in zip(tensors + [targets], names + ["targets"]) {
      guard tensor.count > 0 else {
        throw CommandFault.noSamples(what: prefix + name, shape: tensor.shape)
      }
      guard let flat = try tensor.firstNotFinite() else { continue }
      throw CommandFault.dataNotFinite(
        what: prefix + name, place: tensor.place(of: flat), value: tensor.scalars[flat].double)
    }
    return .samples(TrainingSamples(tensors + [targets]), isValidation: isValidation)
  }

  /// An input: a tensor, or a list of lengths.
  private func tensor(_ value: Value, _ name: String, isValidation: Bool) throws -> Tensor {
    if let tensor = value.tensor { return tensor }
    guard let list = value.asSequence, list.allSatisfy({ $0.asInt != nil }) else {
      throw isValidation
        ? CommandFault.validationPair(typeName: value.plainTypeName)
        : CommandFault.inputType(name: name, typeName: value.plainTypeName)
    }
    return Tensor(integers: list.compactMap(\.asInt))
  }
}

extension Tensor {
  /// The index in each dimension of a flat index.
  fileprivate func place(of flat: Int) -> [Int] {
    var rest = flat
    var place: [Int] = []
    for size in shape.reversed() where size > 0 {
      place.append(rest % size)
      rest /= size
    }
    return place.reversed()
  }
}
