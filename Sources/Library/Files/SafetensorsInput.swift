import Interpreter
import RNN
import Tensors

/// What cells give to be written as safetensors, checked as the format's Python package does.
enum SafetensorsInput {
  /// The named tensors of a dictionary, and the weights of quantized layers.
  static func tensors(
    _ value: Value, in context: Context
  ) throws -> (tensors: [NamedTensor], integers: [(name: String, matrix: QuantizedMatrix)]) {
    guard case .dict(let dictionary) = value else {
      let type = try context.repr(.classObject(context.type(of: value)))
      throw Raise(
        .valueError, "Expected a dict of [str, torch.Tensor] but received \(type)",
        fix: "give model.state_dict()")
    }
    var integers: [(name: String, matrix: QuantizedMatrix)] = []
    let tensors = try dictionary.table.live.compactMap { entry -> NamedTensor? in
      guard let name = entry.key.asString else {
        throw Raise(
          .typeError,
          "argument 'tensor_dict': '\(entry.key.plainTypeName)' object is not an instance of 'str'")
      }
      if let weight = entry.value.native(as: QuantizedTensor.self) {
        integers.append((name, weight.matrix))
        return nil
      }
      guard let tensor = entry.value.tensor else {
        let type = try context.repr(.classObject(context.type(of: entry.value)))
        throw Raise(
          .valueError, "Key `\(name)` is invalid, expected torch.Tensor but received \(type)")
      }
      return NamedTensor(name: name, tensor: tensor)
    }
    try checkShared(tensors, in: context)
    try checkOrder(tensors)
    return (tensors, integers)
  }

  private static func checkShared(_ tensors: [NamedTensor], in context: Context) throws {
    var rest = tensors.filter { $0.tensor.count > 0 }
    var groups: [Value] = []
    while let first = rest.first {
      let same = rest.filter { $0.tensor.sharesMemory(with: first.tensor) }
      rest.removeAll { $0.tensor.sharesMemory(with: first.tensor) }
      if same.count > 1 {
        groups.append(.set(try SetObject(same.map { Value($0.name) }, in: context)))
      }
    }
    guard !groups.isEmpty else { return }
    let indent = String(repeating: " ", count: 12)
    throw Raise(
      .runtimeError,
      "\n\(indent)Some tensors share memory, this will lead to duplicate memory on disk and "
        + "potential differences when loading them again: "
        + "\(try context.repr(Value(list: groups))).\n"
        + "\(indent)A potential way to correctly save your model is to use `save_model`.\n"
        + "\(indent)More information at "
        + "https://huggingface.co/docs/safetensors/torch_shared_tensors\n\(indent)",
      fix: "write safetensors.torch.save_model(model, …), or .clone() one of them")
  }

  private static func checkOrder(_ tensors: [NamedTensor]) throws {
    for entry in tensors where !entry.tensor.isContiguous {
      throw Raise(
        .valueError,
        "You are trying to save a non contiguous tensor: `\(entry.name)` which is not allowed. It "
          + "either means you are trying to save tensors which are reference of each other in "
          + "which case it's recommended to save only the full tensors, and reslice at load "
          + "time, or simply call `.contiguous()` on your tensor to pack it before saving.")
    }
  }

  /// Text under names, or nothing.
  static func metadata(_ value: Value) throws -> [(name: String, value: String)] {
    if value.isNone { return [] }
    guard case .dict(let dictionary) = value else {
      throw Raise(.typeError, "metadata must be a dict of str, not \(value.plainTypeName)")
    }
    return try dictionary.table.live.map { entry in
      for part in [entry.key, entry.value] where part.asString == nil {
        throw Raise(
          .typeError,
          "argument 'metadata': '\(part.plainTypeName)' object is not an instance of 'str'")
      }
      return (entry.key.asString ?? "", entry.value.asString ?? "")
    }
  }
}
