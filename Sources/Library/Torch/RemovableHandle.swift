import Interpreter
import Tensors

/// What registering a hook gives: it takes the hook away again, by `remove()` or at the end of a
/// `with` block.
final class RemovableHandle: NativeObject {
  private let body: () -> Void

  init(_ body: @escaping () -> Void) { self.body = body }

  var typeName: String { "RemovableHandle" }
  var attributeNames: [String] { ["remove"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    guard name == "remove" else { return nil }
    return .builtin(
      BuiltinFunction("remove", [], documentation: "Takes the hook away.") {
        [body] (_, _) throws(Raise) in
        body()
        return .none
      })
  }

  func enter(in context: Context) throws(Raise) -> Value { .native(self) }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    body()
    return false
  }

  func repr(in context: Context) throws(Raise) -> String {
    "<torch.utils.hooks.RemovableHandle object>"
  }
}

extension Value {
  /// A function of a cell as a hook of a gradient: a tensor that it gives goes on instead.
  func gradientHook(in context: Context) -> (Tensor) throws -> Tensor? {
    { gradient in
      let result = try context.call(self, [Value(gradient)])
      if result.isNone { return nil }
      guard let changed = result.tensor else {
        throw Raise(.typeError, "expected Variable, but hook returned '\(result.plainTypeName)'")
      }
      return changed
    }
  }
}
