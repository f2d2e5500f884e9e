/// How many layers of a cell a network has, and which ways each of them reads.
package struct ListedStack: Hashable, Sendable {
  package var layerCount: Int
  package var isBidirectional: Bool
  /// The part of each but the last layer's outputs that training drops.
  package var dropout: Double

  package init(layerCount: Int, isBidirectional: Bool, dropout: Double) {
    (self.layerCount, self.isBidirectional) = (layerCount, isBidirectional)
    self.dropout = dropout
  }
}

/// Layers of a cell on top of each other, or in both directions, behind the listing of the cell.
struct StackListing {
  let cell: CellListing
  let shape: ListedStack

  var input: String { cell.inputVariables[0] }
  var hasStates: Bool { !cell.states.isEmpty }
  var layerArgument: String { "num_layers=\(shape.layerCount)" }

  /// The variable of the length that a layer reads.
  private var inputSize: String {
    cell.shape(cell.roles.inputs[0]).first.map(CellListing.length) ?? ""
  }

  /// What the layers are, in words.
  var words: String {
    let layers = shape.layerCount == 1 ? "One layer" : "\(shape.layerCount) layers"
    let each = shape.layerCount == 1 ? "" : ": each reads what the one below gives"
    return layers + (shape.isBidirectional ? " in two directions" : "") + each + "."
  }

  /// The statement that says how many features each cell reads.
  var widths: String {
    let size = cell.shape(cell.output).first.map(CellListing.length) ?? "1"
    if !shape.isBidirectional { return "widths = [\(inputSize)] + [\(size)] * (num_layers - 1)" }
    let both = "2 * \(size.contains(" ") ? "(\(size))" : size)"
    return "widths = [\(inputSize)] * 2 + [\(both)] * (2 * num_layers - 2)"
  }

  /// The arguments of a cell that reads `width` features.
  func arguments(_ sign: String) -> String {
    cell.sizeNames.map(CellListing.sizeVariable).map { name in
      name + sign + (name == inputSize ? "width" : name)
    }.joined(separator: ", ")
  }

  /// The statements that run all cells.
  ///
  /// - Parameters:
  ///   - cells: The list of the cells, or of their parameters.
  ///   - call: A cell's call with its input and first states.
  func loop(
    over cells: String, _ library: PythonLibrary,
    call: (_ cell: String, _ input: String, _ state: String) -> String
  ) -> [String] {
    let final = hasStates ? "final" : "_"
    let isDropping = shape.dropout > 0 && library == .pytorch
    let dropout =
      isDropping ? ["    if place > 0:", "        \(input) = self.dropout(\(input))"] : []
    var lines = hasStates ? ["last = []"] : []
    if shape.isBidirectional {
      let flip = library == .pytorch ? ".flip(1)" : "[:, ::-1]"
      lines += ["for place in range(0, len(\(cells)), 2):"] + dropout
      lines += [
        "    ahead, \(final) = \(call("\(cells)[place]", input, start("place")))",
        "    behind, \(hasStates ? "first" : "_") = "
          + call("\(cells)[place + 1]", input + flip, start("place + 1")),
      ]
      if hasStates { lines.append("    last += [final, first]") }
      lines.append("    \(input) = \(library.concatenated("ahead, behind\(flip)"))")
    } else {
      lines += ["for place, cell in enumerate(\(cells)):"] + dropout
      lines.append("    \(input), \(final) = \(call("cell", input, start("place")))")
      if hasStates { lines.append("    last.append(final)") }
    }
    return lines + ["return \(input), \(ends(library))"]
  }

  /// The first states of a cell.
  private func start(_ place: String) -> String {
    switch cell.states.count {
    case 0: ""
    case 1: "None if state is None else state[\(place)]"
    default: "None if state is None else tuple(s[\(place)] for s in state)"
    }
  }

  /// The last states of all cells: of each state `[L·D, B, n]`.
  private func ends(_ library: PythonLibrary) -> String {
    let stack = library == .pytorch ? "torch.stack" : "np.stack"
    switch cell.states.count {
    case 0: return "None"
    case 1: return "\(stack)(last)"
    default: return "tuple(\(stack)(s) for s in zip(*last))"
    }
  }
}
