import RNN

extension CellForm {
  mutating func elementwise(
    _ function: CellGraph.BinaryFunction, _ a: SumIndex, _ b: SumIndex
  ) throws(FormFault) -> SumIndex {
    switch function {
    case .add: return try added(a, b, factor: 1)
    case .subtract: return try added(a, b, factor: -1)
    case .multiply: return try multiplied(a, b)
    case .divide: return try multiplied(a, reciprocal(b))
    case .maximum:
      if constant(a) == 0 { return try call(.unary(.relu), [b]) }
      if constant(b) == 0 { return try call(.unary(.relu), [a]) }
      return try call(.binary(.maximum), [a, b].sorted())
    case .minimum: return try call(.binary(.minimum), [a, b].sorted())
    }
  }

  mutating func applied(
    _ function: CellGraph.UnaryFunction, _ a: SumIndex, _ width: Int
  ) throws(FormFault) -> SumIndex {
    switch function {
    case .negate: return try scaled(a, by: -1)
    case .oneMinus: return try added(number(1), a, factor: -1)
    case .square: return try multiplied(a, a)
    case .swish: return try multiplied(a, call(.unary(.sigmoid), [a], width: width))
    default: return try call(.unary(function), [a], width: width)
    }
  }

  private mutating func call(
    _ function: Function, _ arguments: [SumIndex], width: Int? = nil
  ) throws(FormFault) -> SumIndex {
    let widest = arguments.flatMap { sums[$0].flatMap(\.atoms) }.map { widths[$0] }.max() ?? 1
    return try sum(of: atom(.call(function, arguments), width: width ?? widest))
  }

  /// One over a sum; 1 / (1 + e⁻ˣ) is σ(x).
  private mutating func reciprocal(_ a: SumIndex) throws(FormFault) -> SumIndex {
    if let value = constant(a), value != 0 { return try number(1 / value) }
    let terms = sums[a]
    if terms.count == 2, terms[0] == Term(atoms: [], coefficient: 1), terms[1].coefficient == 1,
      terms[1].atoms.count == 1, case .call(.unary(.exp), let arguments) = atoms[terms[1].atoms[0]]
    {
      return try call(.unary(.sigmoid), [scaled(arguments[0], by: -1)])
    }
    return try call(.reciprocal, [a])
  }

  // MARK: Slices

  /// The features of a range, of a value that is `width` long.
  mutating func slice(
    _ index: SumIndex, _ range: Range<Int>, of width: Int
  ) throws(FormFault) -> SumIndex {
    if range == 0..<width { return index }
    var terms: [Term] = []
    for term in sums[index] {
      var parts: [AtomIndex] = []
      for atom in term.atoms { parts.append(try slice(atom: atom, range, of: width)) }
      terms.append(Term(atoms: parts.sorted(), coefficient: term.coefficient))
    }
    return try sum(terms)
  }

  private mutating func slice(
    atom index: AtomIndex, _ range: Range<Int>, of width: Int
  ) throws(FormFault) -> AtomIndex {
    guard widths[index] == width else { return index }
    switch atoms[index] {
    case .parameter(var block):
      block.outputs = block.outputs.part(range)
      return atom(.parameter(block), width: range.count)
    case .product(var block, let source):
      block.outputs = block.outputs.part(range)
      return atom(.product(block, source), width: range.count)
    case .call(.softmax, _), .input, .state, .total:
      return atom(.part(index, range), width: range.count)
    case .part(let whole, let outer):
      return atom(.part(whole, outer.part(range)), width: range.count)
    case .call(let function, let arguments):
      var parts: [SumIndex] = []
      for argument in arguments { parts.append(try slice(argument, range, of: width)) }
      return atom(.call(function, parts), width: range.count)
    }
  }
}

extension Range<Int> {
  /// A range counted from this one's start.
  fileprivate func part(_ inner: Range<Int>) -> Range<Int> {
    (lowerBound + inner.lowerBound)..<(lowerBound + inner.upperBound)
  }
}
