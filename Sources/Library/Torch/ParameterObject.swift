import Dialect
import Interpreter
import Tensors

/// `torch.nn.Parameter`: a tensor that a network owns and trains, under a class of its own.
///
/// It does what its tensor does; `Value.tensor` reads either. Take it from
/// `CellLibrary.parameter(_:)`, so that one tensor is one parameter.
package final class ParameterObject: NativeObject {
  package let tensor: Tensor

  init(_ tensor: Tensor) { self.tensor = tensor }

  package var typeName: String { "Parameter" }

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    try tensor.attribute(name, in: context)
  }

  package func setAttribute(
    _ name: String, to value: Value, in context: Context
  ) throws(Raise) {
    try tensor.setAttribute(name, to: value, in: context)
  }

  package func unary(_ op: UnaryOperator, in context: Context) throws(Raise) -> Value {
    try tensor.unary(op, in: context)
  }

  package func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    try tensor.binary(op, other, reflected: reflected, in: context)
  }

  package func augmented(
    _ op: BinaryOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    let result = try tensor.augmented(op, other, in: context)
    return result.isNotImplemented ? result : .native(self)
  }

  package func compare(
    _ op: ComparisonOperator, _ other: Value, in context: Context
  ) throws(Raise) -> Value {
    try tensor.compare(op, other, in: context)
  }

  package func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try tensor.item(key, in: context)
  }

  package func setItem(_ key: Value, to value: Value, in context: Context) throws(Raise) {
    try tensor.setItem(key, to: value, in: context)
  }

  package func length(in context: Context) throws(Raise) -> Int { try tensor.length(in: context) }

  package func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try tensor.iterator(in: context)
  }

  package func contains(_ item: Value, in context: Context) throws(Raise) -> Bool? {
    try tensor.contains(item, in: context)
  }

  package func truth(in context: Context) throws(Raise) -> Bool { try tensor.truth(in: context) }

  package func integer(isIndex: Bool, in context: Context) throws(Raise) -> Int? {
    try tensor.integer(isIndex: isIndex, in: context)
  }

  package func number(in context: Context) throws(Raise) -> Double? {
    try tensor.number(in: context)
  }

  package func repr(in context: Context) throws(Raise) -> String {
    "Parameter containing:\n\(tensor.description)"
  }
}

extension Arguments {
  /// The data of a parameter, with PyTorch's words for what is no tensor.
  fileprivate func parameterData() throws(Raise) -> Tensor {
    if let tensor = self["data"].tensor { return tensor }
    throw Raise(
      .attributeError, "'\(self["data"].plainTypeName)' object has no attribute 'detach'",
      fix: "give a tensor: nn.Parameter(torch.tensor(…))")
  }
}

/// The parameters of one note by their tensors.
final class ParameterTable {
  private struct Entry {
    weak var parameter: ParameterObject?
  }

  private var entries: [ObjectIdentifier: Entry] = [:]

  /// The one parameter of a tensor.
  func parameter(of tensor: Tensor) -> ParameterObject {
    if let known = entries[ObjectIdentifier(tensor)]?.parameter, known.tensor === tensor {
      return known
    }
    let made = ParameterObject(tensor)
    entries[ObjectIdentifier(tensor)] = Entry(parameter: made)
    return made
  }

  /// `torch.nn.Parameter(data, requires_grad=True)`: the memory of the data, as a leaf of its own.
  var constructor: BuiltinFunction {
    BuiltinFunction(
      torch: "Parameter", [.optional("data"), .optional("requires_grad", true)],
      "A tensor that a network owns and trains."
    ) { [self] (arguments, _) in
      let data = try arguments["data"].isNone ? Tensor.zeros([0]) : arguments.parameterData()
      let leaf = data.detach()
      if try arguments.bool("requires_grad") {
        try leaf.checkedForGradient().requiresGrad(true)
      }
      return .native(parameter(of: leaf))
    }
  }
}
