import Formulas
import Interpreter
import Plots
import RNN

extension FormulaCommands {
  /// The most steps that are drawn.
  private static let maximumSteps = 12
  /// The most layers that are drawn.
  private static let maximumLayers = 8

  /// `unrolled(cell, steps=3)`: the network over time as a picture.
  var unrolled: BuiltinFunction {
    BuiltinFunction(
      command: "unrolled", [.positional("cell"), .optional("steps", 3)],
      """
      Draws a network of formula(), a formula, or an nn.RNN, nn.LSTM, nn.GRU, MinGRU or MinLSTM \
      over a few steps: its inputs, states and outputs at each step, and the parameters that all \
      steps share.
      """
    ) { [self] (arguments, context) in
      let steps = try arguments.int("steps")
      guard (1...Self.maximumSteps).contains(steps) else {
        throw CommandFault.unrolledSteps(steps, limit: Self.maximumSteps)
      }
      let unrolling = try unrolling(of: arguments["cell"], context)
      guard unrolling.layers.count <= Self.maximumLayers else {
        throw CommandFault.unrolledLayers(unrolling.layers.count, limit: Self.maximumLayers)
      }
      library.note.show(.diagram(StepDiagram(unrolling, steps: steps, words)))
      return .none
    }
  }

  private func unrolling(of value: Value, _ context: Context) throws -> Unrolling {
    switch ModuleInstance(value)?.body {
    case let layer as RecurrentLayer: return Unrolling(layer)
    case let layer as MinimalLayer: return Unrolling(layer)
    case let layer as GraphLayer: return Unrolling(layer)
    case let layer as BidirectionalGraphLayer:
      return Unrolling(
        ahead: layer.forwardGraph, behind: layer.backwardGraph, joined: layer.joinedGraph)
    case let layer as MemoryLayer:
      throw CommandFault.readsMemory(function: "unrolled", memory: layer.cell.memory.latex)
    case .some: throw CommandFault.notComparable(typeName: value.plainTypeName)
    case nil: break
    }
    let equations = try drawnEquations(of: value, context)
    if let memory = equations.memory {
      throw CommandFault.readsMemory(function: "unrolled", memory: memory)
    }
    return try reading(context) { () throws(CellFaults) in
      try Unrolling(equations, sizes: [:])
    }
  }

  /// The equations of a cell, a label or a heading; what free functions mean changes no picture.
  private func drawnEquations(of value: Value, _ context: Context) throws -> CellEquations {
    var functions: [String: CellFunction] = [:]
    if let name = value.asString,
      let known = Self.claimContext(among: try formulas(named: name), &functions)?.equations
    {
      return known
    }
    return try equations(of: value, context).equations
  }
}
