import Interpreter
import RNN
import Tensors

/// What stands behind an optimizer of a cell.
///
/// The groups that cells see are dictionaries (`param_groups`); before each step their settings
/// become the optimizer's rules, so that `group["lr"] = 0.1` counts.
final class OptimizerState {
  let rule: OptimizerRule
  let optimizer: Optimizer
  let groups: ListObject
  /// How many steps were made: schedules warn where there was none.
  var stepCount = 0

  init(_ rule: OptimizerRule, _ arguments: Arguments, in context: Context) throws {
    self.rule = rule
    var defaults: [(String, Value)] = []
    for (parameter, value) in zip(arguments.function.parameters, arguments.values).dropFirst(2) {
      defaults.append((parameter.name, value ?? .none))
    }
    defaults += rule.fixed
    var groups: [Optimizer.Group] = []
    var dictionaries: [Value] = []
    for given in try parameterGroups(arguments["params"], in: context) {
      let settings = defaults.map { name, standard in (name, given.settings[name] ?? standard) }
      let parameters = given.parameters.map(\.value)
      let dictionary = try DictObject([("params", Value(list: parameters))] + settings, in: context)
      let made = try rule.make(
        GroupSettings(optimizer: rule.name) { name in
          settings.first { $0.0 == name }?.1 ?? .none
        })
      groups.append(Optimizer.Group(given.parameters.map(\.tensor), made))
      dictionaries.append(.dict(dictionary))
    }
    self.groups = ListObject(dictionaries)
    do {
      optimizer = try Optimizer(groups)
    } catch LayerError.hyperparameter(let name, let value) {
      let given = defaults.first { $0.1.asDouble == value }?.1
      throw Raise(
        .valueError, "Invalid \(name): \(try context.repr(given ?? .float(value)))",
        fix: name == "learning rate" ? "make lr positive: 0.001 or 0.01 are common" : nil)
    }
  }

  /// Takes over what cells have written into the groups.
  func readGroups(in context: Context) throws {
    for (place, value) in groups.elements.enumerated() where place < optimizer.groups.count {
      guard case .dict(let group) = value else { continue }
      var settings: [String: Value] = [:]
      for entry in group.table.live { settings[entry.key.asString ?? ""] = entry.value }
      optimizer.groups[place].rule = try rule.make(
        GroupSettings(optimizer: rule.name) { settings[$0] ?? .none })
    }
  }

  /// The learning rate of each group, as the cells' dictionaries have it.
  func rates(_ key: String = "lr", in context: Context) throws(Raise) -> [Double] {
    var rates: [Double] = []
    for value in groups.elements {
      guard case .dict(let group) = value else { continue }
      rates.append(try group.value(for: Value(key), in: context)?.asDouble ?? 0)
    }
    return rates
  }

  func setRates(_ rates: [Double], _ key: String = "lr", in context: Context) throws(Raise) {
    for (value, rate) in zip(groups.elements, rates) {
      guard case .dict(let group) = value else { continue }
      try group.set(.float(rate), for: Value(key), in: context)
    }
  }
}

private struct GivenGroup {
  let parameters: [(value: Value, tensor: Tensor)]
  let settings: [String: Value]
}

/// The groups in an optimizer's first argument: tensors, pairs of a name and a tensor, or
/// dictionaries with `params` and settings of their own.
private func parameterGroups(_ value: Value, in context: Context) throws -> [GivenGroup] {
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
    return [GivenGroup(parameters: try tensors(elements), settings: [:])]
  }
  return try elements.map { element in
    guard case .dict(let dictionary) = element else {
      throw Raise(.typeError, "param_group must be a dict")
    }
    var settings: [String: Value] = [:]
    for entry in dictionary.table.live { settings[entry.key.asString ?? ""] = entry.value }
    guard let own = settings["params"] else { throw Raise.keyError("params", in: context) }
    let parameters = own.tensor == nil ? try context.elements(of: own) : [own]
    return GivenGroup(parameters: try tensors(parameters), settings: settings)
  }
}

private func tensors(_ values: [Value]) throws -> [(value: Value, tensor: Tensor)] {
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
