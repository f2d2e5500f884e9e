import Interpreter

extension BuiltinFunction {
  /// The function under the name that it had before names of changes in place ended in an underscore;
  /// it warns as PyTorch does.
  ///
  /// - Parameter module: The module's name, as the warning says it.
  func underOldName(in module: String) -> BuiltinFunction {
    let old = String(name.dropLast())
    let (new, body) = (name, body)
    return BuiltinFunction(old, parameters, documentation: "The old name of \(new).") {
      (arguments, context) throws(Raise) in
      context.warn(
        "`\(module).\(old)` is now deprecated in favor of `\(module).\(new)`.")
      return try body(arguments, context)
    }
  }
}
