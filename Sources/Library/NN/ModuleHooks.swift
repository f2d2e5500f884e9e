import Interpreter
import RNN
import Tensors

/// The functions that `register_forward_hook` and its like gave to a module.
///
/// They stand in the instance's attribute `_hooks`, a list of pairs (kind, function) in the
/// order of their registration, so that copies of the module keep them.
struct ModuleHooks {
  enum Kind: String {
    case before, after, backward
  }

  private static let attribute = "_hooks"
  private let entries: [(kind: Kind, function: Value)]

  /// Nothing for a module that no hook was registered with.
  init?(_ object: InstanceObject) {
    guard case .list(let list)? = object.attributes[Self.attribute], !list.elements.isEmpty
    else { return nil }
    entries = list.elements.compactMap { entry in
      guard let pair = entry.asSequence, pair.count == 2,
        let kind = pair[0].asString.flatMap(Kind.init(rawValue:))
      else { return nil }
      return (kind, pair[1])
    }
  }

  func functions(_ kind: Kind) -> [Value] {
    entries.filter { $0.kind == kind }.map(\.function)
  }

  /// Registers a function; gives what takes it away.
  static func register(_ function: Value, _ kind: Kind, with object: InstanceObject) -> Value {
    var list = ListObject()
    if case .list(let known)? = object.attributes[attribute] { list = known }
    object.attributes[attribute] = .list(list)
    let entry = TupleObject([Value(kind.rawValue), function])
    list.elements.append(.tuple(entry))
    return .native(
      RemovableHandle {
        list.elements.removeAll {
          if case .tuple(let other) = $0 { other === entry } else { false }
        }
      })
  }
}

/// `register_forward_pre_hook`, `register_forward_hook`, `register_full_backward_hook`.
var hookMethods: [BuiltinFunction] {
  [
    registering(
      "register_forward_pre_hook", .before, ["with_kwargs"],
      "Calls hook(module, args) before forward; what it gives replaces the arguments."),
    registering(
      "register_forward_hook", .after, ["with_kwargs", "always_call"],
      "Calls hook(module, args, output) after forward; what it gives replaces the output."),
    registering(
      "register_full_backward_hook", .backward, [],
      "Calls hook(module, grad_input, grad_output) in backward; what it gives replaces grad_input."),
  ]
}

private func registering(
  _ name: String, _ kind: ModuleHooks.Kind, _ refused: [String], _ documentation: String
) -> BuiltinFunction {
  let options = (["prepend"] + refused).map { BuiltinParameter.keywordOnly($0, false) }
  return BuiltinFunction(method: name, of: "Module", [.required("hook")] + options, documentation) {
    (arguments, _) in
    guard case .instance(let object) = arguments.receiver else { return .none }
    for option in ["prepend"] + refused where try arguments.bool(option) {
      throw Raise.unsupported("\(name)(\(option)=True)", fix: "register without \(option)")
    }
    return ModuleHooks.register(arguments["hook"], kind, with: object)
  }
}
