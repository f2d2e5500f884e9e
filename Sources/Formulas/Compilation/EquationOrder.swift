/// Equations in an order in which each can be computed: of those that are ready, the first of the
/// text comes first.
struct EquationOrder {
  private(set) var sorted: [CellEquation] = []
  /// Those that need each other, in the order of the text; none where all could be sorted.
  private(set) var waiting: [CellEquation] = []

  /// - Parameter equations: Each defines another symbol.
  init(_ equations: [CellEquation]) {
    let indices = Self.indices(equations)
    var users: [Int: [Int]] = [:]
    var missing = equations.map { equation in
      equation.right.usesNow.count { indices[$0] != nil }
    }
    for (index, equation) in equations.enumerated() {
      for name in equation.right.usesNow {
        if let used = indices[name] { users[used, default: []].append(index) }
      }
    }
    // From the last to the first, so that the next one stands at the end.
    var ready = equations.indices.filter { missing[$0] == 0 }.reversed() as [Int]
    while let next = ready.popLast() {
      sorted.append(equations[next])
      for user in users[next, default: []] {
        missing[user] -= 1
        if missing[user] == 0 { ready.insert(user, at: Self.place(of: user, in: ready)) }
      }
    }
    waiting = equations.indices.filter { missing[$0] > 0 }.map { equations[$0] }
  }

  private static func indices(_ equations: [CellEquation]) -> [String: Int] {
    Dictionary(equations.enumerated().map { ($1.left.name, $0) }) { first, _ in first }
  }

  /// Where a number belongs among falling ones.
  private static func place(of number: Int, in falling: [Int]) -> Int {
    var (low, high) = (0, falling.count)
    while low < high {
      let middle = (low + high) / 2
      if falling[middle] > number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// One circle of equations, each of which needs the next one, and the last the first.
  ///
  /// - Parameter waiting: Equations of which each needs one of them.
  static func circle(in waiting: [CellEquation]) -> [CellEquation] {
    let indices = indices(waiting)
    var path: [Int] = waiting.isEmpty ? [] : [0]
    var places: [Int: Int] = [0: 0]
    while let last = path.last {
      let next = waiting[last].right.usesNow.compactMap { indices[$0] }.min()
      guard let next else { return [] }
      if let start = places[next] { return path[start...].map { waiting[$0] } }
      places[next] = path.count
      path.append(next)
    }
    return []
  }
}
