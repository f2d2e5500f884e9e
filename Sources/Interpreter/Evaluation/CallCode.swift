import Diagnostics
import Dialect

/// A call in the code whose arguments are values by place and by keyword, without stars: they go
/// into the callee's frame directly, where its parameters are as plain.
class CallCode: ExpressionCode {
  /// What is called, or the object whose method is.
  let subject: Operand
  private let count: Int
  // Fields of their own: a part from an array is retained for each call.
  private let first: Operand
  private let second: Operand
  private let third: Operand
  private let rest: [Operand]
  private let keywords: [(name: String, value: Operand)]
  let range: SourceRange
  /// Whether the variable that holds the subject surely holds it until a call ends.
  private let lendsSubject: Bool
  /// How the arguments went into the functions that were called with keywords or defaults, the last
  /// one at the end. They stay: a call may meet another function while it evaluates its arguments.
  @exclusivity(unchecked) private var fits: [PartialFit] = []
  /// Room for a native function's arguments, empty between calls.
  @exclusivity(unchecked) private var room: [Value?] = []

  init(_ subject: Operand, _ arguments: PlainArguments, _ range: SourceRange) {
    self.subject = subject
    lendsSubject = arguments.keepSubject
    let values = arguments.values
    count = values.count
    first = count > 0 ? values[0] : subject
    second = count > 1 ? values[1] : subject
    third = count > 2 ? values[2] : subject
    rest = Array(values.dropFirst(3))
    keywords = arguments.keywords
    self.range = range
  }

