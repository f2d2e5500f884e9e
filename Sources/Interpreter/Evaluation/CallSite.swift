import Diagnostics
import Dialect

/// A call in the code whose arguments are values by place and by keyword, without stars: they go
/// into the callee's frame directly, where its parameters are as plain.
final class CallSite {
  private let count: Int
  // Fields of their own: a closure from an array is retained for each call.
  private let first: Evaluate
  private let second: Evaluate
  private let third: Evaluate
  private let rest: [Part]
  private let keywords: [(name: String, value: Part)]
  private let range: SourceRange

  init(_ values: [Part], keywords: [(name: String, value: Part)], _ range: SourceRange) {
    let none: Evaluate = { _ throws(Raise) in .none }
    count = values.count
    first = count > 0 ? values[0].evaluate : none
    second = count > 1 ? values[1].evaluate : none
    third = count > 2 ? values[2].evaluate : none
    rest = Array(values.dropFirst(3))
    self.keywords = keywords
    self.range = range
  }

  /// Calls the function or whatever it is; as a method where there is a receiver.
  @inline(__always)
  func call(_ callee: Value, _ receiver: Value?, _ caller: Frame) throws(Raise) -> Value {
    do throws(Raise) {
      switch callee {
      case .function(let function):
        if accepts(function, isMethod: receiver != nil) {
          return try run(function, receiver, caller)
        }
      case .builtin(let function):
        if let arguments = try bound(to: function, receiver, caller) {
          try caller.context.step()
          return try function.body(arguments, caller.context)
        }
      case .classObject(let type):
        if receiver == nil, let made = try instance(of: type, caller) { return made }
      default: break
      }
      return try callAnything(callee, receiver, caller)
    } catch {
      throw error.located(range)
    }
  }

  /// The only argument, of a call that has one by place and no other.
  var onlyArgument: Part? { count == 1 && keywords.isEmpty ? Part(first) : nil }

  @inline(never)
  private func callAnything(
    _ callee: Value, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value {
    var arguments = CallArguments()
    arguments.positional.reserveCapacity(count + 1)
    if let receiver { arguments.positional.append(receiver) }
    for index in 0..<count { arguments.positional.append(try value(at: index, caller)) }
    for (name, value) in keywords {
      arguments.keywords.append((name, try value.evaluate(caller)))
    }
    return try caller.context.call(callee, arguments)
  }

  @inline(__always)
  private func value(at index: Int, _ caller: Frame) throws(Raise) -> Value {
    switch index {
    case 0: try first(caller)
    case 1: try second(caller)
    case 2: try third(caller)
    default: try rest[index - 3].evaluate(caller)
    }
  }

  // MARK: Functions of cells

  /// Whether the arguments fit the function's parameters one to one, defaults aside.
  @inline(__always)
  private func accepts(_ function: FunctionObject, isMethod: Bool) -> Bool {
    let (code, given) = (function.code, count + (isMethod ? 1 : 0))
    guard code.isSimple else { return false }
    if keywords.isEmpty, given == code.parameterCount { return true }
    return acceptsPartly(function, given)
  }

  @inline(never)
  private func acceptsPartly(_ function: FunctionObject, _ given: Int) -> Bool {
    let signature = function.code.signature
    guard given + keywords.count <= signature.names.count else { return false }
    for index in given..<signature.names.count where function.defaults[index] == nil {
      if !keywords.contains(where: { $0.name == signature.names[index] }) { return false }
    }
    return keywords.indices.allSatisfy { index in
      guard let place = signature.names.firstIndex(of: keywords[index].name) else { return false }
      let isRepeated = keywords[..<index].contains { $0.name == keywords[index].name }
      return place >= max(given, signature.positionalOnlyCount) && !isRepeated
    }
  }

  @inline(__always)
  private func run(
    _ function: FunctionObject, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value {
    let context = caller.context
    var frame = context.frame(function.code, function.captures)
    var slot = 0
    if let receiver {
      frame.slots[0] = receiver
      slot = 1
    }
    for index in 0..<count {
      frame.slots[slot] = try value(at: index, caller)
      slot += 1
    }
    if slot < function.code.parameterCount { try fill(frame, from: slot, function, caller) }
    let result = try context.run(function, frame)
    context.keep(&frame)
    return result
  }

  /// Keyword arguments and defaults.
  @inline(never)
  private func fill(
    _ frame: Frame, from slot: Int, _ function: FunctionObject, _ caller: Frame
  ) throws(Raise) {
    let names = function.code.signature.names
    for (name, value) in keywords {
      if let place = names.firstIndex(of: name) { frame.slots[place] = try value.evaluate(caller) }
    }
    for place in slot..<names.count where frame.slots[place] == nil {
      frame.slots[place] = function.defaults[place]
    }
  }

  // MARK: Native functions

  /// The arguments bound to a native function's parameters, where that takes no search.
  @inline(__always)
  private func bound(
    to function: BuiltinFunction, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Arguments? {
    let given = count + (receiver == nil ? 0 : 1)
    guard function.isSimple, keywords.isEmpty, function.takes(given) else { return nil }
    var values: [Value?] = []
    values.reserveCapacity(function.parameters.count)
    if let receiver { values.append(receiver) }
    for index in 0..<count { values.append(try value(at: index, caller)) }
    for index in given..<function.parameters.count {
      values.append(function.parameters[index].defaultValue)
    }
    return Arguments(function: function, values: values)
  }

  // MARK: Classes

  /// A new instance of a class whose `__init__` takes the arguments as they are.
  @inline(never)
  private func instance(of type: ClassObject, _ caller: Frame) throws(Raise) -> Value? {
    let context = caller.context
    if let construct = type.construct {
      guard let arguments = try bound(to: construct, nil, caller) else { return nil }
      try context.step()
      return try construct.body(arguments, context)
    }
    let construction = type.construction
    guard construction.factory == nil, case .function(let function)? = construction.initializer,
      accepts(function, isMethod: true)
    else { return nil }
    let made = Value.instance(InstanceObject(of: type))
    try context.checkInitialized(try run(function, made, caller))
    return made
  }
}
