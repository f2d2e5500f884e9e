import Interpreter
import RNN

/// `register_buffer`, `register_parameter`, `add_module`.
var registeringMethods: [BuiltinFunction] {
  [
    BuiltinFunction(
      method: "register_buffer", of: "Module",
      [.required("name"), .required("tensor"), .optional("persistent", true)],
      "Keeps a tensor with the module that is not trained."
    ) { (arguments, _) in
      let module = try arguments.module()
      let (name, value) = (try newName(arguments, in: module), arguments["tensor"])
      guard value.isNone || value.tensor != nil else {
        throw Raise(
          .typeError,
          "cannot assign '\(value.torchTypeName)' object to buffer '\(name)' "
            + "(torch Tensor or None required)")
      }
      module.registerBuffer(name, value, persistent: try arguments.bool("persistent"))
      return .none
    },
    BuiltinFunction(
      method: "register_parameter", of: "Module", [.required("name"), .required("param")],
      "Gives the module a parameter under a name."
    ) { (arguments, _) in
      let module = try arguments.module()
      let (name, value) = (try newName(arguments, in: module), arguments["param"])
      guard value.isNone || value.isParameter else {
        throw Raise(
          .typeError,
          "cannot assign '\(value.torchTypeName)' object to parameter '\(name)' "
            + "(torch.nn.Parameter or None required)")
      }
      module.registerParameter(name, value)
      return .none
    },
    addModule("add_module"), addModule("register_module"),
  ]
}

private func addModule(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    method: name, of: "Module", [.required("name"), .required("module")],
    "Gives the module a part under a name."
  ) { (arguments, _) in
    let module = try arguments.module()
    guard let child = ModuleInstance(arguments["module"]) else {
      throw Raise.notAModule(arguments["module"])
    }
    module.registerChild(try newName(arguments, in: module), child)
    return .none
  }
}

/// A name to register under: not empty, without a dot, and free.
private func newName(_ arguments: Arguments, in module: ModuleInstance) throws -> String {
  let name = try arguments.string("name")
  let (body, object) = (module.body, module.object)
  let isRegistered =
    body.hasParameter(name) || body.hasBuffer(name) || body.child(name) != nil
  let isTaken = object.attributes[name] != nil || object.classObject.lookup(name) != nil
  let what =
    arguments.function.name == "register_buffer"
    ? "buffer"
    : arguments.function.name == "register_parameter" ? "parameter" : "module"
  if name.contains(".") {
    let given = what == "module" ? ", got: \(name)" : ""
    throw keyError("\(what) name can't contain \".\"\(given)")
  }
  if name.isEmpty { throw keyError("\(what) name can't be empty string \"\"") }
  if isTaken, !isRegistered || what != "module" {
    throw keyError("attribute '\(name)' already exists")
  }
  return name
}

private func keyError(_ message: String) -> Raise { Raise(.keyError, message) }
