import Interpreter
import RNN
import Tensors

/// The module `torch.nn.utils`.
func utilsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.utils", documentation: "What training needs besides layers.",
    functions: [clipNorm, clipValue])
}

/// The module `torch.nn.utils.rnn`.
func sequenceUtilsModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.utils.rnn", documentation: "Sequences of different lengths.",
    functions: [padSequence],
    adviceForMissing: {
      $0.contains("pack") ? "pad the sequences with pad_sequence and mask the padded steps" : nil
    })
}

/// The module `torch.nn.parameter`.
func parameterModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "torch.nn.parameter", documentation: "Parameters of networks.",
    attributes: [library.types?.parameter].compactMap { $0 }.map { ($0.name, .classObject($0)) })
}

private var clipNorm: BuiltinFunction {
  BuiltinFunction(
    network: "clip_grad_norm_",
    [
      .required("parameters"), .required("max_norm"), .optional("norm_type", 2.0),
      .optional("error_if_nonfinite", false), .optional("foreach"),
    ], "Scales all gradients so that their norm is at most max_norm; gives the norm before."
  ) { (arguments, context) in
    let norm = try clipGradientNorm(
      tensors(arguments, in: context), maximum: arguments.double("max_norm"),
      order: arguments.double("norm_type"),
      requireFinite: arguments.bool("error_if_nonfinite"))
    return Value(Tensor([norm], shape: []))
  }
}

private var clipValue: BuiltinFunction {
  BuiltinFunction(
    network: "clip_grad_value_",
    [.required("parameters"), .required("clip_value"), .optional("foreach")],
    "Cuts each element of the gradients to −clip_value … clip_value."
  ) { (arguments, context) in
    try clipGradientValue(
      tensors(arguments, in: context), limit: arguments.double("clip_value"))
    return .none
  }
}

/// One tensor, or all of an iterable.
private func tensors(_ arguments: Arguments, in context: Context) throws -> [Tensor] {
  let value = arguments["parameters"]
  if let tensor = value.tensor { return [tensor] }
  return try context.elements(of: value).map { element in
    guard let tensor = element.tensor else {
      throw Raise(
        .typeError,
        "\(arguments.function.name)(): the parameters must be Tensors, "
          + "not \(element.plainTypeName)",
        fix: "give model.parameters()")
    }
    return tensor
  }
}

private var padSequence: BuiltinFunction {
  BuiltinFunction(
    network: "pad_sequence",
    [.required("sequences"), .optional("batch_first", false), .optional("padding_value", 0.0)],
    "Sequences of different lengths as one tensor, padded at their ends."
  ) { (arguments, _) in
    let sequences = try arguments.tensors("sequences")
    guard let first = sequences.first, sequences.allSatisfy({ $0.rank > 0 }) else {
      throw Raise(.runtimeError, "pad_sequence: Expected a non-empty list of Tensors")
    }
    let length = sequences.map { $0.shape[0] }.max() ?? 0
    let filling = Scalar.float(try arguments.double("padding_value"))
    let padded = try sequences.map { sequence in
      let rest = [length - sequence.shape[0]] + sequence.shape.dropFirst()
      return try Tensor.cat([sequence, Tensor.full(rest, filling, dtype: first.dtype)], 0)
    }
    return Value(try Tensor.stack(padded, arguments.bool("batch_first") ? 0 : 1))
  }
}
