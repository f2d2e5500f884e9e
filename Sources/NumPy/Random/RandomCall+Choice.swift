import Interpreter

extension RandomCall {
  /// Elements drawn from an array or from the numbers below an integer.
  func choice(isNew: Bool) throws -> Value {
    let given = call["a"]
    let population = given.asInt
    let array = try population == nil ? call.array("a") : nil
    if let array, array.rank != 1, !isNew {
      throw ArrayError.value("a must be 1-dimensional").raise
    }
    let count = population ?? array?.shape.first ?? 0
    guard count > 0 else {
      throw ArrayError.value(
        population == nil
          ? "'a' cannot be empty unless no samples are taken"
          : isNew
            ? "a must be a positive integer unless no samples are taken"
            : "a must be greater than 0 unless no samples are taken"
      ).raise
    }
    try NDArray.check([count])
    let size = try size()
    let places = try places(count, size?.reduce(1, *) ?? 1, isNew: isNew)
    guard let size else {
      guard let array else {
        return isNew ? try NDArray(places: places, shape: []).value : .int(places[0])
      }
      return array.selected(0, places[0]).value
    }
    guard let array else { return .native(try NDArray(places: places, shape: size)) }
    let taken = try array.taken(places, axis: 0)
    return .native(try taken.reshaped(size + Array(array.shape.dropFirst())))
  }

  private func places(_ count: Int, _ wanted: Int, isNew: Bool) throws -> [Int] {
    let shares = try call.optionalArray("p")?.doubles
    if let shares { try check(shares, count) }
    if try call.bool("replace") {
      guard let shares else {
        return (0..<wanted).map { _ in Int(source.bounded(UInt64(count - 1))) }
      }
      let ends = cumulated(shares)
      return (0..<wanted).map { _ in insertionPlace(source.double(), in: ends, isRight: true) }
    }
    guard wanted <= count else {
      throw ArrayError.value(
        isNew
          ? "Cannot take a larger sample than population when replace is False"
          : "Cannot take a larger sample than population when 'replace=False'"
      ).raise
    }
    if let shares { return try distinct(shares, wanted) }
    return isNew ? sampled(count, wanted) : Array(source.shuffled(count).prefix(wanted))
  }

  private func check(_ shares: [Double], _ count: Int) throws {
    guard shares.count == count else {
      throw ArrayError.value("'a' and 'p' must have same size").raise
    }
    guard shares.allSatisfy({ $0 >= 0 }) else {
      throw ArrayError.value("probabilities are not non-negative").raise
    }
    guard abs(shares.reduce(0, +) - 1) <= 1.5e-8 else {
      throw ArrayError.value("probabilities do not sum to 1").raise
    }
  }

  private func cumulated(_ shares: [Double]) -> [Double] {
    var sum = 0.0
    let ends = shares.map { share in
      sum += share
      return sum
    }
    return ends.map { $0 / sum }
  }

  /// Places drawn one after the other by their shares, each at most once.
  private func distinct(_ given: [Double], _ wanted: Int) throws -> [Int] {
    var (shares, found) = (given, [Int]())
    guard shares.filter({ $0 > 0 }).count >= wanted else {
      throw ArrayError.value("Fewer non-zero entries in p than size").raise
    }
    while found.count < wanted {
      let draws = (found.count..<wanted).map { _ in source.double() }
      for place in found { shares[place] = 0 }
      let ends = cumulated(shares)
      for draw in draws {
        let place = insertionPlace(draw, in: ends, isRight: true)
        if !found.contains(place) { found.append(place) }
      }
    }
    return found
  }

  /// The new generator's sample without replacement: Floyd's algorithm, or the end of a shuffle where
  /// much of a large population is taken.
  private func sampled(_ count: Int, _ wanted: Int) -> [Int] {
    if count > 10_000, wanted > count / 50 {
      return Array(source.sampled(count, from: max(count - wanted, 1))[(count - wanted)...])
    }
    var (known, found) = (Set<Int>(), [Int]())
    for last in count - wanted..<count {
      let draw = Int(source.bounded(UInt64(last)))
      let place = known.contains(draw) ? last : draw
      known.insert(place)
      found.append(place)
    }
    let order = source.sampled(wanted)
    return order.map { found[$0] }
  }
}
