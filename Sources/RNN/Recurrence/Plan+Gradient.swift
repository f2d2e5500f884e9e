extension CellGraph.Plan {
  /// What the loop costs for a sequence in a step, in multiply-adds, where a function of an element
  /// is worth ten; 0 for 8-bit products, whose memory is not shared out.
  var loopWork: Int {
    var work = 0
    for index in loop {
      let operation = nodes[index].operation
      if operation.quantizedMatrix != nil { return 0 }
      if let weight = operation.factors?.weight,
        case .matrix(let rows, let columns) = nodes[weight].shape
      {
        work += rows * columns
      } else {
        work += 10 * width(index)
      }
    }
    return work
  }

  /// Which nodes' gradients lead to a source whose gradient is wanted.
  func needs(_ sourceNeeds: [Bool]) -> [Bool] {
    var needs = [Bool](repeating: false, count: nodes.count)
    guard sourceNeeds.contains(true) else { return needs }
    for (index, need) in zip(external, sourceNeeds) { needs[index] = need }
    for (place, state) in states.enumerated() {
      needs[state.node] = sourceNeeds[external.count + place]
    }
    // A state leads to whatever its next value leads to, one step earlier.
    var isSettled = false
    while !isSettled {
      isSettled = true
      for index in loop where !needs[index] {
        needs[index] = nodes[index].operation.operands.contains { needs[$0] }
      }
      for state in states where needs[state.next] && !needs[state.node] {
        needs[state.node] = true
        isSettled = false
      }
    }
    return needs
  }

  /// Which nodes' values the derivatives read.
  func kept(_ needs: [Bool]) -> [Bool] {
    var kept = [Bool](repeating: false, count: nodes.count)
    for index in loop where needs[index] {
      for value in valuesInDerivative(of: index, needs) { kept[value] = true }
    }
    for index in loop.reversed() where kept[index] && isView(index) {
      for source in nodes[index].operation.operands { kept[source] = true }
    }
    return kept
  }

  private func valuesInDerivative(of index: CellGraph.NodeIndex, _ needs: [Bool])
    -> [CellGraph.NodeIndex]
  {
    switch nodes[index].operation {
    case .product(let x, let weight), .transposedProduct(let x, let weight):
      (needs[weight] ? [x] : []) + (needs[x] ? [weight] : [])
    case .elementwise(.multiply, let a, let b): (needs[a] ? [b] : []) + (needs[b] ? [a] : [])
    case .elementwise(.divide, _, let b): needs[b] ? [b, index] : [b]
    case .elementwise(.maximum, let a, let b), .elementwise(.minimum, let a, let b): [a, b]
    case .map(let function, let x):
      switch function.slope.argument {
      case .nothing: []
      case .argument: [x]
      case .result: [index]
      }
    case .softmax: [index]
    case .elementwise(.add, _, _), .elementwise(.subtract, _, _), .concatenation,
      .rowConcatenation, .slice, .rows, .sum, .input, .state, .parameter, .constant,
      .quantizedProduct:
      []
    }
  }
}
