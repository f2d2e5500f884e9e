import Diagnostics
import Dialect

extension Compiler {
  func comprehension(_ comprehension: Comprehension, _ range: SourceRange) -> ExpressionCode {
    let inner = inside(comprehension.scope)
    let code = FunctionCode(
      comprehension.scope, namespace: namespace, .plain(CompletionCode(.normal)))
    let first = expression(comprehension.firstIterable)
    let firstRange = comprehension.firstIterable.range
    let captures = comprehension.scope.captures
    if comprehension.kind == .generator {
      let plan = ComprehensionPlan(comprehension, inner)
      return ExpressionClosure { frame throws(Raise) in
        let iterator = try iterator(try first(frame), firstRange, frame)
        let scope = frame.context.frame(code, frame.take(captures))
        return .iterator(
          ComprehensionIterator(plan, frame: scope, first: iterator, range: range))
      }
    }
    let collect = inner.collecting(comprehension, range)
    return ExpressionClosure { frame throws(Raise) in
      var collected = Collected(comprehension.kind)
      let sequence = try first(frame)
      let scope = frame.context.frame(code, frame.take(captures))
      do throws(Raise) {
        try collect(scope, sequence, &collected)
      } catch {
        // What can't be run through is told where it stands, outside the comprehension.
        if error.isKind(.typeError), error.isAt(firstRange) { throw error }
        throw error.leaving(code.definition.name, code.definition.source, range).located(range)
      }
      frame.context.keep(scope)
      return collected.value
    }
  }
}

/// What a comprehension has made so far.
struct Collected {
  fileprivate var elements: [Value] = []
  fileprivate let set: SetObject?
  fileprivate let dict: DictObject?

  init(_ kind: Comprehension.Kind) {
    set = kind == .set ? SetObject() : nil
    dict = kind == .dict ? DictObject() : nil
  }

  var value: Value {
    if let set { return .set(set) }
    if let dict { return .dict(dict) }
    return Value(list: elements)
  }
}

/// Runs the clauses from one `for` on, over its iterable, and collects what they give.
private typealias CollectLoop = (Frame, Value, inout Collected) throws(Raise) -> Void

/// What stands inside a comprehension's loop.
private typealias CollectTurn = (Frame, inout Collected) throws(Raise) -> Void

extension Compiler {
  /// A comprehension other than a generator expression: loops inside loops.
  private func collecting(_ comprehension: Comprehension, _ range: SourceRange) -> CollectLoop {
    var turn = collectingElement(comprehension, range)
    for clause in comprehension.clauses.dropFirst().reversed() {
      let inner = turn
      switch clause {
      case .if(let condition):
        let test = self.condition(condition)
        turn = { frame, collected throws(Raise) in
          if try test.isTrue(frame) { try inner(frame, &collected) }
        }
      case .for(let target, let iterable):
        guard let iterable else { continue }
        let (sequence, loop) = (
          expression(iterable), loop(Destination(store(target)), iterable.range, inner)
        )
        turn = { frame, collected throws(Raise) in
          try loop(frame, try sequence(frame), &collected)
        }
      }
    }
    guard case .for(let target, _)? = comprehension.clauses.first else {
      return { _, _, _ throws(Raise) in }
    }
    return loop(Destination(store(target)), comprehension.firstIterable.range, turn)
  }

  private func collectingElement(_ comprehension: Comprehension, _ range: SourceRange)
    -> CollectTurn
  {
    let element = expression(comprehension.element)
    if comprehension.kind == .list {
      return { frame, collected throws(Raise) in
        collected.elements.append(try element(frame))
        let count = collected.elements.count
        if count & 0xFFFF == 0 { try frame.context.checkSize(count, of: "the list") }
      }
    }
    let value = comprehension.value.map { expression($0) }
    return { frame, collected throws(Raise) in
      let element = try element(frame)
      let value = try value?(frame)
      do throws(Raise) {
        try collected.set?.set(.none, for: element, in: frame.context)
        try collected.dict?.set(value ?? .none, for: element, in: frame.context)
      } catch {
        throw error.located(range)
      }
    }
  }

  private func loop(
    _ target: Destination, _ range: SourceRange, _ turn: @escaping CollectTurn
  ) -> CollectLoop {
    { frame, sequence, collected throws(Raise) in
      try frame.context.forEach(of: sequence, range) { element throws(Raise) in
        try target.bind(element, range, frame)
        try turn(frame, &collected)
        return true
      }
    }
  }
}

/// The iterator over a comprehension's sequence.
private func iterator(
  _ sequence: Value, _ range: SourceRange, _ frame: Frame
) throws(Raise) -> IteratorObject {
  do throws(Raise) {
    return try frame.context.iterator(sequence)
  } catch {
    throw error.located(range)
  }
}

/// A generator expression's clauses, compiled.
struct ComprehensionPlan {
  struct Loop {
    let store: StoreCode
    /// Nothing for the first loop, whose iterable is evaluated outside.
    let iterable: ExpressionCode?
    let range: SourceRange
    var conditions: [ExpressionCode] = []
  }

  var loops: [Loop] = []
  let element: ExpressionCode

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
  }
}

/// A running generator expression: its loops as a stack of iterators, so that it can stop behind
/// every element.
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

  private func advance() throws(Raise) -> Value? {
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

  private func passes(_ loop: ComprehensionPlan.Loop) throws(Raise) -> Bool {
    for condition in loop.conditions where try !condition.isTrue(frame) { return false }
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
