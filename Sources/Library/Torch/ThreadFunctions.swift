import Interpreter
import Tensors

/// How many threads compute. Results never depend on it: a note that did not set the number is told
/// one, whatever the machine has.
var threadFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(torch: "get_num_threads", [], "How many threads compute.") { (_, _) in
      .int(Threads.chosen ?? 1)
    },
    BuiltinFunction(
      torch: "set_num_threads", [.required("int")],
      "Sets how many threads large operations are shared out to."
    ) { (arguments, _) in
      guard case .int(let count) = arguments["int"] else {
        throw Raise(
          .runtimeError,
          "set_num_threads expects an int, but got \(arguments["int"].plainTypeName)")
      }
      guard count > 0 else {
        throw Raise(.runtimeError, "set_num_threads expects a positive integer")
      }
      Threads.count = count
      return .none
    },
  ]
}
