import Diagnostics
import Dialect

extension Compiler {
  func whileLoop(
    _ test: @escaping (Frame) throws(Raise) -> Bool, _ body: @escaping Execute,
    _ orElse: @escaping Execute, _ range: SourceRange
  ) -> Execute {
    { frame throws(Raise) in
      let context = frame.context
      while try test(frame) {
        do throws(Raise) {
          try context.step()
        } catch {
          throw error.located(range)
        }
        switch try body(frame) {
        case .normal, .continue: break
        case .break: return .normal
        case .return: return .return
        }
      }
      return try orElse(frame)
    }
  }

  func forLoop(
    _ target: Target, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) -> Execute {
    let range = iterable.range
    let iterable = expression(iterable)
    let store = store(target)
    let (body, orElse) = (block(body), block(orElse))
    return { frame throws(Raise) in
      let context = frame.context
      let sequence = try iterable(frame)
      if case .range(let numbers) = sequence {
        return try overRange(numbers, store, body, orElse, range, frame)
      }
      let iterator: IteratorObject
      do throws(Raise) {
        iterator = try context.iterator(sequence)
      } catch {
        throw error.located(range)
      }
      while true {
        do throws(Raise) {
          try context.step()
          guard let element = try iterator.next(in: context) else { break }
          try store(frame, element)
        } catch {
          throw error.located(range)
        }
        switch try body(frame) {
        case .normal, .continue: break
        case .break: return .normal
        case .return: return .return
        }
      }
      return try orElse(frame)
    }
  }
}

private func overRange(
  _ numbers: RangeObject, _ store: Store, _ body: Execute, _ orElse: Execute,
  _ range: SourceRange, _ frame: Frame
) throws(Raise) -> Completion {
  let context = frame.context
  for index in 0..<numbers.count {
    do throws(Raise) {
      try context.step()
    } catch {
      throw error.located(range)
    }
    try store(frame, .int(numbers.element(at: index)))
    switch try body(frame) {
    case .normal, .continue: break
    case .break: return .normal
    case .return: return .return
    }
  }
  return try orElse(frame)
}
