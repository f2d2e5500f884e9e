import Diagnostics

/// `object.name(…)` without a bound method in between where the class has a function.
final class MethodCallCode: CallCode {
  private let cache: AttributeCache

  init(
    _ object: Operand, _ cache: AttributeCache, _ arguments: PlainArguments, _ range: SourceRange
  ) {
    self.cache = cache
    super.init(object, arguments, range)
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    let code = subject.withInstance(frame) { object in
      cache.codeOfMethod(of: object) { self.isDirect($0, isMethod: true) }
    }
    if let code, let place = subject.place { return try run(code, on: place, frame) }
    return try callMethod(try subject(frame), frame)
  }

  func callMethod(_ receiver: Value, _ frame: Frame) throws(Raise) -> Value {
    let context = frame.context
    if case .module(let module) = receiver, let found = cache.value(in: module) {
      return try call(found, nil, frame)
    }
    let method: Value?
    if case .instance(let object) = receiver {
      method = cache.method(of: object)
    } else {
      method = context.builtinMethod(of: receiver, cache)
    }
    if let method { return try call(method, receiver, frame) }
    let attribute: Value
    do throws(Raise) {
      attribute = try context.attribute(receiver, cache.name)
    } catch {
      throw error.located(cache.range)
    }
    return try call(attribute, nil, frame)
  }
}

/// `object.append(value)`, which is of a list nearly always.
final class AppendCallCode: ExpressionCode {
  private let object: Operand
  private let value: Operand
  private let call: MethodCallCode
  /// Whether a local name surely holds the same list behind the value.
  private let keepsList: Bool

  init(_ object: Operand, _ value: Operand, _ call: MethodCallCode, keepsList: Bool) {
    self.object = object
    self.value = value
    self.call = call
    self.keepsList = keepsList
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if object.isList(frame) {
      // A number is found without an effect on the list's name.
      if let number = value.number(frame) { return try append(Value(number), frame) }
      if keepsList { return try append(try value(frame), frame) }
    }
    let receiver = try object(frame)
    guard case .list(let list) = receiver else { return try call.callMethod(receiver, frame) }
    let element = try value(frame)
    try step(frame)
    list.elements.append(element)
    return .none
  }

  /// Appends to the list that the name holds.
  @inline(__always)
  private func append(_ element: consuming Value, _ frame: Frame) throws(Raise) -> Value {
    try step(frame)
    let element = element
    _ = object.withList(frame) { $0.elements.append(element) }
    return .none
  }

  @inline(__always)
  private func step(_ frame: Frame) throws(Raise) {
    do throws(Raise) {
      try frame.context.step()
    } catch {
      throw error.located(call.range)
    }
  }
}

extension Context {
  /// The function behind a method of a value whose built-in type holds all its attributes.
  @inline(never)
  fileprivate func builtinMethod(of value: Value, _ cache: AttributeCache) -> Value? {
    switch value {
    case .list: cache.method(in: types.list)
    case .string: cache.method(in: types.string)
    case .dict(let object) where object.typeName == nil: cache.method(in: types.dict)
    default: nil
    }
  }
}
