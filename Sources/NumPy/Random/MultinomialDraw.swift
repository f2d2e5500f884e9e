import Interpreter

extension RandomCall {
  /// `multinomial`: how often each of several outcomes occurs, by conditional binomial draws.
  func multinomial() throws -> Value {
    let n = try call.int("n")
    let shares = try call.array("pvals").of(.float64)
    guard n >= 0 else { throw ArrayError.value("n < 0").raise }
    guard shares.rank == 1, shares.count > 0 else {
      throw ArrayError.unsupported(
        "pvals is one row of shares here", fix: "draw for each row in a loop"
      ).raise
    }
    let p = shares.doubles
    guard p.allSatisfy({ 0...1 ~= $0 }) else {
      throw ArrayError.value("pvals < 0, pvals > 1 or pvals contains NaNs").raise
    }
    guard p.dropLast().reduce(0, +) <= 1 + 1e-12 else {
      throw ArrayError.value("sum(pvals[:-1]) > 1.0").raise
    }
    guard Double(n) * (p.max() ?? 0) <= 60 else {
      throw ArrayError.unsupported(
        "np.random.multinomial is for few trials here", fix: "sum np.random.choice(…, p=…)"
      ).raise
    }
    let size = try size() ?? []
    let draws = size.reduce(1, *)
    try NDArray.check(size + [p.count])
    call.context.spend(draws * p.count)
    var counts: [Int64] = []
    counts.reserveCapacity(draws * p.count)
    for _ in 0..<draws { counts += outcome(Int64(n), p) }
    return .native(try NDArray(integers: counts, shape: size + [p.count]))
  }

  private func outcome(_ trials: Int64, _ p: [Double]) -> [Int64] {
    var (left, rest) = (trials, 1.0)
    var counts = [Int64](repeating: 0, count: p.count)
    for index in 0..<(p.count - 1) {
      counts[index] = source.binomial(left, min(max(p[index] / rest, 0), 1))
      left -= counts[index]
      if left <= 0 { return counts }
      rest -= p[index]
    }
    counts[p.count - 1] = left
    return counts
  }
}
