import Diagnostics
import Formulas
import Interpreter
import RNN
import Tensors

/// The network that `formula` makes of equations, with what it tells of it.
struct FormulaNetwork {
  let layer: Module
  let symbols: [CellSymbol]
  let notes: [Diagnostic]

  /// Compiles the equations with the lengths and the settings that a cell gave.
  init(
    _ equations: CellEquations, _ sizes: [String: Int], _ arguments: Arguments,
    _ commands: FormulaCommands, _ context: Context, generator: RandomGenerator
  ) throws {
    let batchFirst = try arguments.bool("batch_first")
    if equations.memory != nil {
      let cell = try commands.reading(context) { () throws(CellFaults) in
        try equations.compileOverMemory(sizes: sizes)
      }
      (symbols, notes) = (cell.symbols, equations.notes)
      layer = try MemoryLayer(cell, batchFirst: batchFirst, generator: generator)
      return
    }
    if equations.isBidirectional {
      let cell = try commands.reading(context) { () throws(CellFaults) in
        try equations.compileBothWays(sizes: sizes)
      }
      (symbols, notes) = (cell.symbols, cell.notes)
      layer = try BidirectionalGraphLayer(
        forward: cell.forward, backward: cell.backward, joined: cell.joined,
        name: "BidirectionalFormulaCell", batchFirst: batchFirst, generator: generator)
      return
    }
    let cell = try commands.reading(context) { () throws(CellFaults) in
      try equations.compile(sizes: sizes)
    }
    (symbols, notes) = (cell.symbols, cell.notes)
    guard cell.graph.inputs.count == 1 else {
      throw LayerError.inputCount(layer: "FormulaCell", names: cell.graph.inputs.map(\.name))
    }
    let inputSize = cell.graph.inputs[0].size
    let isStack = equations.layerCount == nil && !arguments["num_layers"].isNone
    layer = try GraphLayer(
      layerCount: isStack ? try recurrentLayerCount(arguments) : 1,
      bidirectional: try arguments.bool("bidirectional"),
      dropout: try arguments.double("dropout"), inputSize: inputSize, name: "FormulaCell",
      batchFirst: batchFirst, direction: cell.isBackward ? .backward : .forward,
      generator: generator
    ) { width in
      if width == inputSize { return cell.graph }
      return try commands.reading(context) { () throws(CellFaults) in
        try equations.compile(sizes: sizes.merging(["input": width]) { $1 }).graph
      }
    }
  }
}

extension FormulaCommands {
  /// Refuses settings of what the equations state themselves.
  func checkStated(_ equations: CellEquations, _ arguments: Arguments) throws {
    var given: [String] = []
    if !arguments["num_layers"].isNone, equations.layerCount == nil { given.append("num_layers") }
    if try arguments.double("dropout") != 0 { given.append("dropout") }
    if try arguments.bool("bidirectional") { given.append("bidirectional") }
    guard let first = given.first else { return }
    if equations.isBidirectional { throw CommandFault.directionsStated(parameter: first) }
    if let memory = equations.memory {
      throw CommandFault.memoryStacked(parameter: first, memory: memory)
    }
    if equations.layerCount != nil { throw CommandFault.layersStated(parameter: first) }
  }

  /// Refuses a network that is more than the equations which a command would show.
  func checkOneLayer(_ value: Value, function: String) throws {
    // Errors are in English.
    if let stack = stack(of: value, in: CommandWords(.english)) {
      throw CommandFault.severalLayers(function: function, what: stack)
    }
  }

  /// Refuses equations that need a run from either end of a sequence, or read a memory.
  func checkOneRun(_ equations: CellEquations, function: String) throws {
    try checkNoMemory(equations, function: function)
    if equations.isBidirectional { throw CommandFault.bothDirections(function: function) }
  }

  /// Refuses equations that read a memory.
  func checkNoMemory(_ equations: CellEquations, function: String) throws {
    if let memory = equations.memory {
      throw CommandFault.readsMemory(function: function, memory: memory)
    }
  }
}
