import Interpreter

// Comparisons of cells, claims, and cells over time.
extension CommandFault {
  var comparisonWords: Words? {
    switch self {
    case .comparedClasses(let names):
      (
        .typeError, "same() got classes only: \(names.joined(separator: " and "))",
        "give one of them as a layer with its sizes: \(names.first ?? "nn.GRU")(3, 4)"
      )
    case .notComparable(let typeName):
      (
        .typeError, "this command takes recurrent cells, not a value of type \(typeName)",
        "pass what formula(…) made, a formula's label, or nn.RNN, nn.LSTM or nn.GRU"
      )
    case .loadOfOther(let mine, let other):
      (
        .valueError, "\(mine) has no parameters that stand for those of \(other)",
        "print the comparison: it says what differs"
      )
    case .loadWithoutNetworks:
      (
        .valueError, "load() needs two networks: a formula or a class has no parameters",
        "compare formula(…) with a layer: same(cell, nn.GRU(3, 4)).load()"
      )
    case .claimCount(let count):
      (
        .valueError, "claim() tries one statement, got \(count)",
        count == 0 ? "these formulas define something" : "write claims(…) for all under a heading"
      )
    case .unrolledSteps(let steps, let limit):
      (
        .valueError, "unrolled() draws 1 to \(limit) steps, got \(steps)",
        "write steps=3"
      )
    case .unrolledLayers(let layers, let limit):
      (
        .valueError, "unrolled() draws at most \(limit) layers, got \(layers)",
        "draw a network with fewer: the layers look alike"
      )
    default: nil
    }
  }
}
