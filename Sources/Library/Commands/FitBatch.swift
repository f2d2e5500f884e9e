import Interpreter
import RNN
import Tensors

/// A batch as `fit` computes it.
struct FitBatch {
  /// What the model is called with.
  let inputs: [Value]
  let targets: Tensor
  /// Whether the batch goes on where the one before ended, so that the state is handed on.
  let goesOn: Bool
}

/// Computes the loss of batches.
final class FitWorker {
  let model: TrainedModel
  private let loss: TrainingLoss
  private let teacherForcing: TeacherForcing
  let context: Context
  /// The share of `teacherForcing` in this epoch.
  private var share = 1.0
  /// The state that the batch before ended with.
  private var state = Value.none

  init(model: TrainedModel, loss: TrainingLoss, teacherForcing: TeacherForcing, context: Context) {
    self.model = model
    self.loss = loss
    self.teacherForcing = teacherForcing
    self.context = context
  }

  /// Begins a pass over the data; one that trains begins an epoch.
  func begin(epoch: Int?) throws {
    state = .none
    if let epoch { share = try teacherForcing.share(epoch: epoch) }
  }

  func loss(of batch: FitBatch) throws -> Tensor {
    try context.checkLimits()
    return try loss(of: output(for: batch), batch.targets, context)
  }

  /// What the model gives, of a tuple the first part.
  private func output(for batch: FitBatch) throws -> Tensor {
    var inputs = batch.inputs
    if batch.goesOn, !state.isNone { inputs.append(state) }
    let result = try context.call(model.value, inputs)
    if let tensor = result.tensor { return tensor }
    guard case .tuple(let parts) = result, let tensor = parts.elements.first?.tensor else {
      throw CommandFault.outputNotATensor(function: "fit", typeName: result.plainTypeName)
    }
    if batch.goesOn, parts.elements.count == 2 {
      state = try StateTree(value: parts.elements[1]).mapTensors(in: context) { $0.detach() }
    }
    return tensor
  }

  /// How much a batch counts in an epoch's loss: its samples; the steps of all its sequences where
  /// it is a stretch of longer ones, or where some targets are left out.
  func weight(of batch: FitBatch) -> Int {
    let standard = model.isEncoderDecoder ? TrainingLoss.nothingIgnored : nil
    if let ignored = loss.ignoredIndex ?? standard, batch.targets.dtype == .int64 {
      return batch.targets.integers.count { $0 != ignored }
    }
    return batch.goesOn ? batch.targets.count : batch.targets.shape.first ?? 1
  }

  /// The batch of some values: all but the last are the model's, the last is the target.
  ///
  /// - Parameter what: What messages call the batch.
  func batch(_ parts: [Value], goesOn: Bool, what: @autoclosure () -> String) throws -> FitBatch {
    if model.isEncoderDecoder {
      let padding = loss.ignoredIndex ?? TrainingLoss.nothingIgnored
      return try FitBatch(
        pair: parts, FitBatch.Pairing(teacherForcing: share, padding: padding), what: what(),
        in: context)
    }
    guard parts.count > 1, let targets = parts.last?.tensor else {
      throw CommandFault.batchParts(what: what(), types: parts.map(\.plainTypeName))
    }
    return FitBatch(inputs: Array(parts.dropLast()), targets: targets, goesOn: goesOn)
  }
}
