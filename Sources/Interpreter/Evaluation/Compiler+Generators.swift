import Diagnostics
import Dialect

/// Statements of generator functions. Simple statements run as everywhere; compound ones and those
/// that yield become objects that remember their place.
extension Compiler {
  func resumable(_ statements: [Statement]) -> MakeResumable {
    let parts = statements.map { resumable($0) }
    return { BlockRun(parts) }
  }

  private func resumable(_ statement: Statement) -> MakeResumable {
    switch statement.kind {
    case .expression(let value):
      if let made = yielding(value, store: nil) { return made }
    case .assign(let targets, let value):
      let stores = targets.map { self.store($0) }
      let store = StoreClosure { frame, value throws(Raise) in
        for store in stores { try store(frame, value) }
      }
      if let made = yielding(value, store: store) { return made }
    case .return(let value?):
      let store = StoreClosure { frame, value throws(Raise) in frame.result = value }
      if let made = yielding(value, store: store, completion: .return) { return made }
    case .if(let condition, let then, let orElse):
      let (test, then, orElse) = (self.condition(condition), resumable(then), resumable(orElse))
      return { IfRun(test, then, orElse) }
    case .while(let condition, let body, let orElse):
      let (test, body, orElse) = (self.condition(condition), resumable(body), resumable(orElse))
      return { LoopRun(.test(test), body, orElse) }
    case .for(let target, let iterable, let body, let orElse):
      let source = LoopRun.Source.iterable(expression(iterable), store(target), iterable.range)
      let (body, orElse) = (resumable(body), resumable(orElse))
      return { LoopRun(source, body, orElse) }
    case .try(let body, let handlers, let orElse, let finally):
      let clauses = handlers.map { clause in
        (handler(clause, body: CompletionCode(.normal)), resumable(clause.body))
      }
      let (body, orElse, finally) = (resumable(body), resumable(orElse), resumable(finally))
      return { TryRun(body, clauses, orElse, finally) }
    case .with(let items, let body):
      return resumableWith(items[...], resumable(body))
    case .match(let subject, let cases):
      let choose = choice(subject, cases)
      let bodies = cases.map { resumable($0.body) }
      return { ChoiceRun(choose, bodies) }
    default: break
    }
    let plain = self.statement(statement)
    return { PlainRun(plain) }
  }

  private func resumableWith(
    _ items: ArraySlice<Statement.WithItem>, _ body: @escaping MakeResumable
  ) -> MakeResumable {
    guard let item = items.first else { return body }
    let inner = resumableWith(items.dropFirst(), body)
    let manager = expression(item.context)
    let store = item.target.map { self.store($0) }
    let range = item.context.range
    return { WithRun(manager, store, range, inner) }
  }

  /// `yield x` or `yield from x` as a whole statement or the right side of an assignment.
  private func yielding(
    _ value: Expression, store: StoreCode?, completion: Completion = .normal
  ) -> MakeResumable? {
    let range = value.range
    switch value.kind {
    case .yield(let value):
      let value = value.map { expression($0) }
      return { YieldRun(value, store, completion, range) }
    case .yieldFrom(let iterable):
      let iterable = expression(iterable)
      return { YieldFromRun(iterable, store, completion, range) }
    default: return nil
    }
  }
}
