import RNN
import Tensors

/// What a graph says, done literally: every node at every step as an operation of its own. It is
/// the oracle for the compiled run.
func stepByStep(
  _ graph: CellGraph, inputs: [Tensor], initialStates: [Tensor], parameters: [Tensor],
  direction: CellGraph.Direction = .forward
) throws -> (outputs: [Tensor], states: [Tensor]) {
  let times = Array(0..<inputs[0].shape[0])
  var states = initialStates
  var collected = graph.outputs.map { _ in [Tensor]() }
  for time in direction == .forward ? times : times.reversed() {
    var values: [Tensor] = []
    for node in graph.nodes {
      switch node.operation {
      case .input(let place): values.append(try inputs[place].select(0, time))
      case .state(let place): values.append(states[place])
      case .parameter(let place): values.append(parameters[place])
      default: values.append(try node.operation.value(of: values))
      }
    }
    states = graph.states.map { values[$0.next] }
    for (place, output) in graph.outputs.enumerated() {
      collected[place].append(values[output.node])
    }
  }
  let outputs = try collected.map {
    try Tensor.stack(direction == .forward ? $0 : $0.reversed())
  }
  return (outputs, states)
}

extension CellGraph.Operation {
  fileprivate func value(of values: [Tensor]) throws -> Tensor {
    switch self {
    case .input, .state, .parameter: Tensor(0)
    case .constant(let value): Tensor(.float(value))
    case .product(let x, let weight): try values[x].matmul(values[weight])
    case .transposedProduct(let x, let weight): try values[x].matmul(values[weight].t())
    case .quantizedProduct(let x, let matrix): naiveProduct(values[x], matrix)
    case .elementwise(let function, let a, let b): try function.value(values[a], values[b])
    case .map(let function, let x): try function.value(values[x])
    case .concatenation(let parts): try Tensor.cat(parts.map { values[$0] }, 1)
    case .rowConcatenation(let parts): try Tensor.cat(parts.map { values[$0] }, 0)
    case .slice(let x, let range): try values[x].narrow(1, range.lowerBound, range.count)
    case .rows(let x, let range): try values[x].narrow(0, range.lowerBound, range.count)
    case .softmax(let x): try values[x].softmax(1)
    case .sum(let x): try values[x].sum(dimensions: [1], keepDimensions: true)
    }
  }
}

extension CellGraph.BinaryFunction {
  fileprivate func value(_ a: Tensor, _ b: Tensor) throws -> Tensor {
    switch self {
    case .add: try a + b
    case .subtract: try a - b
    case .multiply: try a * b
    case .divide: try a / b
    case .maximum: try a.maximum(b)
    case .minimum: try a.minimum(b)
    }
  }
}

extension CellGraph.UnaryFunction {
  fileprivate func value(_ x: Tensor) throws -> Tensor {
    switch self {
    case .negate: try -x
    case .oneMinus: try 1 - x
    case .square: try x * x
    case .sigmoid: try x.sigmoid()
    case .tanh: try x.tanh()
    case .relu: try x.relu()
    case .leakyRelu(let slope): try x.leakyRelu(slope: slope)
    case .exp: try x.exp()
    case .log: try x.log()
    case .sqrt: try x.sqrt()
    case .absolute: try x.abs()
    case .softplus: try x.softplus()
    case .gelu: try x.gelu()
    case .swish: try x.silu()
    case .clamp(let low, let high): try x.clamp(min: .float(low), max: .float(high))
    }
  }
}
