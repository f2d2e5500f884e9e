import Interpreter
import Tensors

/// A state as a cell's function has it: a tensor, or a tuple, a list or a dict of such, with anything
/// else that stays as it is.
struct StateTree {
  let value: Value

  /// The same with each tensor changed.
  func mapTensors(
    in context: Context, depth: Int = 0, _ change: (Tensor) throws -> Tensor
  ) throws -> Value {
    guard depth < 100 else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
    func changed(_ part: Value) throws -> Value {
      try StateTree(value: part).mapTensors(in: context, depth: depth + 1, change)
    }
    if let tensor = value.tensor { return Value(try change(tensor)) }
    switch value {
    case .tuple(let tuple): return Value(tuple: try tuple.elements.map(changed))
    case .list(let list): return Value(list: try list.elements.map(changed))
    case .dict(let dict):
      let copy = DictObject()
      for entry in dict.table.live {
        try copy.set(changed(entry.value), for: entry.key, in: context)
      }
      return .dict(copy)
    default: return value
    }
  }
}

/// `detach(state)`: the same values without their history, whatever they are held in.
var detachCommand: BuiltinFunction {
  BuiltinFunction(
    command: "detach", [.positional("state")],
    "A state, or a tuple, list or dict of states, cut off from what computed it."
  ) { (arguments, context) in
    try StateTree(value: arguments.receiver).mapTensors(in: context) { $0.detach() }
  }
}
