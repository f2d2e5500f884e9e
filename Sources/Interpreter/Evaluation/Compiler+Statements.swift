import Diagnostics
import Dialect

extension Compiler {
  func block(_ statements: [Statement]) -> StatementCode {
    block(statements.map { statement($0) })
  }

  func block(_ parts: [StatementCode]) -> StatementCode {
    switch parts.count {
    case 0: return CompletionCode(.normal)
    case 1: return parts[0]
    case 2: return BlockCode(parts[0], parts[1], nil)
    default:
      // No loop over the parts: each would be retained for its turn.
      let rest = (parts.count + 1) / 2
      return BlockCode(
        parts[0], block(Array(parts[1..<rest])), block(Array(parts[rest...])))
    }
  }

  func statement(_ statement: Statement) -> StatementCode {
    let range = statement.range
    switch statement.kind {
    case .expression(let value): return DiscardCode(expression(value))
    case .assign(let targets, let value): return assign(targets, value)
    case .augmentedAssign(let target, let op, let value):
      return augmentedAssign(target, op, value, range)
    case .annotatedAssign(let target, let annotation, let value):
      return annotatedAssign(target, annotation, value)
    case .delete(let targets): return block(targets.map { delete($0) })
    case .if(let condition, let then, let orElse):
      return IfCode(
        self.condition(condition), block(then), orElse.isEmpty ? nil : block(orElse))
    case .for(let target, let iterable, let body, let orElse):
      return forLoop(target, iterable, body, orElse)
    case .while(let condition, let body, let orElse):
      return WhileCode(self.condition(condition), block(body), block(orElse), range)
    case .function(let target, let function, let decorators):
      return functionStatement(target, function, decorators)
    case .classDefinition(let target, let definition, let decorators):
      return classStatement(target, definition, decorators, range)
    case .return(nil): return ReturnCode(Operand(ConstantCode(.none)))
    case .return(let value?): return ReturnCode(operand(value))
    case .break: return CompletionCode(.break)
    case .continue: return CompletionCode(.continue)
    case .pass, .declaration: return CompletionCode(.normal)
    case .raise(let exception, let cause): return raising(exception, cause, range)
    case .assert(let condition, let message): return assertion(condition, message, range)
    case .try(let body, let handlers, let orElse, let finally):
      return tryStatement(
        block(body), handlers, orElse.isEmpty ? nil : block(orElse),
        finally.isEmpty ? nil : block(finally))
    case .with(let items, let body): return withStatement(items[...], block(body))
    case .match(let subject, let cases):
      let choose = choice(subject, cases)
      let bodies = cases.map { block($0.body) }
      return StatementClosure { frame throws(Raise) in
        guard let index = try choose(frame) else { return .normal }
        return try bodies[index](frame)
      }
    case .import(let modules): return block(modules.map { importModule($0) })
    case .importFrom(let module, let names): return importFrom(module, names, range)
    }
  }
}
