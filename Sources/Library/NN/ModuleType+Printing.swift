import Interpreter
import RNN

/// `__repr__` and what it prints between the parentheses.
var printingMethods: [BuiltinFunction] {
  [
    BuiltinFunction(method: "__repr__", of: "Module", "The module with its parts.") {
      (arguments, context) in
      guard let module = ModuleInstance(arguments.receiver) else { try noParts(arguments) }
      return Value(try description(of: module, in: context, depth: 0))
    },
    BuiltinFunction(method: "extra_repr", of: "Module", "The settings, as printed.") {
      (arguments, _) in
      Value(try arguments.module().body.extraDescription)
    },
    BuiltinFunction(method: "_get_name", of: "Module", "The class's name.") { (arguments, _) in
      Value(ModuleInstance(arguments.receiver)?.printedName ?? arguments.receiver.plainTypeName)
    },
  ]
}

private func noParts(_ arguments: Arguments) throws -> Never {
  guard case .instance(let object) = arguments.receiver else {
    throw arguments.wrongType("self", expected: "Module")
  }
  throw Raise.notInitialized(object, missing: "_modules")
}

/// The module as PyTorch prints it, its parts below it, indented by two spaces.
func description(
  of module: ModuleInstance, in context: Context, depth: Int
) throws -> String {
  guard depth < 200 else { throw Raise(.recursionError, "maximum recursion depth exceeded") }
  let settings = try context.text(context.callMethod(module.value, "extra_repr"))
  let settingLines =
    settings.isEmpty
    ? []
    : settings.split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  var children: [(name: String, text: String)] = []
  for (name, child) in module.children {
    children.append((name, try text(of: child, in: context, depth: depth + 1)))
  }
  if children.isEmpty, settingLines.count <= 1 { return "\(module.printedName)(\(settings))" }
  let isList = module.object.classObject.lookup("_groups_equal_children") != nil
  let lines =
    settingLines
    + (isList ? grouped(children) : children).map {
      "(\($0.name)): " + indented($0.text)
    }
  return "\(module.printedName)(\n  \(lines.joined(separator: "\n  "))\n)"
}

/// A part's text: by its own `__repr__` where a cell defines one.
private func text(
  of module: ModuleInstance, in context: Context, depth: Int
) throws -> String {
  if case .builtin? = module.object.classObject.lookup("__repr__") {
    return try description(of: module, in: context, depth: depth)
  }
  return try context.repr(module.value)
}

/// Neighbors with the same text as one entry: `(0-2): 3 x Linear(…)`.
private func grouped(
  _ children: [(name: String, text: String)]
) -> [(name: String, text: String)] {
  var groups: [(first: Int, last: Int, text: String)] = []
  for (place, child) in children.enumerated() {
    if let group = groups.last, group.text == child.text {
      groups[groups.count - 1].last = place
    } else {
      groups.append((place, place, child.text))
    }
  }
  return groups.map { first, last, text in
    first == last
      ? ("\(first)", text) : ("\(first)-\(last)", "\(last - first + 1) x \(text)")
  }
}

private func indented(_ text: String) -> String {
  text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n  ")
}
