import Interpreter
import RNN
import Tensors

/// The module `torch.nn.utils.rnn`.
func sequenceUtilsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.utils.rnn", documentation: "Sequences of different lengths.",
    functions: [
      packPadded, padPacked, padSequence, unpadSequence, packSequence, unpackSequence,
      invertPermutation,
    ],
    attributes: [("PackedSequence", .classObject(packedSequenceType(in: context)))])
}

private var packPadded: BuiltinFunction {
  BuiltinFunction(
    network: "pack_padded_sequence",
    [
      .required("input"), .required("lengths"), .optional("batch_first", false),
      .optional("enforce_sorted", true),
    ], "A padded batch without its padding."
  ) { (arguments, context) in
    let padded = try arguments.tensor("input", of: "_pack_padded_sequence")
    return .native(
      PackedSequenceObject(
        try PackedSequence(
          padded: padded, lengths: arguments.integers("lengths", in: context),
          batchFirst: arguments.bool("batch_first"),
          enforceSorted: arguments.bool("enforce_sorted"))))
  }
}

private var padPacked: BuiltinFunction {
  BuiltinFunction(
    network: "pad_packed_sequence",
    [
      .required("sequence"), .optional("batch_first", false), .optional("padding_value", 0.0),
      .optional("total_length"),
    ], "Packed sequences as a padded batch, and their lengths."
  ) { (arguments, _) in
    let sequence = try packed(arguments, "sequence")
    let padded = try sequence.padded(
      batchFirst: arguments.bool("batch_first"), value: arguments.scalar("padding_value"),
      totalLength: arguments.optional("total_length", Arguments.int))
    return Value(tensors: [padded, Tensor(integers: sequence.lengths)])
  }
}

private var padSequence: BuiltinFunction {
  BuiltinFunction(
    network: "pad_sequence",
    [
      .required("sequences"), .optional("batch_first", false), .optional("padding_value", 0.0),
      .optional("padding_side", "right"),
    ], "Sequences of different lengths as one tensor, padded at their ends."
  ) { (arguments, context) in
    let side = try arguments.string("padding_side")
    guard let side = PackedSequence.PaddingSide(rawValue: side) else {
      throw Raise(
        .runtimeError, "Expected padding_side to be one of left or right, but got \(side).")
    }
    return Value(
      try PackedSequence.padded(
        sequences(arguments, in: context), batchFirst: arguments.bool("batch_first"),
        value: arguments.scalar("padding_value"), side: side))
  }
}

private var unpadSequence: BuiltinFunction {
  BuiltinFunction(
    network: "unpad_sequence",
    [.required("padded_sequences"), .required("lengths"), .optional("batch_first", false)],
    "The sequences of a padded batch one by one."
  ) { (arguments, context) in
    let padded = try arguments.tensor("padded_sequences", of: "unpad_sequence")
    guard arguments["lengths"].tensor != nil else {
      throw Raise(
        .attributeError, "'\(arguments["lengths"].plainTypeName)' object has no attribute 'device'",
        fix: "give the lengths as a tensor: torch.tensor(lengths)")
    }
    let lengths = try arguments.integers("lengths", in: context)
    let rows = try padded.unbind(arguments.bool("batch_first") ? 0 : 1)
    guard rows.count == lengths.count else {
      throw SequenceError.lengthCount(batch: rows.count, got: lengths.count)
    }
    return Value(
      list: try zip(rows, lengths).map { row, length in
        Value(try row.slice(0, 0, max(length, 0)))
      })
  }
}

private var packSequence: BuiltinFunction {
  BuiltinFunction(
    network: "pack_sequence", [.required("sequences"), .optional("enforce_sorted", true)],
    "Sequences of different lengths without padding."
  ) { (arguments, context) in
    .native(
      PackedSequenceObject(
        try PackedSequence(
          sequences(arguments, in: context), enforceSorted: arguments.bool("enforce_sorted"))))
  }
}

private var unpackSequence: BuiltinFunction {
  BuiltinFunction(
    network: "unpack_sequence", [.required("packed_sequences")],
    "Packed sequences one by one."
  ) { (arguments, _) in
    Value(list: try packed(arguments, "packed_sequences").sequences().map { Value($0) })
  }
}

private var invertPermutation: BuiltinFunction {
  BuiltinFunction(
    network: "invert_permutation", [.required("permutation")],
    "The order that undoes an order."
  ) { (arguments, context) in
    if arguments["permutation"].isNone { return .none }
    let order = try arguments.integers("permutation", in: context)
    guard order.sorted() == Array(order.indices) else {
      throw Raise(
        .runtimeError, "a permutation names each of 0 … \(order.count - 1) once, got \(order)")
    }
    var inverse = order
    for (place, index) in order.enumerated() { inverse[index] = place }
    return Value(Tensor(integers: inverse))
  }
}

private func packed(_ arguments: Arguments, _ name: String) throws(Raise) -> PackedSequence {
  let value = arguments[name]
  if let object = value.native(as: PackedSequenceObject.self) { return object.sequence }
  throw Raise(
    .attributeError, "'\(value.plainTypeName)' object has no attribute 'batch_sizes'",
    fix: "give what pack_padded_sequence, pack_sequence or a recurrent layer returned")
}

/// The sequences of a list, or the rows of a tensor.
private func sequences(_ arguments: Arguments, in context: Context) throws -> [Tensor] {
  let value = arguments["sequences"]
  if let tensor = value.tensor { return try tensor.unbind(0) }
  guard !value.isNone, value.scalar == nil else {
    let type = try context.repr(.classObject(context.type(of: value)))
    throw Raise(
      .runtimeError,
      "\(arguments.function.name): Expected iterable for input sequences, but got arg of type: "
        + type)
  }
  return try context.elements(of: value).enumerated().map { place, element in
    guard let tensor = element.tensor else {
      throw Raise(
        .typeError,
        "expected Tensor as element \(place) in argument 0, but got \(element.plainTypeName)")
    }
    return tensor
  }
}
