import Interpreter
import Tensors

/// What a loader was made with, checked as PyTorch checks it.
struct DataLoaderSettings {
  let dataset: Value
  /// None where samples come one by one, or where a sampler makes the batches.
  let batchSize: Int?
  let dropsLast: Bool
  /// What gives indices, or lists of indices where `hasBatches`; nothing for a stream.
  let indices: Value
  let hasBatches: Bool
  /// Whether the dataset is an `IterableDataset`.
  let isStream: Bool
  let collate: Value
  /// Where the seed for workers is drawn from.
  let generator: RandomGenerator
  let attributes: [(name: String, value: Value)]

  init(
    _ arguments: Arguments, isStream: Bool, standard: RandomGenerator, in context: Context
  ) throws {
    try Self.checkWorkers(arguments)
    let shuffles = try arguments["shuffle"].isNone ? false : context.truth(arguments["shuffle"])
    try Self.checkCombination(arguments, isStream: isStream, shuffles: shuffles, in: context)
    let ownSampler = arguments["batch_sampler"]
    let own = arguments["generator"].isNone ? nil : try arguments.generator(or: standard)
    dataset = arguments["dataset"]
    self.isStream = isStream
    collate = arguments["collate_fn"]
    generator = own ?? standard
    dropsLast = try arguments.bool("drop_last")

    let sampler: Value =
      if isStream || !arguments["sampler"].isNone {
        arguments["sampler"]
      } else if shuffles {
        .native(
          try RandomOrder(
            source: dataset, replacement: false, sampleCount: nil, generator: own,
            standard: standard
          ).sampler(in: context))
      } else {
        .native(Sampler.sequential(dataset))
      }
    let hasSize = ownSampler.isNone && !arguments["batch_size"].isNone
    batchSize = hasSize ? try Self.batchSize(arguments, in: context) : nil
    hasBatches = batchSize != nil || !ownSampler.isNone
    indices =
      batchSize.map { [dropsLast] size in
        .native(BatchSampler(sampler, size: size, dropsLast: dropsLast))
      } ?? (ownSampler.isNone ? sampler : ownSampler)
    let standardCollation = hasBatches ? defaultCollate : defaultConvert
    let collating = collate.isNone ? .builtin(standardCollation) : collate
    attributes = [
      ("dataset", dataset), ("batch_size", batchSize.map { .int($0) } ?? .none),
      ("drop_last", .bool(dropsLast)), ("sampler", sampler),
      ("batch_sampler", hasBatches ? indices : .none), ("collate_fn", collating),
      ("generator", arguments["generator"]), ("num_workers", arguments["num_workers"]),
      ("pin_memory", arguments["pin_memory"]), ("timeout", arguments["timeout"]),
    ]
  }

  private static func batchSize(_ arguments: Arguments, in context: Context) throws -> Int {
    guard case .int(let size) = arguments["batch_size"], size > 0 else {
      throw try wrongCount("batch_size", arguments, in: context)
    }
    return size
  }

  private static func checkWorkers(_ arguments: Arguments) throws {
    guard try arguments.int("num_workers") >= 0 else {
      throw Raise(
        .valueError,
        "num_workers option should be non-negative; use num_workers=0 to disable multiprocessing.")
    }
    guard try arguments.double("timeout") >= 0 else {
      throw Raise(.valueError, "timeout option should be non-negative")
    }
    let hasWorkers = try arguments.int("num_workers") > 0
    if !arguments["prefetch_factor"].isNone, !hasWorkers {
      throw Raise(
        .valueError,
        "prefetch_factor option could only be specified in multiprocessing."
          + "let num_workers > 0 to enable multiprocessing, otherwise set prefetch_factor to None.")
    }
    if try arguments.bool("persistent_workers"), !hasWorkers {
      throw Raise(.valueError, "persistent_workers option needs num_workers > 0")
    }
  }

  /// Settings that exclude each other.
  private static func checkCombination(
    _ arguments: Arguments, isStream: Bool, shuffles: Bool, in context: Context
  ) throws {
    let excluded = isStream ? ["shuffle", "sampler", "batch_sampler"] : []
    for name in excluded where name == "shuffle" ? shuffles : !arguments[name].isNone {
      let given = try context.text(arguments[name])
      throw Raise(
        .valueError,
        "DataLoader with IterableDataset: expected unspecified \(name) option, but got "
          + "\(name)=\(given)")
    }
    if shuffles, !arguments["sampler"].isNone {
      throw Raise(.valueError, "sampler option is mutually exclusive with shuffle")
    }
    let dropsLast = try arguments.bool("drop_last")
    if !arguments["batch_sampler"].isNone {
      guard arguments["batch_size"].asInt == 1, !shuffles, arguments["sampler"].isNone, !dropsLast
      else {
        throw Raise(
          .valueError,
          "batch_sampler option is mutually exclusive with batch_size, shuffle, sampler, and "
            + "drop_last")
      }
    } else if arguments["batch_size"].isNone, dropsLast {
      throw Raise(
        .valueError,
        "batch_size=None option disables auto-batching and is mutually exclusive with drop_last")
    }
  }
}