  /// Calls the function or whatever it is; as a method where there is a receiver.
  final func call(
    _ callee: Value, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value {
    do throws(Raise) {
      switch callee {
      case .function(let function):
        if let result = try run(function, receiver, caller) { return result }
      case .builtin(let function): return try native(function, receiver, caller)
      case .classObject(let type):
        if receiver == nil, let made = try instance(of: type, caller) { return made }
      default: break
      }
      return try callAnything(callee, receiver, caller)
    } catch {
      throw error.located(range)
    }
  }

  @inline(never)
  private final func callAnything(
    _ callee: Value, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value {
    var arguments = CallArguments()
    arguments.positional.reserveCapacity(count + 1)
    if let receiver { arguments.positional.append(receiver) }
    for index in 0..<count { arguments.positional.append(try value(at: index, caller)) }
    for (name, value) in keywords { arguments.keywords.append((name, try value(caller))) }
    return try caller.context.call(callee, arguments)
  }

  @inline(__always)
  private final func value(at index: Int, _ caller: Frame) throws(Raise) -> Value {
    switch index {
    case 0: try first(caller)
    case 1: try second(caller)
    case 2: try third(caller)
    default: try rest[index - 3](caller)
    }
  }

  // MARK: Functions of cells

  /// Calls a function whose parameters the arguments fill one to one. Whoever calls keeps the code up
  /// to here, the frame from here on.
  @inline(__always)
  final func run(_ code: Unmanaged<FunctionCode>, _ caller: Frame) throws(Raise) -> Value {
    let context = caller.context
    let frame = context.frame(code)
    do throws(Raise) {
      try fill(frame.slots, caller)
      let result = try context.run(frame)
      context.keep(frame)
      return result
    } catch {
      throw error.located(range)
    }
  }

  /// The same with the object that a variable holds as first argument.
  @inline(__always)
  final func run(
    _ code: Unmanaged<FunctionCode>, on object: VariablePlace, _ caller: Frame
  ) throws(Raise) -> Value {
    let context = caller.context
    let frame = context.frame(code)
    // Nothing binds the variable before the call ends, and the function keeps its parameter.
    let borrows = lendsSubject && code._withUnsafeGuaranteedRef { $0.borrowsFirst }
    do throws(Raise) {
      if borrows {
        frame.slots.borrow(from: object(caller))
      } else {
        frame.slots.initialize(to: object(caller).pointee)
      }
      try fill(frame.slots + 1, caller)
      let result = try context.run(frame)
      if borrows { frame.slots.giveBack() }
      context.keep(frame)
      return result
    } catch {
      if borrows { frame.slots.giveBack() }
      throw error.located(range)
    }
  }

  /// Evaluates the arguments by place into empty slots, which have no reference to let go.
  @inline(__always)
  private final func fill(
    _ slots: UnsafeMutablePointer<Value?>, _ caller: Frame
  ) throws(Raise) {
    if count > 0 { slots.initialize(to: try first(caller)) }
    if count > 1 { (slots + 1).initialize(to: try second(caller)) }
    if count > 2 { (slots + 2).initialize(to: try third(caller)) }
    for index in rest.indices { (slots + 3 + index).initialize(to: try rest[index](caller)) }
  }

  /// Whether a call of the function goes straight into a frame.
  final func isDirect(_ function: FunctionObject, isMethod: Bool) -> Bool {
    keywords.isEmpty && function.captures.isEmpty
      && function.code.directCount == count + (isMethod ? 1 : 0)
  }

  /// How the arguments fit a function, some by keyword or by default, that goes straight into a
  /// frame; nothing for others.
  final func directFit(_ function: FunctionObject) -> Unmanaged<PartialFit>? {
    guard function.captures.isEmpty, let fit = fit(to: function.code, count) else { return nil }
    return fit._withUnsafeGuaranteedRef { $0.isDirect } ? fit : nil
  }

  /// Calls such a function. Whoever calls keeps it up to here, the frame from here on.
  final func run(
    _ function: Unmanaged<FunctionObject>, _ fit: Unmanaged<PartialFit>, _ caller: Frame
  ) throws(Raise) -> Value {
    let context = caller.context
    let frame = function._withUnsafeGuaranteedRef { function in
      let frame = context.frame(.passUnretained(function.code))
      fill(frame, function, fit)
      return frame
    }
    do throws(Raise) {
      try fill(frame.slots, caller)
      try fillKeywords(frame, fit, caller)
      let result = try context.run(frame)
      context.keep(frame)
      return result
    } catch {
      throw error.located(range)
    }
  }

  /// Puts the defaults in their places.
  @inline(__always)
  private final func fill(
    _ frame: Frame, _ function: FunctionObject, _ fit: Unmanaged<PartialFit>
  ) {
    fit._withUnsafeGuaranteedRef { fit in
      for place in fit.defaultPlaces {
        (frame.slots + place).initialize(to: function.defaults[place])
      }
    }
  }

  @inline(__always)
  private final func fillKeywords(
    _ frame: Frame, _ fit: Unmanaged<PartialFit>, _ caller: Frame
  ) throws(Raise) {
    for index in keywords.indices {
      let place = fit._withUnsafeGuaranteedRef { $0.keywordPlaces[index] }
      (frame.slots + place).initialize(to: try keywords[index].value(caller))
    }
  }

  /// Calls a function whose parameters the arguments fit, with keywords and defaults as well;
  /// nothing for others.
  @inline(never)
  private final func run(
    _ function: FunctionObject, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value? {
    let given = count + (receiver == nil ? 0 : 1)
    guard let fit = fit(to: function.code, given) else { return nil }
    let context = caller.context
    let frame = context.frame(function.code, function.captures)
    fill(frame, function, fit)
    if let receiver { frame.slots.initialize(to: receiver) }
    try fill(frame.slots + (given - count), caller)
    try fillKeywords(frame, fit, caller)
    let result = try context.run(function, frame)
    context.keep(frame)
    return result
  }

  private final func fit(to code: FunctionCode, _ given: Int) -> Unmanaged<PartialFit>? {
    if let last = fits.last, last.code === code, last.given == given {
      return last.isFitting ? .passUnretained(last) : nil
    }
    let known = fits.firstIndex { $0.code === code && $0.given == given }
    let fit =
      known.map { fits.remove(at: $0) }
      ?? PartialFit(code, given: given, keywords: keywords.map(\.name))
    fits.append(fit)
    return fit.isFitting ? .passUnretained(fit) : nil
  }

  // MARK: Native functions

  @inline(__always)
  final func native(
    _ function: BuiltinFunction, _ receiver: Value?, _ caller: Frame
  ) throws(Raise) -> Value {
    if let shortcut = function.shortcut, count + (receiver == nil ? 0 : 1) == 1, keywords.isEmpty {
      let context = caller.context
      let value = if let receiver { receiver } else { try first(caller) }
      try context.step()
      if let result = try shortcut(value, context) { return result }
      return try context.call(function, CallArguments([value]))
    }
    if let result = try run(function, receiver, caller) { return result }
    return try callAnything(.builtin(function), receiver, caller)
  }

  /// Calls a native function whose arguments are bound without a search; nothing for others. The
  /// room for its arguments serves the next call.
  @inline(__always)
  private final func run(
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
  private final func collect(
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
  private final func instance(of type: ClassObject, _ caller: Frame) throws(Raise) -> Value? {
    let context = caller.context
    if type === context.types.string, count == 1, keywords.isEmpty {
      try context.step()
      return Value(try context.text(try first(caller)))
    }
    if let construct = type.construct { return try run(construct, nil, caller) }
    let construction = type.construction
    guard construction.factory == nil, case .function(let function)? = construction.initializer
    else { return nil }
    let made = Value.instance(InstanceObject(of: type))
    guard let result = try run(function, made, caller) else { return nil }
    try context.checkInitialized(result)
    return made
  }
}
