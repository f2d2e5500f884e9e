import Diagnostics
import Dialect

/// Turns syntax into closures over frames, once per program and once per function.
///
/// Names are resolved beforehand: a local name is a slot of the frame, a global one a cell of the
/// namespace, so that running code searches for neither.
struct Compiler {
  let namespace: Namespace
  let builtins: [String: Value]
  let source: SourceFragment
  /// The function being compiled; nothing for a program's own statements.
  let function: Function?

  init(namespace: Namespace, builtins: [String: Value], source: SourceFragment) {
    self.namespace = namespace
    self.builtins = builtins
    self.source = source
    function = nil
  }

  private init(inside function: Function, of outer: Compiler) {
    namespace = outer.namespace
    builtins = outer.builtins
    source = function.source
    self.function = function
  }

  func inside(_ function: Function) -> Compiler { Compiler(inside: function, of: self) }

  // MARK: Expressions

  func expression(_ expression: Expression) -> Evaluate {
    let range = expression.range
    switch expression.kind {
    case .none: return constant(.none)
    case .ellipsis: return constant(.ellipsis)
    case .bool(let value): return constant(.bool(value))
    case .int(let value): return constant(.int(value))
    case .float(let value): return constant(.float(value))
    case .string(let text): return constant(Value(text))
    case .bytes(let bytes): return constant(.native(BytesObject(bytes)))
    case .bigInt(let digits): return constant(BigInteger.value(digits: digits))
    case .formatted(let parts): return formatted(parts, range)
    case .name(let name): return read(name, range)
    case .list(let elements):
      let collect = collection(elements)
      return { frame throws(Raise) in .list(ListObject(try collect(frame))) }
    case .tuple(let elements):
      let collect = collection(elements)
      return { frame throws(Raise) in .tuple(TupleObject(try collect(frame))) }
    case .set(let elements): return setDisplay(elements, range)
    case .dict(let items): return dictDisplay(items, range)
    case .unary(let op, let operand): return unary(op, operand, range)
    case .binary(let op, let left, let right): return binary(op, left, right, expression)
    case .comparison(let ops, let operands): return comparison(ops, operands, range)
    case .and(let operands): return junction(operands, stopsAt: false, range)
    case .or(let operands): return junction(operands, stopsAt: true, range)
    case .not(let operand):
      let test = condition(operand)
      return { frame throws(Raise) in .bool(!(try test(frame))) }
    case .conditional(let test, let then, let orElse):
      let test = condition(test)
      let then = self.expression(then)
      let orElse = self.expression(orElse)
      return { frame throws(Raise) in
        if try test(frame) { return try then(frame) }
        return try orElse(frame)
      }
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .attribute(let object, let name): return attribute(object, name, range)
    case .item(let object, let key): return item(object, key, range)
    case .slice(let lower, let upper, let step): return slice(lower, upper, step)
    case .lambda(let function): return makeFunction(function)
    case .comprehension(let comprehension): return self.comprehension(comprehension, range)
    case .starred: return failing(.misplacedStar, at: range)
    case .namedValue(let name, let value):
      let value = self.expression(value)
      let store = write(name)
      return { frame throws(Raise) in
        let result = try value(frame)
        try store(frame, result)
        return result
      }
    case .yield, .yieldFrom: return failing(.misplacedYield, at: range)
    }
  }

  private func constant(_ value: Value) -> Evaluate {
    { _ throws(Raise) in value }
  }

  /// Raises a new error each time it is evaluated.
  func failing(_ raise: @autoclosure @escaping () -> Raise, at range: SourceRange) -> Evaluate {
    { _ throws(Raise) in throw raise().located(range) }
  }

  private func junction(
    _ operands: [Expression], stopsAt stop: Bool, _ range: SourceRange
  ) -> Evaluate {
    let parts = operands.map { Part(self.expression($0)) }
    return { frame throws(Raise) in
      var result = Value.none
      for index in parts.indices {
        result = try parts[index].evaluate(frame)
        if index == parts.count - 1 { break }
        do throws(Raise) {
          if try frame.context.truth(result) == stop { break }
        } catch {
          throw error.located(range)
        }
      }
      return result
    }
  }

