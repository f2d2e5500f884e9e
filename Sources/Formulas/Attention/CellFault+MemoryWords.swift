// What is wrong with sums over the steps of a memory.

extension CellFault {
  var memoryWords: Words? { positionWords ?? readingMemoryWords }

  private var positionWords: Words? {
    switch kind {
    case .unboundPosition(let symbol, let index):
      (
        "nothing runs over the \(index) of \(symbol) here",
        "an index over a memory is that of a sum, or of what the equation defines",
        "sum over it: \\sum_\(index) \(symbol) …"
      )
    case .emptySum(let sum, let index):
      (
        "'\(sum)' runs over \(index), but what it adds up does not",
        "each addend would be the same", "give a symbol behind it the index: h_\(index)"
      )
    case .sumToStep(let sign):
      (
        "'\(sign)' runs up to the present step",
        "a cell sees the step before this one, and a memory as a whole",
        "carry the sum in a state, s_t = s_{t-1} + …, or sum over a memory: \\sum_{i=1}^n"
      )
    case .neverSummed(let symbol, let index):
      (
        "no sum runs over the \(index) of \(symbol)",
        "what is computed for each step of a memory must become one value at each time",
        "add an equation 'c_t = \\sum_\(index) …' that uses it"
      )
    case .twoPositions(let source, let indices):
      indices.contains("*")
        ? (
          "'\(source)' takes one symbol at an index and another without",
          "without an index it stands for all steps of the memory at once",
          "give each the index"
        )
        : (
          "'\(source)' runs over \(indices.joined(separator: " and ")) at once",
          "a value has one index over the memory", "write the same index for both"
        )
    case .overMemory(let symbol):
      (
        "\(symbol) would have a value for each step of the memory",
        "the right side is summed over nothing", "put a sum before it: \\sum_i …"
      )
    case .withoutMemory(let symbol):
      (
        "\(symbol) would be the same at each step of the memory",
        "nothing on the right side has an index over the memory",
        "use the memory in it: h_i, or leave the index out"
      )
    case .positionsCarried(let symbol):
      (
        "\(symbol) is a value for each step of the memory from another time",
        "only states without such an index are carried from step to step", nil
      )
    case .timeOverMemory(let symbol, let wanted):
      (
        "\(symbol) is computed from what changes with t", "without a time it is the same at each",
        "write \(wanted)"
      )
    default: nil
    }
  }

  private var readingMemoryWords: Words? {
    switch kind {
    case .twoMemories(let symbols):
      (
        "\(symbols.joined(separator: " and ")) are both read and nowhere defined",
        "a cell reads one memory",
        "compute one from the other: \(symbols.last ?? "k_i") = W \(symbols.first ?? "h_i")"
      )
    case .memoryAndState(let symbol, let memory):
      (
        "\(memory) is read as a memory, and \(symbol) has a time elsewhere",
        "whether \(memory) is a memory's step or this cell's own past can't be told",
        "give the memory a name of its own: \\bar{\(symbol)}\(memory.dropFirst(symbol.count))"
      )
    case .undefinedOverMemory(let symbol):
      (
        "\(symbol) is used, but no equation defines it",
        "a memory has no time; what has one is computed at each step",
        "add an equation '\(symbol) = …'"
      )
    case .vectorScore(let source):
      (
        "softmax over the memory is applied to the vector \(source)",
        "it wants one number for each step", "make a number of it: v^\\top \\tanh(…), or a^\\top b"
      )
    case .unwrittenScore(let name):
      (
        "what \(name)(…) computes is not written out",
        "scores differ: dot, bilinear and additive ones have other parameters",
        "write it in its place, as s_{t-1}^\\top W h_i"
      )
    case .unknownCount(let symbol):
      (
        "which number of features \(symbol) is can't be told",
        "only an inner product that is divided by \\sqrt{\(symbol)} tells it",
        "write \\frac{q_t^\\top k_i}{\\sqrt{\(symbol)}}, or the number"
      )
    case .readsMemory(let memory):
      (
        "the equations read a memory, \(memory), at every step",
        "this takes cells that read an input and their own states only",
        "run them with formula(…, memory=…)"
      )
    case .memoryBothWays(let memory):
      (
        "equations that look both ways read a memory, \(memory)",
        "attention runs one way through a sequence", "give the equations of one direction"
      )
    default: nil
    }
  }
}
