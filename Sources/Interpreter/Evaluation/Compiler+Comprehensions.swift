import Diagnostics
import Dialect

extension Compiler {
  func comprehension(_ comprehension: Comprehension, _ range: SourceRange) -> Evaluate {
    let inner = inside(comprehension.scope)
    let plan = ComprehensionPlan(comprehension, inner)
    let code = FunctionCode(comprehension.scope, namespace: namespace) { _ in
      .plain { _ throws(Raise) in .normal }
    }
    let first = expression(comprehension.firstIterable)
    let firstRange = comprehension.firstIterable.range
    let captures = comprehension.scope.captures
    let start: (Frame) throws(Raise) -> ComprehensionIterator = { frame throws(Raise) in
      let iterable = try first(frame)
      let iterator: IteratorObject
      do throws(Raise) {
        iterator = try frame.context.iterator(iterable)
      } catch {
        throw error.located(firstRange)
      }
      let scope = Frame(
        code: code, slotCount: code.slotCount, captures: frame.take(captures),
        context: frame.context)
      return ComprehensionIterator(plan, frame: scope, first: iterator, range: range)
    }
    return { frame throws(Raise) in
      try collect(comprehension.kind, try start(frame), frame.context, range)
    }
  }
}

private func collect(
  _ kind: Comprehension.Kind, _ iterator: ComprehensionIterator, _ context: Context,
  _ range: SourceRange
) throws(Raise) -> Value {
  switch kind {
  case .generator: return .iterator(iterator)
  case .list:
    var elements: [Value] = []
    while let element = try iterator.advance() {
      elements.append(element)
      if elements.count & 0xFFFF == 0 { try context.checkSize(elements.count, of: "the list") }
    }
    return Value(list: elements)
  case .set, .dict:
    let (set, dict) = (SetObject(), DictObject())
    while let element = try iterator.advance() {
      let value = try iterator.value()
      do throws(Raise) {
        if kind == .set {
          try set.set(.none, for: element, in: context)
        } else {
          try dict.set(value, for: element, in: context)
        }
      } catch {
        throw error.located(range)
      }
    }
    return kind == .set ? .set(set) : .dict(dict)
  }
}

/// A comprehension's clauses, compiled.
struct ComprehensionPlan {
  struct Loop {
    let store: Store
    /// Nothing for the first loop, whose iterable is evaluated outside.
    let iterable: Evaluate?
    let range: SourceRange
    var conditions: [(Frame) throws(Raise) -> Bool] = []
  }

  var loops: [Loop] = []
  let element: Evaluate
  let value: Evaluate?

  init(_ comprehension: Comprehension, _ compiler: Compiler) {
    for clause in comprehension.clauses {
      switch clause {
      case .for(let target, let iterable):
        loops.append(
          Loop(
            store: compiler.store(target), iterable: iterable.map { compiler.expression($0) },
            range: iterable?.range ?? comprehension.firstIterable.range))
      case .if(let condition):
        guard !loops.isEmpty else { continue }
        loops[loops.count - 1].conditions.append(compiler.condition(condition))
      }
    }
    element = compiler.expression(comprehension.element)
    value = comprehension.value.map { compiler.expression($0) }
  }
}

/// A running comprehension: its loops as a stack of iterators, so that a generator expression
/// can stop behind every element.
final class ComprehensionIterator: IteratorObject {
  private let plan: ComprehensionPlan
  private let frame: Frame
  private let range: SourceRange
  private var iterators: [IteratorObject]

  init(_ plan: ComprehensionPlan, frame: Frame, first: IteratorObject, range: SourceRange) {
    self.plan = plan
    self.frame = frame
    self.range = range
    iterators = [first]
    super.init(typeName: "generator")
  }

  override func next(in context: Context) throws(Raise) -> Value? {
    do throws(Raise) {
      return try advance()
    } catch {
      iterators = []
      guard let code = frame.code else { throw error }
      throw error.leaving("<genexpr>", code.definition.source, range)
    }
  }

  /// The next element (or key), or nothing at the end.
  func advance() throws(Raise) -> Value? {
    let context = frame.context
    while let iterator = iterators.last {
      let depth = iterators.count - 1
      let loop = plan.loops[depth]
      do throws(Raise) {
        try context.step()
        guard let element = try iterator.next(in: context) else {
          iterators.removeLast()
          continue
        }
        try loop.store(frame, element)
      } catch {
        throw error.located(loop.range)
      }
      if try !passes(loop) { continue }
      if depth == plan.loops.count - 1 { return try plan.element(frame) }
      try open(plan.loops[depth + 1])
    }
    return nil
  }

  /// The value that goes with the last element of a dict comprehension.
  func value() throws(Raise) -> Value { try plan.value?(frame) ?? .none }

  private func passes(_ loop: ComprehensionPlan.Loop) throws(Raise) -> Bool {
    for condition in loop.conditions where try !condition(frame) { return false }
    return true
  }

  private func open(_ loop: ComprehensionPlan.Loop) throws(Raise) {
    guard let iterable = loop.iterable else { return }
    let value = try iterable(frame)
    do throws(Raise) {
      iterators.append(try frame.context.iterator(value))
    } catch {
      throw error.located(loop.range)
    }
  }
}
