import Interpreter
import RNN
import Tensors

/// `state_dict` and `load_state_dict`.
var stateMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "state_dict", of: "Module",
      [.keywordOnly("destination"), .keywordOnly("prefix", ""), .keywordOnly("keep_vars", false)],
      "All parameters and buffers by their dotted names."
    ) { (arguments, context) in
      let prefix = try arguments.string("prefix")
      var table = OrderedTable()
      for entry in try arguments.module().body.fullState {
        try table.set(Value(entry.value), for: Value(prefix + entry.name), in: context)
      }
      return .dict(DictObject(table, typeName: "OrderedDict"))
    },
    BuiltinFunction(
      method: "load_state_dict", of: "Module",
      [.required("state_dict"), .optional("strict", true), .optional("assign", false)],
      "Copies values into the parameters and buffers of the same names."
    ) { (arguments, context) in
      try load(arguments, in: context)
    },
  ]
}

private func load(_ arguments: Arguments, in context: Context) throws -> Value {
  let module = try arguments.module()
  guard case .dict(let dictionary) = arguments["state_dict"] else {
    let type = try context.repr(.classObject(context.type(of: arguments["state_dict"])))
    throw Raise(
      .typeError, "Expected state_dict to be dict-like, got \(type).",
      fix: "give what another model's state_dict() returned")
  }
  let (state, others) = entries(of: dictionary)
  let strict = try arguments.bool("strict")
  let own = module.body.fullState.map(\.name)
  let given = Set(state.map(\.name))
  let missing = own.filter { !given.contains($0) }
  let unexpected = state.map(\.name).filter { !own.contains($0) } + others
  do {
    if strict, !others.isEmpty {
      throw LayerError.stateDictionary(
        layer: module.name, missing: missing, unexpected: unexpected, mismatched: [])
    }
    try module.body.load(fullState: state, strict: strict)
  } catch LayerError.stateDictionary(_, let missing, let unexpected, let mismatched) {
    throw LayerError.stateDictionary(
      layer: module.name, missing: missing, unexpected: unexpected, mismatched: mismatched)
  }
  return .native(IncompatibleKeys(missing: missing, unexpected: unexpected))
}

/// The values of a state dictionary, and the names of what is none.
private func entries(of dictionary: DictObject) -> (state: [NamedState], others: [String]) {
  var state: [NamedState] = []
  var others: [String] = []
  for entry in dictionary.table.live {
    let name = entry.key.asString ?? entry.key.plainTypeName
    if let value = StateValue(entry.value) {
      state.append((name, value))
    } else {
      others.append(name)
    }
  }
  return (state, others)
}

/// What `load_state_dict` returns: the names that only one side had.
final class IncompatibleKeys: NativeObject {
  private let missing: [String]
  private let unexpected: [String]

  init(missing: [String], unexpected: [String]) {
    self.missing = missing
    self.unexpected = unexpected
  }

  var typeName: String { "_IncompatibleKeys" }
  var attributeNames: [String] { ["missing_keys", "unexpected_keys"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "missing_keys": Value(list: missing.map { Value($0) })
    case "unexpected_keys": Value(list: unexpected.map { Value($0) })
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    if missing.isEmpty && unexpected.isEmpty { return "<All keys matched successfully>" }
    let missing = try context.repr(Value(list: missing.map { Value($0) }))
    let unexpected = try context.repr(Value(list: unexpected.map { Value($0) }))
    return "_IncompatibleKeys(missing_keys=\(missing), unexpected_keys=\(unexpected))"
  }
}
