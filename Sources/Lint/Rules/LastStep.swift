import Dialect

extension Rule {
  static let bidirectionalLastStep = Rule(
    name: "bidirectional-last-step",
    fault: "the last step of a bidirectional layer's output taken for the whole sequence",
    effect: "there the backward direction has read one step alone"
  ) { listing in
    let firstSteps = listing.firstSteps
    return listing.lastSteps.compactMap { taken in
      // With the first step beside it, both directions have read the whole sequence.
      guard taken.isTime, !firstSteps.contains(taken.name),
        listing.note.constant(taken.layer, "bidirectional", fallback: .bool(false)) == .bool(true)
      else { return nil }
      return Finding(
        range: taken.expression.range,
        message: "\(taken.text) has read the sequence in one direction alone",
        why: "the \(taken.layer.kind) is bidirectional, and at the last step its backward half "
          + "has seen that step only",
        fix: "join the last states of both directions: torch.cat((h_n[-2], h_n[-1]), dim=1)")
    }
  }

  static let bidirectionalState = Rule(
    name: "bidirectional-state",
    fault: "the last of a bidirectional layer's states taken for the whole layer's",
    effect: "it is the backward direction's alone"
  ) { listing in
    let states = listing.expressions.compactMap { expression -> (String, Int, Expression)? in
      guard case .item(let object, let index) = expression.kind, let path = object.path,
        let layer = listing.tensor(object)?.state, let place = index.firstInteger,
        listing.note.constant(layer, "bidirectional", fallback: .bool(false)) == .bool(true)
      else { return nil }
      return (path, place, expression)
    }
    return states.compactMap { path, place, expression in
      // With another state beside it, both directions are taken.
      guard place == -1, !states.contains(where: { $0.0 == path && $0.1 != -1 }) else {
        return nil
      }
      return Finding(
        range: expression.range,
        message: "\(listing.text(expression.range)) is the backward direction's state alone",
        why: "the last layer of a bidirectional network leaves two states: "
          + "\(path)[-2] has read forward, \(path)[-1] backward",
        fix: "join them: torch.cat((\(path)[-2], \(path)[-1]), dim=1)")
    }
  }

  static let batchAxis = Rule(
    name: "batch-axis",
    fault: "the last step taken along the batch's axis",
    effect: "without `batch_first=True` the first axis is time, and `[:, -1]` is the batch's last "
      + "sequence"
  ) { listing in
    listing.lastSteps.compactMap { taken in
      guard !taken.isTime else { return nil }
      let isFirst = taken.isBatchFirst
      return Finding(
        range: taken.expression.range,
        message: "\(taken.text) takes the batch's last sequence, not the last step",
        why: "the \(taken.layer.kind) has batch_first=\(isFirst ? "True" : "False"), so that its "
          + "output is \(isFirst ? "[batch, time, features]" : "[time, batch, features]")",
        fix: isFirst
          ? "write [:, -1] for the last step"
          : "say batch_first=True, or write [-1] for the last step")
    }
  }
}

/// `out[:, -1]` or `out[-1]` of a recurrent layer's outputs.
private struct LastStep {
  let expression: Expression
  let text: String
  /// The name of the outputs.
  let name: String
  let layer: Layer
  let isBatchFirst: Bool
  /// Whether the index stands at the axis of time.
  let isTime: Bool
}

extension Listing {
  /// Where a recurrent layer's outputs are taken at −1 of one of the first two axes.
  fileprivate var lastSteps: [LastStep] {
    expressions.compactMap { expression in
      guard case .item(let object, let index) = expression.kind,
        let layer = tensor(object)?.steps, let axis = index.axis(of: -1),
        let order = note.constant(layer, "batch_first", fallback: .bool(false)),
        case .bool(let isBatchFirst) = order
      else { return nil }
      return LastStep(
        expression: expression, text: text(expression.range), name: object.path ?? "",
        layer: layer,
        isBatchFirst: isBatchFirst, isTime: axis == (isBatchFirst ? 1 : 0))
    }
  }
}

extension Listing {
  /// The names of recurrent layers' outputs whose first step is taken.
  fileprivate var firstSteps: Set<String> {
    Set(
      expressions.compactMap { expression in
        guard case .item(let object, let index) = expression.kind, index.axis(of: 0) != nil else {
          return nil
        }
        return tensor(object)?.steps == nil ? nil : object.path
      })
  }
}

extension Expression {
  /// The axis of `step` where it is −1 in `[-1]`, `[:, -1]`, `[:, -1, :]`; none of other indices.
  fileprivate func axis(of step: Int) -> Int? {
    guard case .tuple(let parts) = kind else { return integer == step ? 0 : nil }
    let places = parts.indices.filter { parts[$0].integer == step }
    guard places.count == 1, places[0] < 2 else { return nil }
    let others = parts.indices.filter { $0 != places[0] }
    return others.allSatisfy { parts[$0].isWholeAxis } ? places[0] : nil
  }

  /// The index on the first axis, where it is a literal.
  fileprivate var firstInteger: Int? {
    guard case .tuple(let parts) = kind else { return integer }
    return parts.first?.integer
  }

  private var isWholeAxis: Bool {
    guard case .slice(nil, nil, nil) = kind else { return false }
    return true
  }
}
