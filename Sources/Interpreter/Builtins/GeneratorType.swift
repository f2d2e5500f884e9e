// `generator`: what a call of a function with `yield` gives.

func generatorType(base: ClassObject) -> ClassObject {
  ClassObject(
    name: "generator", base: base,
    methods: [
      generatorMethod("send", [.positional("value")], "Goes on, the `yield` giving a value.") {
        (generator, arguments, context) throws(Raise) in
        let value = try generator.resume(sending: arguments["value"], in: context)
        guard let value else { throw generator.ended(in: context) }
        return value
      },
      generatorMethod(
        "throw",
        [.positional("type"), .positional("value", .none), .positional("traceback", .none)],
        "Goes on with an exception."
      ) { (generator, arguments, context) throws(Raise) in
        let raise = try context.raise(
          thrown: arguments["type"], with: arguments["value"])
        guard let value = try generator.raise(raise, in: context) else {
          throw generator.ended(in: context)
        }
        return value
      },
      generatorMethod("close", [], "Ends the generator where it waits.") {
        (generator, _, context) throws(Raise) in
        do throws(Raise) {
          if try generator.raise(Raise(.generatorExit, ""), in: context) != nil {
            throw Raise(.runtimeError, "generator ignored GeneratorExit")
          }
        } catch {
          if !error.isKind(.generatorExit) { throw error }
        }
        return .none
      },
    ])
}

extension Context {
  /// What `generator.throw(type, value)` raises: an instance, or one made of a class and its
  /// arguments.
  fileprivate func raise(thrown type: Value, with value: Value) throws(Raise) -> Raise {
    guard case .classObject = type, !value.isNone else { return try makeRaise(type, cause: nil) }
    if case .instance(let object) = value, isException(object) { return Raise(object) }
    let arguments = if case .tuple(let tuple) = value { tuple.elements } else { [value] }
    return try makeRaise(try call(type, arguments), cause: nil)
  }
}

private func generatorMethod(
  _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
  _ body: @escaping (GeneratorObject, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "generator.\(name)",
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard case .iterator(let object) = arguments.receiver,
      let generator = object as? GeneratorObject
    else { throw .wrongReceiver(name, of: "generator", found: arguments.receiver.plainTypeName) }
    return try body(generator, arguments, context)
  }
}

extension GeneratorObject {
  /// The `StopIteration` of a generator that has ended, with what it returned.
  func ended(in context: Context) -> Raise {
    let object = InstanceObject(of: context.types.exception(.stopIteration))
    object.attributes["args"] = Value(tuple: result.isNone ? [] : [result])
    object.attributes["value"] = result
    return Raise(object)
  }
}
