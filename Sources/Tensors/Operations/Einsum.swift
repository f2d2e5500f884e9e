extension Tensor {
  /// A sum of products over named dimensions: `"bij,bjk->bik"` is a product of matrices for each b.
  ///
  /// A name that the output leaves out is summed over; without an output it has the names that
  /// occur once, in alphabetic order. `...` stands for further dimensions, broadcast.
  ///
  /// - Throws: `EinsumError`.
  public static func einsum(_ equation: String, _ operands: [Tensor]) throws -> Tensor {
    guard !operands.isEmpty else { throw EinsumError.noOperand }
    let sum = try SubscriptedSum(equation, operands.map(\.shape))
    let aligned = try zip(operands, sum.inputs).enumerated().map { place, operand in
      try operand.0.aligned(operand.1, sum, at: place)
    }
    return try sum.reduced(aligned)
  }

  /// This operand with one dimension for each name of the sum, of size 1 where it does not have it.
  fileprivate func aligned(
    _ names: [SubscriptedSum.Name], _ sum: SubscriptedSum, at place: Int
  ) throws -> Tensor {
    var (result, kept) = (self, names)
    while let repeated = kept.indices.first(where: { kept[($0 + 1)...].contains(kept[$0]) }),
      let other = kept[(repeated + 1)...].firstIndex(of: kept[repeated])
    {
      result = try result.diagonal(0, repeated, other)
      let name = kept[repeated]
      kept.remove(at: other)
      kept.remove(at: repeated)
      kept.append(name)
    }
    let order = sum.names.compactMap { kept.firstIndex(of: $0) }
    if order != Array(0..<kept.count) { result = try result.permute(order) }
    for (axis, name) in sum.names.enumerated() where !kept.contains(name) {
      result = try result.unsqueeze(axis)
    }
    return result
  }
}

/// The dimensions of a sum of products by name: those of the output first, then the summed ones.
private struct SubscriptedSum {
  /// A letter of the equation, or a dimension under an ellipsis, counted from its end.
  enum Name: Hashable {
    case letter(Character)
    case hidden(Int)
  }

  let inputs: [[Name]]
  let names: [Name]
  let outputCount: Int

  init(_ equation: String, _ shapes: [[Int]]) throws {
    let text = EinsumText(equation)
    let terms = try text.inputs()
    guard terms.count >= shapes.count else { throw EinsumError.moreOperands }
    guard terms.count <= shapes.count else { throw EinsumError.fewerOperands }
    var sizes: [Name: Int] = [:]
    inputs = try zip(terms, shapes).enumerated().map { place, pair in
      let names = try Self.names(of: pair.0, rank: pair.1.count, at: place)
      var own: [Name: Int] = [:]
      for (name, size) in zip(names, pair.1) {
        if let before = own[name], before != size {
          throw EinsumError.repeated(name.text, place, sizes: [size, before])
        }
        own[name] = size
        guard let seen = sizes[name], seen != size, seen != 1, size != 1 else {
          sizes[name] = max(sizes[name] ?? 1, size == 0 ? 0 : size)
          continue
        }
        throw EinsumError.sizes(name.text, place, size: size, seen: seen)
      }
      return names
    }
    let all = inputs.flatMap { $0 }
    let hidden = (0..<(all.compactMap(\.hiddenPlace).max().map { $0 + 1 } ?? 0)).reversed()
      .map(Name.hidden)
    let letters = all.compactMap(\.letter)
    let output: [Name]
    if let given = try text.output() {
      output = try Self.output(given, hidden, letters)
    } else {
      let counts = Dictionary(letters.map { ($0, 1) }, uniquingKeysWith: +)
      output = hidden + counts.filter { $0.value == 1 }.keys.sorted().map(Name.letter)
    }
    outputCount = output.count
    var seen = Set(output)
    names = output + (hidden + letters.map(Name.letter)).filter { seen.insert($0).inserted }
  }

