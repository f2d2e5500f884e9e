/// Keywords that calls of a native function may use and that are no parameters of it: other names of
/// parameters, and `out=`, which says where the result goes.
package struct ExtraKeywords {
  /// By the other name: the parameter's.
  let synonyms: [String: String]
  /// Writes the result of the function of a name into the value of `out=`.
  let store: (_ result: Value, _ target: Value, _ function: String) throws(Raise) -> Value

  package init(
    synonyms: [String: String],
    store: @escaping (_ result: Value, _ target: Value, _ function: String) throws(Raise) -> Value
  ) {
    self.synonyms = synonyms
    self.store = store
  }

  /// A call with the parameters' own names, and the value of `out=`.
  func read(
    _ call: CallArguments, of function: BuiltinFunction
  ) -> (call: CallArguments, target: Value) {
    var read = CallArguments(call.positional)
    var target = Value.none
    let names = function.parameterNames
    for (name, value) in call.keywords {
      if name == "out", !names.contains(name) {
        target = value
      } else if !names.contains(name), let own = synonyms[name], names.contains(own),
        !call.keywords.contains(where: { $0.name == own })
      {
        read.keywords.append((own, value))
      } else {
        read.keywords.append((name, value))
      }
    }
    return (read, target)
  }
}
