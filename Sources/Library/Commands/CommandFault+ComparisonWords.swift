import Interpreter

// Comparisons of cells, claims, cells over time, and what commands do with stacks of them.
extension CommandFault {
  var stackWords: Words? {
    switch self {
    case .directionsStated(let parameter):
      (
        .valueError,
        "formula() got \(parameter), but the equations state a run from either end themselves",
        "leave it out, or give the equations of one direction"
      )
    case .layersStated(let parameter):
      (
        .valueError, "formula() got \(parameter), but the equations state each layer themselves",
        "leave it out, or give the equations of one layer without its index"
      )
    case .severalLayers(let function, let what):
      (
        .valueError,
        "\(function)() writes out the equations of one layer; this network has \(what)",
        "give it the formula, or a network of one layer"
      )
    case .bothDirections(let function):
      (
        .valueError,
        "\(function)() takes equations that go one way; these look both at t-1 and at t+1",
        "give it the equations of one direction"
      )
    case .memoryStacked(let parameter, let memory):
      (
        .valueError,
        "formula() got \(parameter), but the equations read a memory, \(memory), and are one layer",
        "leave it out, or put the cell on top of another network"
      )
    case .readsMemory(let function, let memory):
      (
        .valueError,
        "\(function)() takes equations of an input and states; these read a memory, \(memory), too",
        function == "gradient"
          ? "run them with formula(…, memory=…): loss.backward() gives the gradients in numbers"
          : "leave the attention out, with what it gives as a part of the input: [x_t, c_t]"
      )
    default: nil
    }
  }

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
        "pass what formula(…) made, a formula's label, nn.RNN, nn.LSTM, nn.GRU or its cell, or MinGRU"
      )
    case .notComparableClass(let name):
      (
        .typeError, "same() does not know what the class \(name) computes",
        "give a recurrent layer with its sizes, such as MinGRU(3, 4), or nn.RNN, nn.LSTM or nn.GRU"
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
