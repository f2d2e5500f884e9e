/// One time step of a recurrent cell, as a typed graph over inputs, states and parameters.
///
/// A graph says what one step computes; ``run(inputs:initialStates:parameters:direction:)`` says
/// over which sequence. Every recurrent cell is such a graph: the built-in ones, those that come
/// from a formula, and those that a user builds:
///
/// ```swift
/// let elman = try CellGraph { graph in
///   let x = try graph.input("x", size: 3)
///   let h = try graph.state("h", size: 5)
///   let W = try graph.parameter("W", shape: [3, 5])
///   let U = try graph.parameter("U", shape: [5, 5])
///   let b = try graph.parameter("b", shape: [5])
///
///   let next = try tanh(matmul(x, W) + matmul(h, U) + b)
///   try graph.update(h, to: next)
///   try graph.output("h", next)
/// }
/// ```
public struct CellGraph: Hashable, Sendable {
  /// What the cell reads at each step, `[B, size]`, in the order of declaration.
  public let inputs: [Input]
  /// What the cell carries from step to step, `[B, size]`, in the order of declaration.
  public let states: [State]
  /// The trained tensors, in the order of declaration. Initialization draws in this order.
  public let parameters: [Parameter]
  /// What the cell gives at each step, `[B, size]`, in the order of declaration.
  public let outputs: [Output]
  /// All values of a step; an operand always stands before the node that uses it.
  public let nodes: [Node]
  /// The names that the equations give to values: leaves, and what ``Builder/name(_:_:)`` named.
  public let names: [NodeIndex: String]

  let plan: Plan
  /// The plan for many sequences and small matrices.
  let joinedPlan: Plan

  /// Builds a graph from its equations.
  ///
  /// A graph that names no output gives the new value of each state.
  ///
  /// - Throws: A ``CellGraphError`` with the names and shapes of what does not fit.
  public init(_ equations: (Builder) throws -> Void) throws {
    let builder = Builder()
    try equations(builder)
    self = try builder.build()
  }

  init(
    inputs: [Input], states: [State], parameters: [Parameter], outputs: [Output], nodes: [Node],
    names: [NodeIndex: String]
  ) {
    self.inputs = inputs
    self.states = states
    self.parameters = parameters
    self.outputs = outputs
    self.nodes = nodes
    self.names = names
    let readers = nodes.indices.filter { nodes[$0].operation.isState }
    let planned = zip(readers, states).map { Plan.State(node: $0, next: $1.next) }
    plan = Plan(nodes: nodes, states: planned, outputs: outputs.map(\.node))
    joinedPlan = Plan(
      nodes: nodes, states: planned, outputs: outputs.map(\.node), joinsProducts: true)
  }
}

extension CellGraph {
  /// The place of a node in ``nodes``.
  public typealias NodeIndex = Int

  /// A value that the cell reads at each step.
  public struct Input: Hashable, Sendable {
    /// The name in the equations.
    public let name: String
    /// The number of features, n in `[B, n]`.
    public let size: Int
  }

  /// A value that the cell carries from one step to the next.
  public struct State: Hashable, Sendable {
    /// The name in the equations.
    public let name: String
    /// The number of features, n in `[B, n]`.
    public let size: Int
    /// The node that holds the state's value for the step that follows.
    public let next: NodeIndex
  }

  /// A trained tensor: `[n]` or `[m, n]`.
  public struct Parameter: Hashable, Sendable {
    /// The name in the equations.
    public let name: String
    /// `[n]` or `[m, n]`.
    public let shape: [Int]
  }

  /// A value that the cell gives at each step.
  public struct Output: Hashable, Sendable {
    /// The name in the equations.
    public let name: String
    /// The number of features, n in `[B, n]`.
    public let size: Int
    /// The node that is given out.
    public let node: NodeIndex
  }

  /// One value of a step and how it is computed.
  public struct Node: Hashable, Sendable {
    /// How the value is computed.
    public let operation: Operation
    /// The shape of the result.
    public let shape: ValueShape
  }

  /// How a node's value comes from the values of earlier nodes.
  public enum Operation: Hashable, Sendable {
    /// An input, a state or a parameter by its place in the graph's list.
    case input(Int)
    case state(Int)
    case parameter(Int)
    case constant(Double)
    /// `x·W`: `[B, k]·[k, n]`.
    case product(NodeIndex, NodeIndex)
    /// `x·Wᵀ`: `[B, k]·[n, k]ᵀ`.
    case transposedProduct(NodeIndex, NodeIndex)
    /// `x·Wᵀ` with W `[n, k]` in 8-bit integers, which is no parameter: it has no gradient, and neither
    /// has any run of its graph.
    case quantizedProduct(NodeIndex, QuantizedMatrix)
    case elementwise(BinaryFunction, NodeIndex, NodeIndex)
    case map(UnaryFunction, NodeIndex)
    /// Features of several values side by side.
    case concatenation([NodeIndex])
    /// Rows of several matrices, or elements of several vectors, one behind another.
    case rowConcatenation([NodeIndex])
    /// The features (a matrix's columns) from the range's lower bound up to its upper one.
    case slice(NodeIndex, Range<Int>)
    /// The rows of a matrix from the range's lower bound up to its upper one.
    case rows(NodeIndex, Range<Int>)
    /// `exp(xⱼ) / Σₖ exp(xₖ)` over the features.
    case softmax(NodeIndex)
    /// `Σₖ xₖ` over the features: `[B, 1]`.
    case sum(NodeIndex)

    /// The nodes that this operation reads.
    public var operands: [NodeIndex] {
      switch self {
      case .input, .state, .parameter, .constant: []
      case .product(let a, let b), .transposedProduct(let a, let b): [a, b]
      case .elementwise(_, let a, let b): [a, b]
      case .concatenation(let values), .rowConcatenation(let values): values
      case .map(_, let a), .slice(let a, _), .rows(let a, _), .softmax(let a), .sum(let a),
        .quantizedProduct(let a, _):
        [a]
      }
    }
  }

  /// A function of two values, element by element; the smaller operand is repeated.
  public enum BinaryFunction: Hashable, Sendable {
    case add, subtract, multiply, divide, maximum, minimum
  }

  /// A function of one value, element by element.
  public enum UnaryFunction: Hashable, Sendable {
    case negate
    /// `1 − x`
    case oneMinus
    case square
    /// `1 / (1 + e⁻ˣ)`
    case sigmoid
    case tanh
    case relu
    /// `x` where `x > 0`, else `slope · x`.
    case leakyRelu(slope: Double)
    case exp, log, sqrt, absolute
    /// `log(1 + eˣ)`
    case softplus
    /// `x · Φ(x)` with the normal distribution function `Φ`.
    case gelu
    /// `x · σ(x)`
    case swish
    case clamp(minimum: Double, maximum: Double)
  }
}
