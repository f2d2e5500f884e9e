extension CellListing {
  /// The cell as a class of PyTorch: parameters, and a loop over time that reads like the equations.
  var pytorch: String {
    let notation = PythonNotation(library: .pytorch, listing: self)
    let loop = PythonLoop(listing: self, notation: notation)
    let inputs = inputVariables.joined(separator: ", ")
    var lines = ["import torch", "import torch.nn as nn"]
    if !functions.isDisjoint(with: [.softplus, .gelu, .swish]) {
      lines.append("import torch.nn.functional as F")
    }
    lines += [
      "", "", "class \(typeName)(nn.Module):",
      "    r\"\"\"The equations",
    ]
    lines += [""] + latexEquations.map { "        \($0.left) = \($0.right)" } + ["    \"\"\"", ""]
    lines.append("    def __init__(self, \(sizeArguments().joined(separator: ", "))):")
    lines += (["super().__init__()"] + attributes + initialization).map { "        " + $0 }
    lines += ["", "    def forward(self, \(inputs)\(states.isEmpty ? "" : ", state=None")):"]
    lines += loop.initialStates(zeros).map { "        " + $0 }
    lines += loop.lines(indent: "        ")
    lines += ["        return torch.stack(outputs, dim=1), \(loop.states)", ""]
    return lines.joined(separator: "\n")
  }

  private var attributes: [String] {
    sizeNames.filter(stateSizes.contains).map { name in
      "self.\(Self.sizeVariable(name)) = \(Self.sizeVariable(name))"
    }
      + roles.parameters.map { name in
        "self.\(PythonNotation.identifier(name)) = nn.Parameter("
          + "torch.empty(\(dimensions(name).joined(separator: ", "))))"
      }
  }

  private var initialization: [String] {
    guard !roles.parameters.isEmpty else { return [] }
    return [
      "bound = \(boundSize) ** -0.5",
      "for parameter in self.parameters():",
      "    nn.init.uniform_(parameter, -bound, bound)",
    ]
  }

  private func zeros(_ state: String) -> String {
    let lengths = shape(state).flatMap(\.terms).map { "self." + Self.sizeVariable($0) }
    return "\(inputVariables[0]).new_zeros(\(inputVariables[0]).shape[0], "
      + "\(lengths.joined(separator: " + ")))"
  }
}
