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
  /// How the arguments went into the function that was last called with keywords or defaults.
  @exclusivity(unchecked) private var lastFit: PartialFit?
  /// Room for a native function's arguments, empty between calls.
  @exclusivity(unchecked) private var room: [Value?] = []

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
        let fit = fit(to: function, isMethod: receiver != nil)
        if fit.isFitting { return try run(function, receiver, fit, caller) }
      case .builtin(let function):
        if let result = try run(function, receiver, caller) { return result }
      case .classObject(let type):
        if receiver == nil, let made = try instance(of: type, caller) { return made }
      default: break
      }
      return try callAnything(callee, receiver, caller)
    } catch {
      throw error.located(range)
    }
  }

  /// Calls a cell's function as a method of the receiver; nothing where the arguments do not fit it
  /// as they are.
  @inline(__always)
  func call(
    _ function: FunctionObject, of receiver: some Operand, _ caller: Frame
  ) throws(Raise) -> Value? {
    let fit = fit(to: function, isMethod: true)
    guard fit.isFitting else { return nil }
    do throws(Raise) {
      return try run(function, try receiver(caller), fit, caller)
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

  /// Whether the arguments fit a function's parameters: one to one, or with keywords and defaults.
  private enum Fit {
    case exact
    case partial(PartialFit)
    case none

    var isFitting: Bool {
      if case .none = self { return false }
      return true
    }
  }

  @inline(__always)
  private func fit(to function: FunctionObject, isMethod: Bool) -> Fit {
    let (code, given) = (function.code, count + (isMethod ? 1 : 0))
    if keywords.isEmpty, given == code.parameterCount { return code.isSimple ? .exact : .none }
    return partialFit(to: code, given)
  }

  @inline(never)
  private func partialFit(to code: FunctionCode, _ given: Int) -> Fit {
    let fit: PartialFit
    if let lastFit, lastFit.code === code, lastFit.given == given {
      fit = lastFit
    } else {
      fit = PartialFit(code, given: given, keywords: keywords.map(\.name))
      lastFit = fit
    }
    return fit.isFitting ? .partial(fit) : .none
  }

  @inline(__always)
  private func run(
    _ function: FunctionObject, _ receiver: consuming Value?, _ fit: Fit, _ caller: Frame
  ) throws(Raise) -> Value {
    let context = caller.context
    let frame = context.frame(function.code, function.captures)
    var slot = receiver == nil ? 0 : 1
    frame.slots[0] = consume receiver
    for index in 0..<count {
      frame.slots[slot] = try value(at: index, caller)
      slot += 1
    }
    if case .partial(let fit) = fit { try fill(frame, fit, function, caller) }
    let result = try context.run(function, frame)
    context.keep(frame)
    return result
  }

  /// Keyword arguments and defaults.
  @inline(never)
  private func fill(
    _ frame: Frame, _ fit: PartialFit, _ function: FunctionObject, _ caller: Frame
  ) throws(Raise) {
    for index in fit.keywordPlaces.indices {
      frame.slots[fit.keywordPlaces[index]] = try keywords[index].value.evaluate(caller)
    }
    for place in fit.defaultPlaces { frame.slots[place] = function.defaults[place] }
  }

  // MARK: Native functions

  /// Calls a native function whose arguments are bound without a search; nothing for others. The
  /// room for its arguments serves the next call.
  @inline(__always)
  private func run(
    _ function: BuiltinFunction, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value? {
    let given = count + (receiver == nil ? 0 : 1)
    guard function.isSimple, keywords.isEmpty, function.takes(given) else { return nil }
    var values: [Value?] = []
    swap(&values, &room)
    try collect(&values, for: function, receiver, caller)
    try caller.context.step()
    let result = try function.body(
      Arguments(function: function, values: values), caller.context)
    for index in values.indices { values[index] = nil }
    swap(&values, &room)
    return result
  }

  /// The arguments by parameter.
  @inline(__always)
  private func collect(
    _ values: inout [Value?], for function: BuiltinFunction, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) {
    let count = function.parameters.count
    if values.count != count { values = Array(repeating: nil, count: count) }
    var place = 0
    if let receiver {
      values[0] = receiver
      place = 1
    }
    for index in 0..<self.count {
      values[place] = try value(at: index, caller)
      place += 1
    }
    while place < count {
      values[place] = function.parameters[place].defaultValue
      place += 1
    }
  }

  // MARK: Classes

  /// A new instance of a class whose `__init__` takes the arguments as they are.
  @inline(never)
  private func instance(of type: ClassObject, _ caller: Frame) throws(Raise) -> Value? {
    let context = caller.context
    if let construct = type.construct { return try run(construct, nil, caller) }
    let construction = type.construction
    guard construction.factory == nil, case .function(let function)? = construction.initializer
    else { return nil }
    let fit = fit(to: function, isMethod: true)
    guard fit.isFitting else { return nil }
    let made = Value.instance(InstanceObject(of: type))
    try context.checkInitialized(try run(function, made, fit, caller))
    return made
  }
}
