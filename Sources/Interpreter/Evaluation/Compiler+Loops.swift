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
      var completion: Completion?
      try frame.context.forEach(of: try iterable(frame), range) { element throws(Raise) in
        do throws(Raise) {
          try target(element, frame)
        } catch {
          throw error.located(range)
        }
        switch try body(frame) {
        case .normal, .continue: return true
        case .break: completion = .normal
        case .return: completion = .return
        }
        return false
      }
      if let completion { return completion }
      return try orElse(frame)
    }
  }
}

extension Context {
  /// Runs what a loop does in a turn, as long as it gives true; each turn is a step. Lists, which may
  /// grow or shrink meanwhile, and ranges need no iterator.
  @inline(__always)
  func forEach(
    of sequence: Value, _ range: SourceRange, _ turn: (consuming Value) throws(Raise) -> Bool
  ) throws(Raise) {
    switch sequence {
    case .range(let numbers):
      for index in 0..<numbers.count {
        try step(at: range)
        if try !turn(.int(numbers.element(at: index))) { return }
      }
    case .list(let list):
      var index = 0
      while true {
        try step(at: range)
        guard index < list.elements.count else { return }
        if try !turn(list.elements[index]) { return }
        index += 1
      }
    default:
      let iterator = try iterator(sequence, at: range)
      while let element = try next(iterator, at: range) {
        if try !turn(element) { return }
      }
    }
  }

  @inline(__always)
  private func step(at range: SourceRange) throws(Raise) {
    do throws(Raise) {
      try step()
    } catch {
      throw error.located(range)
    }
  }

  private func iterator(
    _ sequence: Value, at range: SourceRange
  ) throws(Raise) -> IteratorObject {
    do throws(Raise) {
      return try iterator(sequence)
    } catch {
      throw error.located(range)
    }
  }

  private func next(
    _ iterator: IteratorObject, at range: SourceRange
  ) throws(Raise) -> Value? {
    do throws(Raise) {
      try step()
      return try iterator.next(in: self)
    } catch {
      throw error.located(range)
    }
  }
}
