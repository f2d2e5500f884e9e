import Diagnostics
import Dialect

extension Compiler {
  func forLoop(
    _ target: Target, _ iterable: Expression, _ body: [Statement], _ orElse: [Statement]
  ) -> StatementCode {
    ForCode(
      Destination(store(target)), expression(iterable), block(body), block(orElse), iterable.range)
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
