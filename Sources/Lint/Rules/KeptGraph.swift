import Dialect

extension Rule {
  static let keptGraph = Rule(
    name: "kept-graph",
    fault: "losses summed or listed as tensors, `total += loss`",
    effect: "the graph of each batch is kept, and memory grows"
  ) { listing in
    listing.bodies.flatMap { body -> [Finding] in
      let backward = Set(
        body.statements.calls.filter { $0.method == "backward" }.compactMap { $0.receiver?.path })
      return body.loops.flatMap { loop in
        loop.flatMap { kept($0, among: loop.lossNames, not: backward, listing) }
      }
    }
  }

  /// What a statement of a loop keeps of a loss that went backward in the same turn.
  private static func kept(
    _ statement: Statement, among losses: Set<String>, not summed: Set<String>, _ listing: Listing
  ) -> [Finding] {
    let found: Expression?
    switch statement.kind {
    case .augmentedAssign(let target, .add, let value)
    where !summed.contains(target.path ?? ""):
      found = value
    case .expression(let value):
      let call = Call(value)
      found = call?.method == "append" ? call?.argument("", at: 0) : nil
    default: found = nil
    }
    guard let found, let name = found.name, losses.contains(name),
      !listing.isWithoutGradient(found.range)
    else { return [] }
    return [
      Finding(
        range: found.range, message: "\(name) is kept with its graph",
        why: "it is a tensor that remembers how it was made, and what is kept of each batch stays "
          + "in memory",
        fix: "keep its number: \(name).item()")
    ]
  }
}

extension [Statement] {
  /// The names whose `backward()` the statements call, where nothing makes them numbers later.
  fileprivate var lossNames: Set<String> {
    var names: Set<String> = []
    for statement in self {
      for call in statement.expressions.flatMap(\.calls) where call.method == "backward" {
        call.receiver?.name.map { _ = names.insert($0) }
      }
    }
    let behind = deep.drop { statement in
      !statement.expressions.flatMap(\.calls).contains { $0.method == "backward" }
    }
    let rebound = Set(behind.flatMap { $0.targets.flatMap(\.paths) })
    return names.subtracting(rebound)
  }
}
