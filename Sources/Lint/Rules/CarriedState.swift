import Diagnostics
import Dialect

extension Rule {
  static let carriedState = Rule(
    name: "carried-state",
    fault: "a hidden state carried from batch to batch without `detach`",
    effect: "`backward` goes through all batches before, and fails in the second one"
  ) { listing in
    listing.bodies.flatMap { body -> [Finding] in
      body.loops.filter { $0.goesBackward }.flatMap { loop in
        carried(in: loop).filter { !isCut($0, in: loop, listing) }.map { state in
          Finding(
            range: state.range,
            message: "\(state.name) carries the graph of all batches before",
            why: "it comes out of the last batch's model, and backward() has freed that graph",
            fix: state.isPair
              ? "detach it at the loop's head: \(state.name) = tuple(s.detach() for s in "
                + "\(state.name))"
              : "detach it at the loop's head: \(state.name) = \(state.name).detach()")
        }
      }
    }
  }

  /// The states that a statement of the loop itself passes to a model and takes back.
  private static func carried(in loop: [Statement]) -> [CarriedState] {
    loop.compactMap { statement in
      guard case .assign(let targets, let value) = statement.kind, let call = Call(value),
        case .sequence(let parts, nil) = targets.first?.kind, parts.count == 2
      else { return nil }
      return call.arguments.dropFirst().compactMap { argument in
        argument.value.statePath.flatMap { path in
          path == parts[1].statePath
            ? CarriedState(path: path, range: argument.value.range, callee: call.callee) : nil
        }
      }.first
    }
  }

  /// Whether the loop, or the model itself, cuts the state off.
  private static func isCut(
    _ state: CarriedState, in loop: [Statement], _ listing: Listing
  ) -> Bool {
    let names = Set(state.path.split(separator: ",").map(String.init))
    let bindings = loop.deep.filter { !names.isDisjoint(with: $0.targets.flatMap(\.paths)) }
    let cuts = loop.calls.contains { call in
      ["detach_", "detach"].contains(call.method) && names.contains(call.receiver?.path ?? "")
    }
    if bindings.count > 1 || cuts { return true }
    let backwards = loop.calls.filter { $0.method == "backward" }
    let keeps = backwards.contains { $0.argument("retain_graph", at: nil) != nil }
    return keeps || listing.detaches(state.callee)
  }
}

private struct CarriedState {
  /// `h`, or `h,c` of a pair that is written out.
  let path: String
  let range: SourceRange
  let callee: Expression
  var name: String { path.split(separator: ",").joined(separator: ", ") }
  var isPair: Bool { path.contains(",") }
}

extension Expression {
  fileprivate var statePath: String? {
    guard case .tuple(let parts) = kind else { return name }
    let names = parts.compactMap(\.name)
    return names.count == parts.count ? names.joined(separator: ",") : nil
  }
}

extension Target {
  fileprivate var statePath: String? {
    guard case .sequence(let parts, nil) = kind else { return path }
    let names = parts.compactMap(\.path)
    return names.count == parts.count ? names.joined(separator: ",") : nil
  }
}

extension [Statement] {
  /// Whether the statements, those of inner loops aside, make gradients.
  fileprivate var goesBackward: Bool {
    let own = filter { $0.loopBody == nil }
    return own.calls.contains { $0.method == "backward" }
  }
}

extension Listing {
  /// Whether what is called may detach the state itself.
  fileprivate func detaches(_ callee: Expression) -> Bool {
    if case .layer = value(callee) { return false }
    let bodies = whole.filter { $0.className != nil || $0.function?.name == callee.name }
    return bodies.contains { body in
      body.statements.calls.contains { ["detach", "detach_"].contains($0.method) }
        || body.statements.deep.contains {
          $0.expressions.contains { $0.all.contains(where: \.isData) }
        }
    }
  }
}

extension Expression {
  /// `x.data`.
  var isData: Bool {
    guard case .attribute(_, "data") = kind else { return false }
    return true
  }
}
