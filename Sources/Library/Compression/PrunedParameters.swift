import Interpreter
import RNN
import Tensors

extension ModuleInstance {
  /// The value of a parameter as the instance shows it: of a pruned one, what it was at the last call.
  func shownValue(_ name: String) -> Tensor? { object.attributes[name]?.tensor }

  /// Shows a pruned parameter's original, mask and value as attributes.
  func showPruned(_ name: String, _ library: CellLibrary) throws {
    object.attributes[name + "_orig"] = body.parameter(name + "_orig").map(library.parameter)
    object.attributes[name + "_mask"] = body.buffer(name + "_mask").map { Value($0) }
    object.attributes[name] = try body.prunedValue(name).map { Value($0) }
  }

  /// Computes the values of pruned parameters anew, as each call of a module does.
  func refreshPruned() throws {
    for name in body.prunedNames {
      object.attributes[name] = try body.prunedValue(name).map { Value($0) }
    }
  }
}

/// `global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs)`.
func globalUnstructured(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    network: "global_unstructured",
    [
      .required("parameters"), .required("pruning_method"), .optional("importance_scores"),
      .keywords("kwargs"),
    ], "Prunes several parameters as if they were one."
  ) { (arguments, context) in
    let parameters = try prunedParameters(arguments["parameters"], in: context)
    let method = try globalMethod(arguments)
    let scores = try parameters.map { module, name in
      try givenScores(arguments["importance_scores"], module, name)
        ?? module.shownValue(name) ?? Tensor.zeros([0])
    }
    try Module.pruneTogether(
      parameters.map { ($0.module.body, $0.name) }, method, scores: scores,
      generator: library.generator)
    for (module, name) in parameters { try module.showPruned(name, library) }
    return .none
  }
}

/// Pairs of a layer and the name of one of its parameters.
func prunedParameters(
  _ value: Value, in context: Context
) throws -> [(module: ModuleInstance, name: String)] {
  let isIterable = value.asSequence != nil || value.reference is IteratorObject
  guard isIterable else {
    throw Raise(
      .typeError, "global_unstructured(): parameters is not an Iterable",
      fix: "give pairs of a layer and a name: [(model.fc, \"weight\")]")
  }
  return try context.elements(of: value).map { pair in
    guard let parts = pair.asSequence, parts.count == 2, let module = ModuleInstance(parts[0]),
      let name = parts[1].asString
    else {
      throw Raise(
        .typeError, "cannot unpack non-iterable \(pair.plainTypeName) object",
        fix: "give pairs of a layer and a name: [(model.fc, \"weight\")]")
    }
    return (module, name)
  }
}

private func globalMethod(_ arguments: Arguments) throws -> PruningMethod {
  guard case .classObject(let type) = arguments["pruning_method"] else {
    throw arguments.wrongType("pruning_method", expected: "pruning method")
  }
  guard !["RandomStructured", "LnStructured"].contains(type.name) else {
    throw PruningError.method(name: type.name)
  }
  guard let amount = arguments.keywords.first(where: { $0.name == "amount" }) else {
    guard type.name != "Identity" else { return .identity }
    throw Raise(
      .typeError, "\(type.name).__init__() missing 1 required positional argument: 'amount'")
  }
  switch type.name {
  case "L1Unstructured": return .smallest(try PruningAmount(amount.value))
  case "RandomUnstructured": return .random(try PruningAmount(amount.value))
  default: throw arguments.wrongType("pruning_method", expected: "pruning method")
  }
}

/// The scores for one parameter in a dict by pairs of layer and name.
private func givenScores(
  _ value: Value, _ module: ModuleInstance, _ name: String
) throws(Raise) -> Tensor? {
  guard case .dict(let dictionary) = value else { return nil }
  for entry in dictionary.table.live {
    guard let key = entry.key.asSequence, key.count == 2, key[1].asString == name,
      ModuleInstance(key[0])?.object === module.object
    else { continue }
    return entry.value.tensor
  }
  return nil
}
