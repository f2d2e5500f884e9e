import Interpreter
import RNN

/// An optimizer of `torch.optim` as one value: its class's name, its settings, its rule.
struct OptimizerRule {
  let name: String
  /// The file of PyTorch that has the class: `adam`.
  let file: String
  /// The settings with their defaults, in the order of PyTorch's parameters.
  let parameters: [BuiltinParameter]
  let documentation: String
  /// A group's entries that nobody can choose: AdamW's `decoupled_weight_decay`.
  var fixed: [(String, Value)] = []
  /// The names of a group's entries where their order is not that of the parameters.
  var order: [String] = []
  /// The rule of a group with these settings.
  let make: (GroupSettings) throws -> any UpdateRule

  /// The rule of a group whose entries are read by name.
  func rule(_ read: @escaping (String) -> Value) throws -> any UpdateRule {
    let settings = GroupSettings(optimizer: name, read: read)
    try settings.checkDifferentiable()
    return try make(settings)
  }
}

/// The settings of one group, as the cell's dictionary has them now.
struct GroupSettings {
  let optimizer: String
  let read: (String) -> Value

  func number(_ name: String) throws(Raise) -> Double {
    let value = read(name)
    if let number = value.asDouble { return number }
    if let tensor = value.tensor, tensor.count == 1, let scalar = tensor.scalars.first {
      return scalar.double
    }
    throw .wrongArgumentType(
      function: "\(optimizer).__init__", parameter: name, expected: "float",
      found: value.plainTypeName)
  }

  func flag(_ name: String) -> Bool { read(name).asInt == 1 }

  /// Refuses what changes results and is not here: steps that gradients flow through.
  func checkDifferentiable() throws(Raise) {
    if flag("differentiable") {
      throw .unsupported("\(optimizer)(…, differentiable=True)", fix: "leave differentiable out")
    }
  }

  func pair(_ name: String) throws(Raise) -> (Double, Double) {
    let parts = (read(name).asSequence ?? []).compactMap(\.asDouble)
    guard parts.count == 2 else {
      throw .wrongArgumentType(
        function: "\(optimizer).__init__", parameter: name, expected: "a pair of floats",
        found: read(name).plainTypeName)
    }
    return (parts[0], parts[1])
  }
}
