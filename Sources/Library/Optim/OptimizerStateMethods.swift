import Interpreter
import RNN
import Tensors

/// `state_dict` and `load_state_dict` of optimizers.
var optimizerStateMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "state_dict", of: "Optimizer",
      "What is remembered of each parameter, by its number, and the settings of each group."
    ) { (arguments, context) in
      .dict(try arguments.optimizer().stateDictionary(in: context))
    },
    BuiltinFunction(
      method: "load_state_dict", of: "Optimizer", [.required("state_dict")],
      "Goes on from what another optimizer's state_dict gave."
    ) { (arguments, context) in
      let state = try arguments.optimizer()
      guard case .dict(let dictionary) = arguments["state_dict"] else {
        throw arguments.wrongType("state_dict", expected: "dict")
      }
      try state.load(dictionary, in: context)
      return .none
    },
  ]
}

/// `state`: what is remembered of each parameter, by the parameter itself.
var optimizerStateProperty: (String, Value) {
  DescriptorObject.property("state", documentation: "What is remembered of each parameter.") {
    (value, context) throws(Raise) in
    guard let state = value.native(as: OptimizerState.self) else { return .none }
    return try raising {
      var table = OrderedTable()
      for parameter in try state.parameters(in: context) {
        guard let own = try state.memory(of: parameter, in: context) else { continue }
        try table.set(.dict(own), for: parameter, in: context)
      }
      return .dict(
        DictObject(
          table, typeName: "defaultdict", defaultFactory: .classObject(context.types.dict)))
    }
  }
}

extension OptimizerState {
  /// The parameters of all groups, as cells see them.
  fileprivate func parameters(in context: Context) throws -> [Value] {
    try dictionaries.flatMap { group in
      try group.value(for: "params", in: context)?.asSequence ?? []
    }
  }

  /// What is remembered of a parameter; nothing before its first step.
  fileprivate func memory(of parameter: Value, in context: Context) throws -> DictObject? {
    guard let tensor = parameter.tensor else { return nil }
    let own = optimizer.state(of: tensor)
    if own.isEmpty { return nil }
    return try DictObject(own.map { ($0.name, Value($0.tensor)) }, in: context)
  }

  fileprivate func stateDictionary(in context: Context) throws -> DictObject {
    var numbers: [ObjectIdentifier: Int] = [:]
    var state = OrderedTable()
    var packed: [Value] = []
    for group in dictionaries {
      var places: [Value] = []
      for parameter in try group.value(for: "params", in: context)?.asSequence ?? [] {
        guard let tensor = parameter.tensor else { continue }
        let number = numbers[ObjectIdentifier(tensor)] ?? numbers.count
        numbers[ObjectIdentifier(tensor)] = number
        places.append(.int(number))
        guard let own = try memory(of: parameter, in: context) else { continue }
        try state.set(.dict(own), for: .int(number), in: context)
      }
      let settings = group.table.live.map { ($0.key.asString ?? "", $0.value) }
      let entries = settings.filter { $0.0 != "params" } + [("params", Value(list: places))]
      packed.append(.dict(try DictObject(entries, in: context)))
    }
    return try DictObject(
      [("state", .dict(DictObject(state))), ("param_groups", Value(list: packed))], in: context)
  }

  /// Takes settings and memory over; nothing is changed where they do not fit.
  fileprivate func load(_ dictionary: DictObject, in context: Context) throws {
    let saved = try savedGroups(dictionary, in: context)
    guard let given = try dictionary.value(for: "state", in: context) else {
      throw Raise.keyError("state", in: context)
    }
    guard case .dict(let memories) = given else {
      throw Raise(.typeError, "state must be a dict, not \(given.plainTypeName)")
    }
    var rules: [any UpdateRule] = []
    for group in saved {
      rules.append(try rule.rule { name in group.settings.first { $0.0 == name }?.1 ?? .none })
    }
    let before = optimizer.groups.map(\.rule)
    let kept = optimizer.groups.flatMap(\.parameters).map { ($0, optimizer.state(of: $0)) }
    do {
      for (place, made) in rules.enumerated() { optimizer.groups[place].rule = made }
      for (number, tensor) in zip(saved.flatMap(\.places), kept.map(\.0)) {
        let own = try memories.value(for: number, in: context)
        try optimizer.setState(Self.namedTensors(own), of: tensor)
      }
    } catch {
      for (place, made) in before.enumerated() { optimizer.groups[place].rule = made }
      for (tensor, own) in kept { try optimizer.setState(own, of: tensor) }
      throw error
    }
    for (place, group) in saved.enumerated() {
      let parameters = try dictionaries[place].value(for: "params", in: context) ?? .none
      groups.elements[place] = .dict(
        try DictObject(group.settings + [("params", parameters)], in: context))
    }
  }

  private static func namedTensors(_ value: Value?) -> [NamedTensor] {
    guard case .dict(let own)? = value else { return [] }
    return own.table.live.compactMap { entry in
      guard let name = entry.key.asString else { return nil }
      let tensor = entry.value.tensor ?? entry.value.scalar.map { Tensor($0, dtype: .float32) }
      return tensor.map { NamedTensor(name: name, tensor: $0) }
    }
  }

  private struct SavedGroup {
    let settings: [(String, Value)]
    let places: [Value]
  }

  private func savedGroups(_ dictionary: DictObject, in context: Context) throws -> [SavedGroup] {
    guard let value = try dictionary.value(for: "param_groups", in: context) else {
      throw Raise.keyError("param_groups", in: context)
    }
    let saved = try context.elements(of: value).map { element in
      guard case .dict(let group) = element else {
        throw Raise(.typeError, "a parameter group must be a dict, not \(element.plainTypeName)")
      }
      let entries = group.table.live.map { ($0.key.asString ?? "", $0.value) }
      return SavedGroup(
        settings: entries.filter { $0.0 != "params" },
        places: entries.first { $0.0 == "params" }?.1.asSequence ?? [])
    }
    guard saved.count == optimizer.groups.count else {
      throw Raise(
        .valueError, "loaded state dict has a different number of parameter groups",
        fix: "the optimizer has \(optimizer.groups.count), the state dict \(saved.count)")
    }
    for (group, own) in zip(saved, optimizer.groups)
    where group.places.count != own.parameters.count {
      throw Raise(
        .valueError,
        "loaded state dict contains a parameter group that doesn't match the size of "
          + "optimizer's group",
        fix: "the group has \(own.parameters.count) parameters, the state dict's "
          + "\(group.places.count)")
    }
    return saved
  }
}
