import Diagnostics
import Dialect

extension Rule {
  static let evaluationMode = Rule(
    name: "evaluation-mode",
    fault: "a model with dropout or batch normalization evaluated without `eval()`",
    effect: "it still drops units, and the results are worse and change from call to call"
  ) { listing in
    let modes = Set(listing.whole.flatMap { $0.callsWithInner }.compactMap(\.mode))
    guard !modes.contains(where: { $0.hasSuffix("eval") }) else { return [] }
    var told: Set<String> = []
    return listing.calls.compactMap { call in
      guard listing.isWithoutGradient(call.range), let name = call.callee.name,
        case .instance(let kind) = listing.value(call.callee),
        let part = listing.randomLayer(of: kind), told.insert(name).inserted
      else { return nil }
      return Finding(
        range: call.range, message: "\(name) is evaluated in training mode",
        why: "\(kind) has \(part), which works in training mode until eval() is called",
        fix: "call \(name).eval() before, and \(name).train() before training goes on")
    }
  }

  static let trainingMode = Rule(
    name: "training-mode",
    fault: "`eval()` in each epoch without `train()`",
    effect: "from the second epoch on the model trains without dropout"
  ) { listing in
    guard listing.note.classes.keys.contains(where: { listing.randomLayer(of: $0) != nil }) else {
      return []
    }
    return listing.bodies.compactMap { body in
      body.loops.first { $0.goesBackwardSomewhere }.flatMap { loop in
        loop.stayInEvaluation(listing)
      }
    }
  }
}

extension [Statement] {
  fileprivate var goesBackwardSomewhere: Bool { calls.contains { $0.method == "backward" } }

  /// The call of a loop that ends training mode, where no call of the loop begins it.
  fileprivate func stayInEvaluation(_ listing: Listing) -> Finding? {
    let modes = calls.flatMap { listing.modes($0) }
    guard let (call, mode) = modes.first(where: { $0.1.hasSuffix(".eval") }),
      !modes.contains(where: { $0.1.hasSuffix(".train") })
    else { return nil }
    let model = mode.dropLast(5)
    return Finding(
      range: call.range, message: "\(model) stays in evaluation mode after the first epoch",
      why: "the loop calls eval() and never train()",
      fix: "call \(model).train() at the head of the loop")
  }
}

extension Call {
  /// `model.eval` of `model.eval()`, `model.train` of `model.train()`.
  fileprivate var mode: String? {
    guard let method, ["eval", "train"].contains(method), let path = receiver?.path,
      arguments.isEmpty || method == "train"
    else { return nil }
    return "\(path).\(method)"
  }
}

extension Listing {
  /// The modes that a call puts models into, itself or by the functions of the note.
  fileprivate func modes(_ call: Call) -> [(Call, String)] {
    if let mode = call.mode { return [(call, mode)] }
    guard let name = call.callee.name else { return [] }
    let body = whole.first { $0.className == nil && $0.function?.name == name }
    return (body?.statements.calls ?? []).compactMap(\.mode).map { (call, $0) }
  }

  /// A part of a class that works in another way in training, as it is written.
  func randomLayer(of name: String) -> String? {
    guard let parts = note.classes[name]?.layers else { return nil }
    let kinds = parts.map(\.kind)
    if let kind = kinds.sorted().first(where: { $0.hasPrefix("BatchNorm") }) { return "nn.\(kind)" }
    if kinds.contains("Dropout") { return "nn.Dropout" }
    let dropping = parts.filter(\.isRecurrent).first { layer in
      guard let rate = note.constant(layer, "dropout", fallback: .int(0))?.number,
        case .int(let count) = note.constant(layer, "num_layers", fallback: .int(1))
      else { return false }
      return rate > 0 && count > 1
    }
    return dropping.map { "dropout between the layers of nn.\($0.kind)" }
  }
}
