import Interpreter
import RNN
import Tensors

extension FitData {
  /// What a training that goes on must have again: the samples' shapes, or what gives the batches,
  /// how many there are and of how many samples.
  func text(in context: Context) throws -> String {
    switch self {
    case .samples(let samples, _): return samples.setting.value
    case .batches(let value, _):
      var text = value.plainTypeName
      if let count = Self.count(of: value, in: context) {
        text += " of \(count) batch\(count == 1 ? "" : "es")"
      }
      let dataset = try context.attributeIfAny(value, "dataset")
      if let dataset, let count = Self.count(of: dataset, in: context) {
        text += ", \(CommandFault.count(count, "sample"))"
      }
      let first = (value.asSequence?.first?.asSequence ?? []).compactMap(\.tensor)
      return first.isEmpty ? text : "\(text), \(TrainingSamples(first).setting.value)"
    }
  }

  /// How many there are; nothing for what has no length, such as a generator.
  private static func count(of value: Value, in context: Context) -> Int? {
    try? context.length(value)
  }
}
