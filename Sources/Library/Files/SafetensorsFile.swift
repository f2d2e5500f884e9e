import Interpreter
import RNN
import Tensors

/// What `safe_open` gives: a file of which single tensors are read, inside `with` or without.
final class SafetensorsFile: NativeObject {
  private let content: Safetensors

  init(_ content: Safetensors) { self.content = content }

  var typeName: String { "safe_open" }
  var attributeNames: [String] { ["keys", "offset_keys", "get_tensor", "metadata"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    let content = content
    switch name {
    case "keys":
      let names = content.state.map(\.name).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      return method(name) { (_, _) in Value(list: names.map { Value($0) }) }
    case "offset_keys":
      return method(name) { (_, _) in Value(list: content.state.map { Value($0.name) }) }
    case "metadata":
      return method(name) { (_, context) in
        if content.metadata.isEmpty { return .none }
        return .dict(
          try DictObject(content.metadata.map { ($0.name, Value($0.value)) }, in: context))
      }
    case "get_tensor":
      return method(name, [.required("name")]) { (arguments, _) in
        let wanted = try arguments.string("name")
        guard let entry = content.state.first(where: { $0.name == wanted }) else {
          throw Raise(
            .keyError, "File does not contain tensor \(wanted)",
            fix: "keys() lists the tensors that there are")
        }
        return Value(entry.value)
      }
    default: return nil
    }
  }

  private func method(
    _ name: String, _ parameters: [BuiltinParameter] = [],
    _ body: @escaping (Arguments, Context) throws -> Value
  ) -> Value {
    .builtin(BuiltinFunction(network: name, parameters, "Reads the file.", body: body))
  }

  func enter(in context: Context) throws(Raise) -> Value { .native(self) }
  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool { false }
}
