import Diagnostics
import Dialect

extension Compiler {
  func whileLoop(
    _ test: @escaping Test, _ body: @escaping Execute,
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
    if let target = local(target) { return forLoop(target, iterable, body, orElse) }
    return forLoop(computed(target), iterable, body, orElse)
  }

  private func forLoop(
    _ target: some Destination, _ iterable: Expression, _ body: [Statement],
    _ orElse: [Statement]
  ) -> Execute {
    let range = iterable.range
    let iterable = expression(iterable)
    let (body, orElse) = (block(body), block(orElse))
    return { frame throws(Raise) in
      let completion: Completion?
      switch try iterable(frame) {
      case .range(let numbers):
        completion = try overRange(numbers, target, body, range, frame)
      case let sequence:
        completion = try overIterator(sequence, target, body, range, frame)
      }
      if let completion { return completion }
      return try orElse(frame)
    }
  }
}

/// The turns of a loop; nothing where it came to its end.
@inline(__always)
private func overRange(
  _ numbers: RangeObject, _ target: some Destination, _ body: Execute, _ range: SourceRange,
  _ frame: Frame
) throws(Raise) -> Completion? {
  let context = frame.context
  for index in 0..<numbers.count {
    do throws(Raise) {
      try context.step()
    } catch {
      throw error.located(range)
    }
    try target(.int(numbers.element(at: index)), frame)
    switch try body(frame) {
    case .normal, .continue: break
    case .break: return .normal
    case .return: return .return
    }
  }
  return nil
}

@inline(__always)
private func overIterator(
  _ sequence: Value, _ target: some Destination, _ body: Execute, _ range: SourceRange,
  _ frame: Frame
) throws(Raise) -> Completion? {
  let context = frame.context
  let iterator: IteratorObject
  do throws(Raise) {
    iterator = try context.iterator(sequence)
  } catch {
    throw error.located(range)
  }
  while true {
    do throws(Raise) {
      try context.step()
      guard let element = try iterator.next(in: context) else { return nil }
      try target(element, frame)
    } catch {
      throw error.located(range)
    }
    switch try body(frame) {
    case .normal, .continue: break
    case .break: return .normal
    case .return: return .return
    }
  }
}
