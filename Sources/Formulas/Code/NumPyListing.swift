extension CellListing {
  /// The cell as two functions of NumPy: first values of the parameters, and the loop over time.
  var numpy: String {
    let notation = PythonNotation(library: .numpy, listing: self)
    let loop = PythonLoop(listing: self, notation: notation)
    let arguments = inputVariables + ["p"] + (states.isEmpty ? [] : ["state=None"])
    let sizes = sizeArguments(stateSizes.contains)
    var lines =
      functions.contains(.gelu)
      ? ["import math", "", "import numpy as np"] : ["import numpy as np"]
    lines += functionDefinitions + parameterFunction
    lines += [
      "", "",
      "def \(name)(\((arguments + (sizes.isEmpty ? [] : ["*"] + sizes)).joined(separator: ", "))):",
    ]
    lines += ["    r\"\"\"The equations", ""]
    lines += latexEquations.map { "        \($0.left) = \($0.right)" } + ["    \"\"\""]
    lines += loop.initialStates(zeros).map { "    " + $0 }
    lines += loop.lines(indent: "    ")
    lines += ["    return np.stack(outputs, axis=1), \(loop.states)", ""]
    return lines.joined(separator: "\n")
  }

  private var parameterFunction: [String] {
    let arguments = ["rng"] + sizeArguments()
    let rows = roles.parameters.map { name in
      let dimensions = dimensions(name)
      let shape = dimensions.count == 1 ? dimensions[0] : "(\(dimensions.joined(separator: ", ")))"
      return "        \"\(PythonNotation.identifier(name))\": rng.uniform(-bound, bound, \(shape)),"
    }
    return [
      "", "", "def parameters(\(arguments.joined(separator: ", "))):",
      "    bound = \(boundSize) ** -0.5",
    ]
      + ["    return {"] + rows + ["    }"]
  }

  private func zeros(_ state: String) -> String {
    "np.zeros((len(\(inputVariables[0])), \(shape(state).map(Self.length).joined(separator: " + "))))"
  }

  /// The functions that NumPy lacks.
  private var functionDefinitions: [String] {
    var used = functions
    if used.contains(.swish) { used.insert(.sigmoid) }
    return CellFunction.allCases.filter(used.contains).flatMap { function -> [String] in
      switch function {
      case .sigmoid: ["", "", "def sigmoid(a):", "    return 1 / (1 + np.exp(-a))"]
      case .softmax:
        [
          "", "", "def softmax(a):", "    e = np.exp(a - a.max(-1, keepdims=True))",
          "    return e / e.sum(-1, keepdims=True)",
        ]
      case .swish: ["", "", "def swish(a):", "    return a * sigmoid(a)"]
      case .gelu:
        [
          "", "", "def gelu(a):",
          "    return a * 0.5 * (1 + np.vectorize(math.erf)(a / math.sqrt(2)))",
        ]
      default: []
      }
    }
  }
}
