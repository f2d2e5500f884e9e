import Interpreter
import Tensors

/// What `max`, `topk` and `sort` return: a tuple whose parts have names.
final class NamedResult: NativeObject {
  let operation: String
  let names: [String]
  let values: [Value]

  init(_ operation: String, _ parts: [(name: String, tensor: Tensor)]) {
    self.operation = operation
    names = parts.map(\.name)
    values = parts.map { Value($0.tensor) }
  }

  /// The values of an operation and where they stood.
  static func value(
    _ operation: String, _ result: (values: Tensor, indices: Tensor)
  ) -> Value {
    .native(
      NamedResult(operation, [("values", result.values), ("indices", result.indices)]))
  }

  var typeName: String { "torch.return_types.\(operation)" }
  var attributeNames: [String] { names }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    names.firstIndex(of: name).map { values[$0] }
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    try context.item(Value(tuple: values), key)
  }

  func length(in context: Context) throws(Raise) -> Int { values.count }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try context.iterator(Value(tuple: values))
  }

  func repr(in context: Context) throws(Raise) -> String {
    var lines: [String] = []
    for (name, value) in zip(names, values) { lines.append("\(name)=\(try context.repr(value))") }
    return "\(typeName)(\n" + lines.joined(separator: ",\n") + ")"
  }
}
