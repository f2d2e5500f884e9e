import Interpreter
import RNN
import Tensors

/// `torch.nn.utils.rnn.PackedSequence`: a tuple of four fields, each under its name.
final class PackedSequenceObject: NativeObject {
  let sequence: PackedSequence
  private let fields: [(name: String, value: Value)]

  init(_ sequence: PackedSequence) {
    func order(_ indices: [Int]?) -> Value {
      indices.map { Value(Tensor(integers: $0)) } ?? .none
    }
    self.sequence = sequence
    fields = [
      ("data", Value(sequence.data)),
      ("batch_sizes", Value(Tensor(integers: sequence.batchSizes))),
      ("sorted_indices", order(sequence.sortedIndices)),
      ("unsorted_indices", order(sequence.unsortedIndices)),
    ]
  }

  var typeName: String { "PackedSequence" }
  var attributeNames: [String] { fields.map(\.name) + ["is_cuda"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    if name == "is_cuda" { return false }
    return fields.first { $0.name == name }?.value
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {
    guard fields.contains(where: { $0.name == name }) else {
      throw .noAttribute(typeName: typeName, name: name, known: attributeNames)
    }
    throw Raise(
      .attributeError, "can't set attribute",
      fix: "make a new one: PackedSequence(data, batch_sizes, sorted_indices, unsorted_indices)")
  }

  private var tuple: Value { Value(tuple: fields.map(\.value)) }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try context.item(tuple, key)
  }

  func length(in context: Context) throws(Raise) -> Int { fields.count }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try context.iterator(tuple)
  }

  func repr(in context: Context) throws(Raise) -> String {
    var parts: [String] = []
    for (name, value) in fields { parts.append("\(name)=\(try context.repr(value))") }
    return "PackedSequence(\(parts.joined(separator: ", ")))"
  }

  /// The same sequences with other data.
  func replacingData(_ data: Tensor) throws -> Value {
    data === sequence.data
      ? .native(self) : .native(PackedSequenceObject(try sequence.replacingData(data)))
  }
}

/// The class `PackedSequence` of a context.
func packedSequenceType(in context: Context) -> ClassObject {
  let made = ClassObject(
    name: "PackedSequence", module: "torch.nn.utils.rnn", base: context.types.tuple,
    documentation: "Sequences of different lengths without padding.", construct: constructor,
    methods: [conversion] + ["cpu", "float", "double", "long"].map(converted))
  context.register(nativeClass: made)
  return made
}

private var constructor: BuiltinFunction {
  BuiltinFunction(
    network: "PackedSequence",
    [
      .required("data"), .required("batch_sizes"), .optional("sorted_indices"),
      .optional("unsorted_indices"),
    ], "Sequences of different lengths without padding."
  ) { (arguments, context) in
    let sizes = try arguments.integers("batch_sizes", in: context)
    let order =
      arguments["sorted_indices"].isNone
      ? nil : try arguments.integers("sorted_indices", in: context)
    let sequence = try PackedSequence(
      data: arguments.tensor("data", of: "PackedSequence"), batchSizes: sizes,
      sortedIndices: order)
    if !arguments["unsorted_indices"].isNone,
      try arguments.integers("unsorted_indices", in: context) != sequence.unsortedIndices
    {
      throw Raise(
        .runtimeError, "unsorted_indices must be the inverse of sorted_indices",
        fix: "leave unsorted_indices out")
    }
    return .native(PackedSequenceObject(sequence))
  }
}

/// `packed.to(…)`: what the tensor's own method makes of the data.
private var conversion: BuiltinFunction {
  BuiltinFunction(
    method: "to", of: "PackedSequence", [.variadic("args"), .keywords("kwargs")],
    "The sequences with data of another kind."
  ) { (arguments, context) in
    try convert(arguments, "to", in: context)
  }
}

private func converted(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    method: name, of: "PackedSequence", "The sequences with data of another kind."
  ) { (arguments, context) in
    try convert(arguments, name, in: context)
  }
}

private func convert(_ arguments: Arguments, _ name: String, in context: Context) throws -> Value {
  guard let packed = arguments.receiver.native(as: PackedSequenceObject.self) else {
    throw arguments.wrongType("self", expected: "PackedSequence")
  }
  let method = try context.attribute(Value(packed.sequence.data), name)
  let made = try context.call(
    method, CallArguments(arguments.rest, keywords: arguments.keywords))
  guard let data = made.tensor else { return .none }
  return try packed.replacingData(data)
}

extension Arguments {
  /// Integers of a one-dimensional tensor or of a list; fractions lose theirs, as in PyTorch.
  func integers(_ name: String, in context: Context) throws(Raise) -> [Int] {
    var tensor = self[name].tensor
    if tensor == nil {
      let given = self[name]
      guard given.asSequence != nil || given.scalar != nil || given.array != nil else {
        throw wrongTensorType(name, expected: "Tensor")
      }
      tensor = try raising { try TensorData(self[name], in: context).tensor(dtype: .int64) }
    }
    guard let tensor, tensor.rank == 1 else {
      throw Raise(
        .runtimeError,
        "'\(name)' argument should be a 1D CPU int64 tensor, but got \(tensor?.rank ?? 0)D cpu Long "
          + "tensor")
    }
    return try raising { try tensor.to(.int64).integers }
  }
}
