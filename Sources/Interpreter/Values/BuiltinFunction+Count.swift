extension BuiltinFunction {
  /// Refuses a wrong number of arguments in CPython's words for functions of its own that take
  /// them by place alone; the object of a method is not counted.
  func checkCount(_ call: CallArguments) throws(Raise) {
    guard call.keywords.isEmpty, parameters.allSatisfy({ $0.kind == .positionalOnly }) else {
      return
    }
    let own = parameters.first?.name == "self" ? 1 : 0
    let given = call.positional.count - own
    let most = parameters.count - own
    let least = parameters.count { $0.defaultValue == nil } - own
    if given < 0 || (least...most).contains(given) { return }
    switch (least, most) {
    case (0, 0):
      throw Raise(.typeError, "\(qualifiedName)() takes no arguments (\(given) given)")
    case (1, 1):
      throw Raise(.typeError, "\(qualifiedName)() takes exactly one argument (\(given) given)")
    default:
      let bound = least == most ? "" : given < least ? "at least " : "at most "
      let wanted = given < least ? least : most
      throw Raise(
        .typeError,
        "\(name) expected \(bound)\(wanted) argument\(wanted == 1 ? "" : "s"), got \(given)")
    }
  }
}
