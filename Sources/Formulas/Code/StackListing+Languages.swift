extension StackListing {
  var pytorch: String {
    let type = cell.typeName
    let sizes = (cell.sizeArguments() + [layerArgument]).joined(separator: ", ")
    var lines = [
      "", "", "class \(type)Stack(nn.Module):", "    \"\"\"\(words)\"\"\"", "",
      "    def __init__(self, \(sizes)):", "        super().__init__()", "        \(widths)",
      "        self.cells = nn.ModuleList(",
      "            \(type)(\(arguments("="))) for width in widths)",
    ]
    if shape.dropout > 0 { lines.append("        self.dropout = nn.Dropout(\(shape.dropout))") }
    lines += ["", "    def forward(self, \(input)\(hasStates ? ", state=None" : "")):"]
    lines += loop(over: "self.cells", .pytorch) { cell, input, state in
      "\(cell)(\([input, state].filter { !$0.isEmpty }.joined(separator: ", ")))"
    }.map { "        " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  var numpy: String {
    let names = cell.sizeNames.filter(cell.stateSizes.contains).map(CellListing.sizeVariable)
    let own = names.map { "\($0)=\($0)" }
    let all = (["rng"] + cell.sizeArguments() + [layerArgument]).joined(separator: ", ")
    let defaults = cell.sizeArguments(cell.stateSizes.contains)
    let given =
      [input, "p"] + (hasStates ? ["state=None"] : []) + (defaults.isEmpty ? [] : ["*"] + defaults)
    var lines = [
      "", "", "def stack_parameters(\(all)):", "    \(widths)",
      "    return [parameters(rng, \(arguments("="))) for width in widths]", "", "",
      "def \(cell.name)_stack(\(given.joined(separator: ", "))):", "    \"\"\"\(words)\"\"\"",
    ]
    lines += loop(over: "p", .numpy) { weights, input, state in
      let arguments = [input, weights] + [state].filter { !$0.isEmpty } + own
      return "\(cell.name)(\(arguments.joined(separator: ", ")))"
    }.map { "    " + $0 }
    return lines.joined(separator: "\n") + "\n"
  }

  var swift: String {
    let labels = arguments(": ")
    var settings = "layerCount: layerCount, bidirectional: \(shape.isBidirectional)"
    if shape.dropout > 0 { settings += ", dropout: \(shape.dropout)" }
    let first = cell.shape(cell.roles.inputs[0]).first.map(CellListing.length) ?? ""
    return """

      /// \(words)
      func \(cell.name)Stack(
        \((cell.swiftSizes + ["layerCount: Int = \(shape.layerCount)"]).joined(separator: ", ")),
        generator: RandomGenerator
      ) throws -> GraphLayer {
        try GraphLayer(
          \(settings), inputSize: \(first),
          batchFirst: true, generator: generator
        ) { width in try \(cell.name)(\(labels)) }
      }

      """
  }
}
