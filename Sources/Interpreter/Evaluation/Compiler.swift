import Diagnostics
import Dialect

/// Turns syntax into code that runs in frames, once per program and once per function.
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

  func expression(_ expression: Expression) -> ExpressionCode {
    let range = expression.range
    switch expression.kind {
    case .none: return ConstantCode(.none)
    case .ellipsis: return ConstantCode(.ellipsis)
    case .bool(let value): return ConstantCode(.bool(value))
    case .int(let value): return ConstantCode(.int(value))
    case .float(let value): return ConstantCode(.float(value))
    case .string(let text): return ConstantCode(Value(text))
    case .bytes(let bytes): return ConstantCode(.native(BytesObject(bytes)))
    case .bigInt(let digits): return ConstantCode(BigInteger.value(digits: digits))
    case .formatted(let parts): return formatted(parts, range)
    case .name(let name): return read(name, range)
    case .list(let elements):
      let collect = collection(elements)
      return ExpressionClosure { frame throws(Raise) in .list(ListObject(try collect(frame))) }
    case .tuple(let elements):
      let collect = collection(elements)
      return ExpressionClosure { frame throws(Raise) in .tuple(TupleObject(try collect(frame))) }
    case .set(let elements): return setDisplay(elements, range)
    case .dict(let items): return dictDisplay(items, range)
    case .unary(let op, let operand): return unary(op, operand, range)
    case .binary(let op, let left, let right): return binary(op, left, right, expression)
    case .comparison(let ops, let operands): return comparison(ops, operands, range)
    case .and(let operands): return junction(operands[...], stopsAt: false, range)
    case .or(let operands): return junction(operands[...], stopsAt: true, range)
    case .not(let operand): return NotCode(condition(operand))
    case .conditional(let test, let then, let orElse):
      return ConditionalCode(condition(test), self.expression(then), self.expression(orElse))
    case .call(let callee, let arguments): return call(callee, arguments, range)
    case .attribute(let object, let name):
      return AttributeCode(operand(object), AttributeCache(name, range))
    case .item(let object, let key): return ItemCode(operand(object), operand(key), range)
    case .slice(let lower, let upper, let step): return slice(lower, upper, step)
    case .lambda(let function): return makeFunction(function)
    case .comprehension(let comprehension): return self.comprehension(comprehension, range)
    case .starred: return failing(.misplacedStar, at: range)
    case .namedValue(let name, let value):
      let value = self.expression(value)
      let store = write(name)
      return ExpressionClosure { frame throws(Raise) in
        let result = try value(frame)
        try store(frame, result)
        return result
      }
    case .yield, .yieldFrom: return failing(.misplacedYield, at: range)
    }
  }

  /// Raises a new error each time it is evaluated.
  func failing(
    _ raise: @autoclosure @escaping () -> Raise, at range: SourceRange
  ) -> ExpressionCode {
    ExpressionClosure { _ throws(Raise) in throw raise().located(range) }
  }

  /// The elements of a display or of arguments by place, stars spread.
  func collection(_ elements: [Expression]) -> (Frame) throws(Raise) -> [Value] {
    let isStarred = elements.map { if case .starred = $0.kind { true } else { false } }
    if isStarred.contains(true) { return spreadingCollection(elements) }
    let parts = elements.map { operand($0) }
    switch parts.count {
    case 0: return { _ throws(Raise) in [] }
    case 1:
      let only = parts[0]
      return { frame throws(Raise) in [try only(frame)] }
    case 2:
      let (first, second) = (parts[0], parts[1])
      return { frame throws(Raise) in [try first(frame), try second(frame)] }
    default:
      return { frame throws(Raise) in
        var result: [Value] = []
        result.reserveCapacity(parts.count)
        for part in parts { result.append(try part(frame)) }
        return result
      }
    }
  }

  private func spreadingCollection(
    _ elements: [Expression]
  ) -> (Frame) throws(Raise) -> [Value] {
    let parts = elements.map { element -> (ExpressionCode, Bool, SourceRange) in
      if case .starred(let inner) = element.kind { return (expression(inner), true, inner.range) }
      return (expression(element), false, element.range)
    }
    return { frame throws(Raise) in
      var result: [Value] = []
      for (part, isStarred, range) in parts {
        let value = try part(frame)
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

  private func setDisplay(_ elements: [Expression], _ range: SourceRange) -> ExpressionCode {
    let collect = collection(elements)
    let isConstant = elements.count > 2 && elements.allSatisfy(\.isConstant)
    return ExpressionClosure { frame throws(Raise) in
      let values = try collect(frame)
      do throws(Raise) {
        if isConstant { return .set(try frame.context.setOfConstants(values)) }
        return .set(try SetObject(values, in: frame.context))
      } catch {
        throw error.located(range)
      }
    }
  }

  private func dictDisplay(_ items: [DictItem], _ range: SourceRange) -> ExpressionCode {
    let parts = items.map { item in (item.key.map { expression($0) }, expression(item.value)) }
    return ExpressionClosure { frame throws(Raise) in
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
  ) -> ExpressionCode {
    if op == .minus, case .int(let value) = operand.kind { return ConstantCode(.int(-value)) }
    if op == .minus, case .float(let value) = operand.kind { return ConstantCode(.float(-value)) }
    let value = expression(operand)
    return ExpressionClosure { frame throws(Raise) in
      let operand = try value(frame)
      do throws(Raise) {
        return try frame.context.unary(op, operand)
      } catch {
        throw error.located(range)
      }
    }
  }

  func slice(_ lower: Expression?, _ upper: Expression?, _ step: Expression?) -> ExpressionCode {
    let none = ConstantCode(.none)
    let (lower, upper, step) = (
      lower.map { expression($0) } ?? none, upper.map { expression($0) } ?? none,
      step.map { expression($0) } ?? none
    )
    return ExpressionClosure { frame throws(Raise) in
      let (low, high) = (try lower(frame), try upper(frame))
      return .slice(SliceObject(lower: low, upper: high, step: try step(frame)))
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
