import Interpreter
import Tensors

/// `torch.no_grad()` and its like: in a `with` block, or around a function, operations are recorded
/// or not.
final class GradientSwitch: NativeObject {
  let typeName: String
  private let records: Bool
  /// What to go back to, innermost block last.
  private var before: [Bool] = []

  init(_ typeName: String, records: Bool) {
    self.typeName = typeName
    self.records = records
  }

  /// A switch that acts at once, as `torch.set_grad_enabled(mode)` does, and goes back at the end
  /// of its block.
  static func acting(records: Bool) -> GradientSwitch {
    let made = GradientSwitch("set_grad_enabled", records: records)
    made.before = [GradientMode.isEnabled]
    GradientMode.isEnabled = records
    made.hasActed = true
    return made
  }

  private var hasActed = false

  func enter(in context: Context) throws(Raise) -> Value {
    if hasActed {
      hasActed = false
    } else {
      before.append(GradientMode.isEnabled)
    }
    GradientMode.isEnabled = records
    return .none
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    if let last = before.popLast() { GradientMode.isEnabled = last }
    return false
  }

  /// As a decorator: the function with the switch around each of its calls.
  func call(_ arguments: CallArguments, in context: Context) throws(Raise) -> Value {
    guard arguments.positional.count == 1, arguments.keywords.isEmpty,
      context.isCallable(arguments.positional[0])
    else {
      throw Raise(.typeError, "\(typeName)() decorates one function")
    }
    return Self.decorated(arguments.positional[0], records: records)
  }

  static func decorated(_ function: Value, records: Bool) -> Value {
    let name =
      switch function {
      case .function(let object): object.name
      case .builtin(let object): object.name
      default: "decorated"
      }
    return .builtin(
      BuiltinFunction(name, [.variadic("args"), .keywords("kwargs")]) {
        (arguments, context) throws(Raise) in
        let before = GradientMode.isEnabled
        GradientMode.isEnabled = records
        defer { GradientMode.isEnabled = before }
        return try context.call(
          function, CallArguments(arguments.rest, keywords: arguments.keywords))
      })
  }

  func repr(in context: Context) throws(Raise) -> String {
    "<torch.autograd.grad_mode.\(typeName) object>"
  }
}

/// `torch.no_grad`, `torch.enable_grad`, `torch.inference_mode`, `torch.set_grad_enabled`.
var gradientSwitches: [BuiltinFunction] {
  [
    gradientSwitch("no_grad", records: false, "Operations are not recorded for backward."),
    gradientSwitch("inference_mode", records: false, "Operations are not recorded for backward."),
    gradientSwitch("enable_grad", records: true, "Operations are recorded for backward."),
    BuiltinFunction(
      torch: "set_grad_enabled", [.required("mode")], "Records operations, or does not."
    ) { (arguments, _) in
      .native(GradientSwitch.acting(records: try arguments.bool("mode")))
    },
    BuiltinFunction(torch: "is_grad_enabled", [], "Whether operations are recorded.") { (_, _) in
      .bool(GradientMode.isEnabled)
    },
  ]
}

private func gradientSwitch(
  _ name: String, records: Bool, _ documentation: String
) -> BuiltinFunction {
  BuiltinFunction(torch: name, [.optional("function")], documentation) { (arguments, context) in
    let function = arguments["function"]
    if context.isCallable(function) {
      return GradientSwitch.decorated(function, records: records)
    }
    let isOff = name == "inference_mode" && function.asInt == 0
    return .native(GradientSwitch(name, records: isOff ? true : records))
  }
}
