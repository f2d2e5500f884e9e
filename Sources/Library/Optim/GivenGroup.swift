import Interpreter
import RNN
import Tensors

/// A group of parameters as a cell gives it to an optimizer.
struct GivenGroup {
  let parameters: [(value: Value, tensor: Tensor)]
  /// The entries besides the parameters, in the cell's order.
  let settings: [(name: String, value: Value)]

  /// The groups in an optimizer's first argument: tensors, pairs of a name and a tensor, or
  /// dictionaries with `params` and settings of their own.
  static func groups(_ value: Value, in context: Context) throws -> [GivenGroup] {
    if value.tensor != nil {
      throw Raise(
        .typeError,
        "params argument given to the optimizer should be an iterable of Tensors or dicts, "
          + "but got \(value.torchTypeName)", fix: "put it into a list: [tensor]")
    }
    if ModuleInstance(value) != nil, context.isIterable(value) == false {
      throw Raise(
        .typeError, "'\(value.plainTypeName)' object is not iterable",
        fix: "give the model's parameters: model.parameters()")
    }
    let elements = try context.elements(of: value)
    guard case .dict? = elements.first else {
      return [GivenGroup(parameters: try tensors(elements), settings: [])]
    }
    return try elements.map { element in
      guard case .dict(let dictionary) = element else {
        throw Raise(.typeError, "param_group must be a dict")
      }
      return try GivenGroup(dictionary, in: context)
    }
  }

  private init(parameters: [(value: Value, tensor: Tensor)], settings: [(String, Value)]) {
    self.parameters = parameters
    self.settings = settings.map { (name: $0.0, value: $0.1) }
  }

  private init(_ dictionary: DictObject, in context: Context) throws {
    var settings: [(String, Value)] = []
    for entry in dictionary.table.live {
      settings.append((entry.key.asString ?? "", entry.value))
    }
    guard let own = settings.first(where: { $0.0 == "params" })?.1 else {
      throw Raise.keyError("params", in: context)
    }
    if case .set = own {
      throw Raise(
        .typeError,
        "optimizer parameters need to be organized in ordered collections, but the ordering of "
          + "tensors in sets will change between runs. Please use a list instead.")
    }
    let parameters = own.tensor == nil ? try context.elements(of: own) : [own]
    self.init(
      parameters: try Self.tensors(parameters), settings: settings.filter { $0.0 != "params" })
  }

  private static func tensors(_ values: [Value]) throws -> [(value: Value, tensor: Tensor)] {
    try values.map { value in
      let value = value.asSequence.flatMap { $0.count == 2 ? $0[1] : nil } ?? value
      guard let tensor = value.tensor else {
        throw Raise(
          .typeError,
          "optimizer can only optimize Tensors, but one of the params is "
            + value.torchTypeName, fix: "give the model's parameters: model.parameters()")
      }
      return (value, tensor)
    }
  }

  /// The group with the defaults where it says nothing: as cells see it, and as it steps.
  func completed(
    by defaults: [(name: String, value: Value)], _ rule: OptimizerRule, in context: Context
  ) throws -> (DictObject, Optimizer.Group) {
    let known =
      settings
      + defaults.filter { entry in
        !settings.contains { $0.name == entry.name }
      }
    let entries = [("params", Value(list: parameters.map(\.value)))] + known
    let made = try rule.rule { name in known.first { $0.name == name }?.value ?? .none }
    return (
      try DictObject(entries, in: context), Optimizer.Group(parameters.map(\.tensor), made)
    )
  }
}
