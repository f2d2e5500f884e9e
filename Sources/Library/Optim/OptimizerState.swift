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
  /// The settings of a group that says nothing, in PyTorch's order.
  let defaults: [(name: String, value: Value)]
  /// How many steps were made: schedules warn where there was none.
  var stepCount = 0

  init(_ rule: OptimizerRule, _ arguments: Arguments, in context: Context) throws {
    self.rule = rule
    let defaults = Self.defaults(rule, arguments)
    self.defaults = defaults
    let given = try GivenGroup.groups(arguments["params"], in: context)
    var made: [Optimizer.Group] = []
    groups = ListObject()
    for group in given {
      let (dictionary, own) = try group.completed(by: defaults, rule, in: context)
      made.append(own)
      groups.elements.append(.dict(dictionary))
    }
    optimizer = try Self.naming(defaults, context) { try Optimizer(made) }
  }

  private init(copying other: OptimizerState, _ groups: ListObject, _ optimizer: Optimizer) {
    (rule, defaults, stepCount) = (other.rule, other.defaults, other.stepCount)
    (self.groups, self.optimizer) = (groups, optimizer)
  }

  /// The optimizer with a copy of its memory, for copies of its groups with parameters of their own.
  func copied(_ copies: ListObject, in context: Context) throws -> OptimizerState {
    var made: [Optimizer.Group] = []
    for (group, own) in zip(copies.elements, optimizer.groups) {
      guard case .dict(let dictionary) = group else { continue }
      let parameters = try dictionary.value(for: "params", in: context)?.asSequence ?? []
      made.append(Optimizer.Group(parameters.compactMap(\.tensor), own.rule))
    }
    let other = try Optimizer(made)
    let pairs = zip(optimizer.groups.flatMap(\.parameters), made.flatMap(\.parameters))
    for (before, after) in pairs {
      let memory = try optimizer.state(of: before).map {
        NamedTensor(name: $0.name, tensor: try $0.tensor.clone())
      }
      try other.setState(memory, of: after)
    }
    return OptimizerState(copying: self, copies, other)
  }

  /// `add_param_group`: more parameters, with settings of their own.
  func add(_ group: Value, in context: Context) throws {
    guard case .dict = group else {
      let type = try context.repr(.classObject(context.type(of: group)))
      throw Raise(
        .typeError, "param_group must be a dict, but got \(type)",
        fix: "write {\"params\": …} around it")
    }
    guard let given = try GivenGroup.groups(Value(list: [group]), in: context).first else { return }
    let (dictionary, own) = try given.completed(by: defaults, rule, in: context)
    try Self.naming(defaults, context) { try optimizer.add(own) }
    groups.elements.append(.dict(dictionary))
  }

  /// Takes over what cells have written into the groups.
  func readGroups(in context: Context) throws {
    for (place, group) in dictionaries.enumerated() where place < optimizer.groups.count {
      var settings: [String: Value] = [:]
      for entry in group.table.live { settings[entry.key.asString ?? ""] = entry.value }
      optimizer.groups[place].rule = try rule.rule { settings[$0] ?? .none }
    }
  }

  /// The groups as cells see them.
  var dictionaries: [DictObject] {
    groups.elements.compactMap { value in
      if case .dict(let group) = value { group } else { nil }
    }
  }

  private static func defaults(
    _ rule: OptimizerRule, _ arguments: Arguments
  ) -> [(name: String, value: Value)] {
    var settings: [(name: String, value: Value)] = []
    for (parameter, value) in zip(arguments.function.parameters, arguments.values).dropFirst(2) {
      settings.append((parameter.name, value ?? .none))
    }
    settings += rule.fixed.map { (name: $0.0, value: $0.1) }
    guard !rule.order.isEmpty else { return settings }
    return rule.order.compactMap { name in settings.first { $0.name == name } }
  }

  /// Runs work whose message about a setting shall show the value as the cell wrote it.
  private static func naming<Result>(
    _ defaults: [(name: String, value: Value)], _ context: Context, _ work: () throws -> Result
  ) throws -> Result {
    do {
      return try work()
    } catch LayerError.hyperparameter(let name, let value) {
      let given = defaults.first { $0.value.asDouble == value }?.value
      throw Raise(
        .valueError, "Invalid \(name): \(try context.repr(given ?? .float(value)))",
        fix: name == "learning rate" ? "make lr positive: 0.001 or 0.01 are common" : nil)
    }
  }
}

extension OptimizerState {
  /// An entry of each group as a number: `lr`, `initial_lr`.
  func rates(_ key: String = "lr", in context: Context) throws(Raise) -> [Double] {
    var rates: [Double] = []
    for group in dictionaries {
      rates.append(try group.value(for: Value(key), in: context)?.asDouble ?? 0)
    }
    return rates
  }

  /// An entry of each group as it stands there.
  func values(_ key: String, in context: Context) throws(Raise) -> [Value] {
    var values: [Value] = []
    for group in dictionaries {
      values.append(try group.value(for: Value(key), in: context) ?? .none)
    }
    return values
  }

  /// Sets an entry of each group. A value that stays is not replaced, for `1` would become `1.0`.
  func setRates(_ rates: [Double], _ key: String = "lr", in context: Context) throws(Raise) {
    for (group, rate) in zip(dictionaries, rates) {
      let before = try group.value(for: Value(key), in: context)?.asDouble
      if before == rate { continue }
      try group.set(.float(rate), for: Value(key), in: context)
    }
  }

  /// Sets each group's momentum, or where it has betas, the first of them.
  func setMomenta(_ momenta: [Double], in context: Context) throws(Raise) {
    for (group, momentum) in zip(dictionaries, momenta) {
      guard let betas = try group.value(for: "betas", in: context)?.asSequence else {
        try group.set(.float(momentum), for: "momentum", in: context)
        continue
      }
      try group.set(
        Value(tuple: [.float(momentum)] + betas.dropFirst()), for: "betas", in: context)
    }
  }
}