  private static func output(
    _ given: [EinsumText.Part], _ hidden: [Name], _ letters: [Character]
  ) throws -> [Name] {
    var names: [Name] = []
    for part in given {
      switch part {
      case .ellipsis: names += hidden
      case .letter(let letter):
        guard letters.contains(letter) else { throw EinsumError.unknownOutput(letter) }
        guard !names.contains(.letter(letter)) else { throw EinsumError.repeatedOutput(letter) }
        names.append(.letter(letter))
      }
    }
    return names
  }

  private static func names(
    of term: [EinsumText.Part], rank: Int, at place: Int
  ) throws -> [Name] {
    let letters = term.filter { $0 != .ellipsis }.count
    let hasEllipsis = letters < term.count
    guard letters == rank || hasEllipsis && letters <= rank else {
      throw EinsumError.rank(letters, rank, place, hasEllipsis: hasEllipsis)
    }
    return term.flatMap { part -> [Name] in
      switch part {
      case .letter(let letter): [.letter(letter)]
      case .ellipsis: (0..<rank - letters).reversed().map(Name.hidden)
      }
    }
  }

  /// The product of the aligned operands, summed over the names behind those of the output.
  func reduced(_ operands: [Tensor]) throws -> Tensor {
    var (result, rest) = (operands[0], operands.dropFirst())
    var summed = Set(outputCount..<names.count)
    while let next = rest.popFirst() {
      // What no later operand has can be summed right away.
      let ready = summed.filter { axis in rest.allSatisfy { $0.shape[axis] == 1 } }
      result = try product(result, next, summing: ready.sorted())
      summed.subtract(ready)
    }
    let axes = Array(outputCount..<names.count)
    if axes.isEmpty { return result }
    guard summed.isEmpty else {
      return try result.sum(dimensions: axes, keepDimensions: false)
    }
    return try result.reshape(Array(result.shape.prefix(outputCount)))
  }

  /// Σ a·b over some axes, which stay with size 1: by a product of matrices.
  private func product(_ a: Tensor, _ b: Tensor, summing axes: [Int]) throws -> Tensor {
    guard a.dtype == b.dtype else { throw TensorError.batchDTypes(a.dtype, b.dtype) }
    let onlyA = axes.filter { b.shape[$0] == 1 && a.shape[$0] != 1 }
    let onlyB = axes.filter { a.shape[$0] == 1 && b.shape[$0] != 1 }
    let first = try onlyA.isEmpty ? a : a.sum(dimensions: onlyA, keepDimensions: true)
    let second = try onlyB.isEmpty ? b : b.sum(dimensions: onlyB, keepDimensions: true)
    let inner = axes.filter { a.shape[$0] != 1 && b.shape[$0] != 1 }
    guard !inner.isEmpty else { return try first * second }
    let outside = names.indices.filter { !inner.contains($0) }
    let shared = outside.filter { first.shape[$0] != 1 && second.shape[$0] != 1 }
    let left = outside.filter { !shared.contains($0) && second.shape[$0] == 1 }
    let right = outside.filter { !shared.contains($0) && !left.contains($0) }
    func size(_ tensor: Tensor, _ axes: [Int]) -> Int { axes.reduce(1) { $0 * tensor.shape[$1] } }
    let (count, depth) = (size(first, shared), size(first, inner))
    let rows = try first.permute(shared + left + inner + right)
      .reshape([count, size(first, left), depth])
    let columns = try second.permute(shared + inner + right + left)
      .reshape([count, depth, size(second, right)])
    let order = shared + left + right + inner
    let sizes =
      (shared + left).map { first.shape[$0] } + right.map { second.shape[$0] }
      + inner.map { _ in 1 }
    var inverse = order
    for (position, axis) in order.enumerated() { inverse[axis] = position }
    return try rows.bmm(columns).reshape(sizes).permute(inverse)
  }
}

extension SubscriptedSum.Name {
  fileprivate var letter: Character? {
    if case .letter(let letter) = self { letter } else { nil }
  }

  fileprivate var hiddenPlace: Int? {
    if case .hidden(let place) = self { place } else { nil }
  }

  fileprivate var text: String { letter.map { "\($0)" } ?? "..." }
}