  /// The elements of a display or of arguments by place, stars spread.
  func collection(_ elements: [Expression]) -> (Frame) throws(Raise) -> [Value] {
    let parts = elements.map { element -> (Part, Bool, SourceRange) in
      if case .starred(let inner) = element.kind {
        return (Part(expression(inner)), true, inner.range)
      }
      return (Part(expression(element)), false, element.range)
    }
    if parts.contains(where: { $0.1 }) {
      return { frame throws(Raise) in
        var result: [Value] = []
        for (part, isStarred, range) in parts {
          let value = try part.evaluate(frame)
          if isStarred {
            do throws(Raise) {
              guard frame.context.isIterable(value) else {
                throw Raise.notSpreadable(typeName: value.plainTypeName)
              }
              result += try frame.context.elements(of: value)
            } catch {
              throw error.located(range)
            }
          } else {
            result.append(value)
          }
        }
        return result
      }
    }
    let plain = parts.map { $0.0 }
    switch plain.count {
    case 0: return { _ throws(Raise) in [] }
    case 1:
      let only = plain[0].evaluate
      return { frame throws(Raise) in [try only(frame)] }
    case 2:
      let first = plain[0].evaluate
      let second = plain[1].evaluate
      return { frame throws(Raise) in [try first(frame), try second(frame)] }
    default:
      return { frame throws(Raise) in
        var result: [Value] = []
        result.reserveCapacity(plain.count)
        for part in plain { result.append(try part.evaluate(frame)) }
        return result
      }
    }
  }

  private func setDisplay(_ elements: [Expression], _ range: SourceRange) -> Evaluate {
    let collect = collection(elements)
    let isConstant = elements.count > 2 && elements.allSatisfy(\.isConstant)
    return { frame throws(Raise) in
      let values = try collect(frame)
      do throws(Raise) {
        if isConstant { return .set(try frame.context.setOfConstants(values)) }
        return .set(try SetObject(values, in: frame.context))
      } catch {
        throw error.located(range)
      }
    }
  }

  private func dictDisplay(_ items: [DictItem], _ range: SourceRange) -> Evaluate {
    let parts = items.map { item in (item.key.map { expression($0) }, expression(item.value)) }
    return { frame throws(Raise) in
      let dict = DictObject()
      for (key, value) in parts {
        let key = try key?(frame)
        let value = try value(frame)
        do throws(Raise) {
          if let key {
            try dict.set(value, for: key, in: frame.context)
          } else {
            try frame.context.spread(value, into: dict)
          }
        } catch {
          throw error.located(range)
        }
      }
      return .dict(dict)
    }
  }

  private func unary(
    _ op: UnaryOperator, _ operand: Expression, _ range: SourceRange
  ) -> Evaluate {
    if op == .minus, case .int(let value) = operand.kind { return constant(.int(-value)) }
    if op == .minus, case .float(let value) = operand.kind { return constant(.float(-value)) }
    let value = expression(operand)
    return { frame throws(Raise) in
      let operand = try value(frame)
      do throws(Raise) {
        return try frame.context.unary(op, operand)
      } catch {
        throw error.located(range)
      }
    }
  }

  func slice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) -> Evaluate {
    let none = constant(.none)
    let (lower, upper, step) = (
      lower.map { expression($0) } ?? none, upper.map { expression($0) } ?? none,
      step.map { expression($0) } ?? none
    )
    return { frame throws(Raise) in
      let (low, high) = (try lower(frame), try upper(frame))
      return .slice(SliceObject(lower: low, upper: high, step: try step(frame)))
    }
  }

  private func attribute(
    _ object: Expression, _ name: String, _ range: SourceRange
  ) -> Evaluate {
    if let object = local(object) { return attribute(of: object, name, range) }
    return attribute(of: computed(object), name, range)
  }

  private func attribute(
    of object: some Operand, _ name: String, _ range: SourceRange
  ) -> Evaluate {
    let cache = AttributeCache(name, range)
    return { frame throws(Raise) in
      if let found = object.attribute(cache, frame) { return found }
      let value = try object(frame)
      do throws(Raise) {
        if case .instance(let instance) = value,
          let found = try cache.read(instance, in: frame.context)
        {
          return found
        }
        return try frame.context.attribute(value, cache.name)
      } catch {
        throw error.located(cache.range)
      }
    }
  }

  private func item(_ object: Expression, _ key: Expression, _ range: SourceRange) -> Evaluate {
    pair(object, key, ItemMaker(place: CodePlace(range))).evaluate
  }
}

private struct ItemMaker: PairMaker {
  let place: CodePlace

  func callAsFunction(_ object: some Operand, _ key: some Operand) -> Part {
    Part { [place] frame throws(Raise) in
      let container = try object(frame)
      let key = try key(frame)
      if case .list(let list) = container, case .int(let index) = key, index >= 0,
        index < list.elements.count
      {
        return list.elements[index]
      }
      do throws(Raise) {
        return try frame.context.item(container, key)
      } catch {
        throw error.located(place.range)
      }
    }
  }
}

extension Context {
  /// `**value` in a dict display.
  func spread(_ value: Value, into dict: DictObject) throws(Raise) {
    guard try merge(value, into: dict) else {
      throw Raise(.typeError, "'\(value.plainTypeName)' object is not a mapping")
    }
  }
}
