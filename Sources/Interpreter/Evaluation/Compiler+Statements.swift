import Diagnostics
import Dialect

extension Compiler {
  func block(_ statements: [Statement]) -> Execute {
    block(statements.map { Step(statement($0)) })
  }

  func block(_ parts: [Step]) -> Execute {
    switch parts.count {
    case 0: return { _ throws(Raise) in .normal }
    case 1: return parts[0].execute
    case 2:
      let first = parts[0].execute
      let second = parts[1].execute
      return { frame throws(Raise) in
        let completion = try first(frame)
        if completion != .normal { return completion }
        return try second(frame)
      }
    case 3:
      return inOrder(parts[0].execute, parts[1].execute, parts[2].execute)
    default:
      // No loop over the parts: each would be retained for its turn.
      let rest = parts.count / 2
      return inOrder(
        parts[0].execute, block(Array(parts[1...rest])), block(Array(parts[(rest + 1)...])))
    }
  }

  private func inOrder(
    _ first: @escaping Execute, _ second: @escaping Execute, _ third: @escaping Execute
  ) -> Execute {
    { frame throws(Raise) in
      var completion = try first(frame)
      if completion != .normal { return completion }
      completion = try second(frame)
      if completion != .normal { return completion }
      return try third(frame)
    }
  }

  func statement(_ statement: Statement) -> Execute {
    let range = statement.range
    switch statement.kind {
    case .expression(let value):
      let value = expression(value)
      return { frame throws(Raise) in
        _ = try value(frame)
        return .normal
      }
    case .assign(let targets, let value): return assign(targets, value)
    case .augmentedAssign(let target, let op, let value):
      return augmentedAssign(target, op, value, range)
    case .annotatedAssign(let target, let annotation, let value):
      return annotatedAssign(target, annotation, value)
    case .delete(let targets): return block(targets.map { Step(delete($0)) })
    case .if(let condition, let then, let orElse):
      let test = self.condition(condition)
      let then = block(then)
      if orElse.isEmpty {
        return { frame throws(Raise) in try test(frame) ? try then(frame) : .normal }
      }
      let orElse = block(orElse)
      return { frame throws(Raise) in
        try test(frame) ? try then(frame) : try orElse(frame)
      }
    case .for(let target, let iterable, let body, let orElse):
      return forLoop(target, iterable, body, orElse)
    case .while(let condition, let body, let orElse):
      return whileLoop(self.condition(condition), block(body), block(orElse), range)
    case .function(let target, let function, let decorators):
      return functionStatement(target, function, decorators)
    case .classDefinition(let target, let definition, let decorators):
      return classStatement(target, definition, decorators, range)
    case .return(let value?):
      let value = expression(value)
      return { frame throws(Raise) in
        frame.result = try value(frame)
        return .return
      }
    case .return(nil):
      return { frame throws(Raise) in
        frame.result = .none
        return .return
      }
    case .break: return { _ throws(Raise) in .break }
    case .continue: return { _ throws(Raise) in .continue }
    case .pass, .declaration: return { _ throws(Raise) in .normal }
    case .raise(let exception, let cause): return raising(exception, cause, range)
    case .assert(let condition, let message): return assertion(condition, message, range)
    case .try(let body, let handlers, let orElse, let finally):
      return tryStatement(
        block(body), handlers, orElse.isEmpty ? nil : block(orElse),
        finally.isEmpty ? nil : block(finally))
    case .with(let items, let body): return withStatement(items[...], block(body))
    case .match(let subject, let cases):
      let choose = choice(subject, cases)
      let bodies = cases.map { Step(block($0.body)) }
      return { frame throws(Raise) in
        guard let index = try choose(frame) else { return .normal }
        return try bodies[index].execute(frame)
      }
    case .import(let modules): return block(modules.map { Step(importModule($0)) })
    case .importFrom(let module, let names): return importFrom(module, names, range)
    }
  }
}
