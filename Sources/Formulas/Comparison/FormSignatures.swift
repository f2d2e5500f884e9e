/// A sum's term, parameters that are applied to the same put together.
struct FormTerm: Hashable {
  var coefficient: Double
  /// The factors that are no parameters.
  var atoms: [CellForm.AtomIndex]
  /// What the matrices are applied to.
  var source: [CellForm.AtomIndex] = []
  /// The parameters whose sum is the term's own factor.
  var blocks: [ParameterBlock] = []
}

extension CellForm {
  /// The terms of a sum, parameters put together: `b₁ + b₂`, `(W₁ + W₂) x`.
  func terms(_ index: SumIndex) -> [FormTerm] {
    var result: [FormTerm] = []
    var places: [FormTerm: Int] = [:]
    for term in sums[index] {
      let weighted = term.atoms.filter { hasParameter($0) }
      guard weighted.count == 1 else {
        result.append(FormTerm(coefficient: term.coefficient, atoms: term.atoms))
        continue
      }
      var key = FormTerm(
        coefficient: term.coefficient, atoms: term.atoms.filter { !hasParameter($0) })
      let block: ParameterBlock
      switch atoms[weighted[0]] {
      case .product(let matrix, let source): (block, key.source) = (matrix, source)
      case .parameter(let vector): block = vector
      default: continue
      }
      // A matrix and a vector beside the same factors are two terms.
      key.blocks = block.inputs == nil ? [] : [ParameterBlock(parameter: -1, outputs: 0..<0)]
      if let place = places[key] {
        result[place].blocks.append(block)
      } else {
        places[key] = result.count
        var made = key
        made.blocks = [block]
        result.append(made)
      }
    }
    return result
  }

  private func hasParameter(_ index: AtomIndex) -> Bool {
    switch atoms[index] {
    case .parameter, .product: true
    default: false
    }
  }
}

/// Numbers that are equal for atoms and sums of two cells that can stand for each other: what is
/// left of them when parameters have no names.
final class FormSignatures {
  let form: CellForm
  private let states: [Int]
  private var atoms: [CellForm.AtomIndex: Int] = [:]
  private var sums: [CellForm.SumIndex: Int] = [:]

  init(_ form: CellForm, states: [Int]) {
    self.form = form
    self.states = states
  }

  func sum(_ index: CellForm.SumIndex) -> Int {
    if let known = sums[index] { return known }
    let signature = hash { hasher in
      for term in form.terms(index).map(self.term).sorted() { hasher.combine(term) }
    }
    sums[index] = signature
    return signature
  }

  func term(_ term: FormTerm) -> Int {
    hash { hasher in
      hasher.combine(term.coefficient)
      hasher.combine(term.atoms.map(atom).sorted())
      hasher.combine(term.source.map(atom).sorted())
      hasher.combine(term.blocks.first.map(shape))
    }
  }

  func atom(_ index: CellForm.AtomIndex) -> Int {
    if let known = atoms[index] { return known }
    let signature = hash { hasher in
      switch form.atoms[index] {
      case .input(let place): hasher.combine([0, place])
      case .state(let place): hasher.combine([1, states[place]])
      case .parameter(let block): hasher.combine([2] + shape(block))
      case .product(let block, let source):
        hasher.combine([3] + shape(block) + source.map(atom).sorted())
      case .call(let function, let arguments):
        hasher.combine(function)
        hasher.combine(arguments.map(sum))
      case .part(let whole, let range):
        hasher.combine([4, atom(whole), range.lowerBound, range.upperBound])
      case .total(let inner): hasher.combine([5, sum(inner)])
      }
    }
    atoms[index] = signature
    return signature
  }

  private func shape(_ block: ParameterBlock) -> [Int] {
    [block.outputs.count, block.inputs?.count ?? 0]
  }

  private func hash(_ feed: (inout Hasher) -> Void) -> Int {
    var hasher = Hasher()
    feed(&hasher)
    return hasher.finalize()
  }
}
