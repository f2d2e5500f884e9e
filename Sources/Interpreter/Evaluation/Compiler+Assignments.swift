import Diagnostics
import Dialect

extension Compiler {
  func assign(_ targets: [Target], _ value: Expression) -> StatementCode {
    if targets.count == 1 {
      if let parallel = parallelAssign(targets[0], value) { return parallel }
      let store = store(targets[0])
      if let variable = store as? VariableStore {
        return VariableAssignment(variable.place, operand(value))
      }
      return Assignment(store, expression(value))
    }
    let (value, stores) = (expression(value), targets.map { store($0) })
    return StatementClosure { frame throws(Raise) in
      let value = try value(frame)
      for store in stores { try store(frame, value) }
      return .normal
    }
  }

  /// `a, b = x, y`, without a tuple in between.
  private func parallelAssign(_ target: Target, _ value: Expression) -> StatementCode? {
    guard case .sequence(let targets, starred: nil) = target.kind, targets.count == 2,
      case .tuple(let values) = value.kind, values.count == 2,
      !values.contains(where: { if case .starred = $0.kind { true } else { false } })
    else { return nil }
    let (first, second) = (operand(values[0]), operand(values[1]))
    let (storeFirst, storeSecond) = (store(targets[0]), store(targets[1]))
    return StatementClosure { frame throws(Raise) in
      let (one, two) = (try first(frame), try second(frame))
      try storeFirst(frame, one)
      try storeSecond(frame, two)
      return .normal
    }
  }

  func augmentedAssign(
    _ target: Target, _ op: BinaryOperator, _ value: Expression, _ range: SourceRange
  ) -> StatementCode {
    let operand = operand(value)
    switch target.kind {
    case .name(let name):
      let read = read(name, target.range)
      if let place = name.place(namespace.boundCell) {
        return AugmentedVariable(
          op, place, read, operand, range, keepsName: keeps(place, value))
      }
      let write = write(name)
      return StatementClosure { frame throws(Raise) in
        let old = try read(frame)
        try write(frame, try combined(op, old, try operand(frame), range, frame))
        return .normal
      }
    case .attribute(let object, let name):
      let object = self.operand(object)
      return AugmentedAttribute(
        op, object, name, operand, range, place: target.range,
        keepsObject: keeps(object.place, value))
    case .item(let object, let key):
      return AugmentedItem(
        op, self.operand(object), self.operand(key), operand, range, place: target.range)
    case .sequence: return CompletionCode(.normal)
    }
  }
}
