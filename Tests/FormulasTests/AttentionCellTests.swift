import Formulas
import Foundation
import RNN
import Tensors
import Testing

/// A cell of the fixture with what PyTorch computed for it.
private struct AttentionCase: Decodable, CustomTestStringConvertible {
  struct Parameter: Decodable {
    let name: String
    let shape: [Int]
  }

  let name: String
  let latex: String
  let sizes: [String: Int]
  let masked: Bool
  let parameters: [Parameter]
  let output: [Double]
  let states: [[Double]]
  let weights: [Double]
  let gradients: [String: [Double]]

  var testDescription: String { masked ? "\(name), masked" : name }

  static let all: [AttentionCase] = {
    struct File: Decodable { let cases: [AttentionCase] }
    let url = Bundle.module.bundleURL.appending(path: "Fixtures/attention.json")
    let file = try? JSONDecoder().decode(File.self, from: Data(contentsOf: url))
    return file?.cases ?? []
  }()
}

/// The numbers that the fixture's generator takes too.
private func fill(_ number: Int, _ shape: [Int]) throws -> Tensor {
  let values = (0..<shape.reduce(1, *)).map { step in
    Float(sin(Double(step) * 0.7 + Double(number) * 1.3) * 0.8)
  }
  return try Tensor(values, shape: shape).requiresGrad(true)
}

/// How far numbers are from those wanted; without bound where there are more or fewer.
private func distance(_ tensor: Tensor?, _ wanted: [Double]?) -> Double {
  guard let numbers = tensor?.elements, let wanted, numbers.count == wanted.count else {
    return .infinity
  }
  return zip(numbers, wanted).map { abs(Double($0) - $1) }.max() ?? .infinity
}

@Test func `the fixture has three cells with and without a mask`() {
  #expect(
    AttentionCase.all.map(\.testDescription) == [
      "Bahdanau, GRU", "Bahdanau, GRU, masked", "Luong, RNN", "Luong, RNN, masked",
      "scaled dot, LSTM", "scaled dot, LSTM, masked",
    ])
}

@Test(arguments: AttentionCase.all)
private func `attention computes and trains as PyTorch does`(_ wanted: AttentionCase) throws {
  let cell = try CellEquations([Formula.parse(wanted.latex)]).compileOverMemory(
    sizes: wanted.sizes)
  let layer = try MemoryLayer(cell, batchFirst: true, generator: RandomGenerator(seed: 1))
  let parameters = try wanted.parameters.enumerated().map { try fill($0, $1.shape) }
  for (parameter, tensor) in zip(wanted.parameters, parameters) {
    #expect(layer.parameter(parameter.name)?.shape == parameter.shape)
    layer.setParameter(parameter.name, tensor)
  }
  let (input, memory) = (try fill(40, [2, 3, 2]), try fill(41, [2, 4, 4]))
  let mask = Tensor(booleans: [true, true, true, true, true, true, false, false], shape: [2, 4])

  let result = try layer.forward(
    input, memory: memory, states: nil, mask: wanted.masked ? mask : nil)
  let given = [result.output] + result.states + [try #require(result.weights)]
  try given.map { try $0.square().sum() }.reduce(Tensor(.float(0))) { try $0 + $1 }.backward()

  #expect(layer.namedParameters.count == wanted.parameters.count)
  for (tensor, numbers) in zip(given, [wanted.output] + wanted.states + [wanted.weights]) {
    #expect(distance(tensor, numbers) < 1e-5)
  }
  let names = wanted.parameters.map(\.name) + ["input", "memory"]
  for (name, tensor) in zip(names, parameters + [input, memory]) {
    #expect(distance(tensor.grad, wanted.gradients[name]) < 1e-5, "\(name)")
  }
}

/// The logarithm of 3.
private let logThree: Float = 1.0986123

private let additive = #"""
  e_{ti} = v^\top \tanh(W_s s_{t-1} + U h_i) \\ \alpha_{ti} = \text{softmax}(e_{ti}) \\
  c_t = \sum_i \alpha_{ti} h_i \\ s_t = \tanh(W [x_t, c_t] + R s_{t-1} + b)
  """#

@Test func `symbols over a memory have roles of their own`() throws {
  let cell = try CellEquations([Formula.parse(additive)])

  #expect(cell.sizeNames == ["input", "hidden", "memory", "attention"])
  #expect(
    cell.symbols.map { "\($0.latex) \($0.role.rawValue) \($0.shapeNames)" } == [
      #"e_{ti} score [steps]"#, "v parameter [attention]", "W_s parameter [attention, hidden]",
      "s_t state [hidden]", "U parameter [attention, memory]", "h_i memory [steps, memory]",
      #"\alpha_{ti} weight over the memory [steps]"#, "c_t intermediate value [memory]",
      "W parameter [hidden, input+memory]", "x_t input [input]",
      "R parameter [hidden, hidden]", "b parameter [hidden]",
    ])
}

/// Other ways to write the weights and what they read.
@Test(arguments: [
  #"\alpha_{t,i} = \text{softmax}(e_{t,i}) \\ e_{t,i} = q_t^\top h_i \\ c_t = \sum_{i} \alpha_{t,i} h_i"#,
  #"e_{ti} = q_t \cdot h_i \\ \alpha_t = \text{softmax}(e_t) \\ c_t = \sum_{i=1}^{n} \alpha_{ti} h_i"#,
  #"\alpha_{ti} = \frac{e^{q_t^\top h_i}}{\sum_{k=1}^n e^{q_t^\top h_k}} \\ c_t = \sum_i \alpha_{ti} h_i"#,
  #"c_t = \sum_{j=1}^T \alpha_t^j h_j \\ \alpha_t^j = \mathrm{softmax}(q_t^\top h_j)"#,
  #"e_{ti} = h_i^\top q_t \\ \alpha_{ti} = \frac{\exp(e_{ti})}{\sum_j \exp(e_{tj})} \\ c_t = \sum_j h_j \alpha_{tj}"#,
  #"e_{tj} = \sum_k 0 q_t^\top h_k + q_t^\top h_j \\ a_{tj} = \text{softmax}(e_{tj}) \\ c_t = \sum_j a_{tj} h_j"#,
])
func `attention without a state reads by the query that is its input`(_ latex: String) throws {
  let equations = try CellEquations([Formula.parse(latex)])
  let cell = try equations.compileOverMemory(sizes: ["input": 2])
  let layer = try MemoryLayer(cell, batchFirst: true, generator: RandomGenerator(seed: 1))
  let query = Tensor([1, 0], shape: [1, 2])
  let memory = Tensor([0, 1, logThree, 5], shape: [2, 2])

  let result = try layer.forward(query, memory: memory, states: nil)

  #expect(distance(result.weights, [0.25, 0.75]) < 1e-6)
  #expect(distance(result.output, [0.75 * Double(logThree), 4]) < 1e-6)
  #expect(result.states.isEmpty)
}

@Test func `large scores do not overflow`() throws {
  let latex =
    #"\alpha_{ti} = \frac{\exp(q_t^\top h_i)}{\sum_k \exp(q_t^\top h_k)} \\ c_t = \sum_i \alpha_{ti} h_i"#
  let cell = try CellEquations([Formula.parse(latex)]).compileOverMemory(sizes: ["memory": 1])
  let layer = try MemoryLayer(cell, batchFirst: true, generator: RandomGenerator(seed: 1))

  let result = try layer.forward(
    Tensor([1000], shape: [1, 1]), memory: Tensor([1, 2], shape: [2, 1]), states: nil)

  #expect(result.output.elements == [2])
}

@Test func `a cell that runs backward reads the memory from the last step on`() throws {
  let latex =
    #"\alpha_{ti} = \text{softmax}(s_{t+1}^\top h_i) \\ s_t = x_t + \sum_i \alpha_{ti} h_i"#
  let cell = try CellEquations([Formula.parse(latex)]).compileOverMemory(sizes: ["hidden": 1])
  let layer = try MemoryLayer(cell, batchFirst: true, generator: RandomGenerator(seed: 1))
  let memory = Tensor([0, logThree], shape: [2, 1])

  let result = try layer.forward(Tensor([1, 1], shape: [2, 1]), memory: memory, states: nil)

  let last = 1 + Double(logThree) / 2
  let share = pow(3, last) / (1 + pow(3, last))
  #expect(distance(result.output, [1 + share * Double(logThree), last]) < 1e-6)
  #expect(distance(result.states.first, [1 + share * Double(logThree)]) < 1e-6)
  #expect(distance(result.weights, [1 - share, share, 0.5, 0.5]) < 1e-6)
}

@Test func `a label that is an index elsewhere stays a label`() throws {
  let latex =
    additive + #" \\ i_t = \sigma(W_i x_t + b_i) \\ y_t = i_t \odot s_t"#

  let cell = try CellEquations([Formula.parse(latex)])

  #expect(cell.symbols.filter { $0.role == .memory }.map(\.latex) == ["h_i"])
  #expect(
    cell.symbols.filter { $0.role == .parameter }.map(\.latex) == [
      "v", "W_s", "U", "W", "R", "b", "W_i", "b_i",
    ])
}

@Test func `symbols over a memory are found where they stand, with any index`() {
  let formula = Formula.parse(#"c_t = \sum_i \alpha_{ti} h_i + b_j, \alpha_{tj}"#)

  let places = formula.places(ofSymbols: ["c", "alpha", "h", "b_j"])

  #expect(
    places.map { "\($0.key.start.column) \($0.value)" }.sorted() == [
      "1 c", "14 alpha", "26 h", "32 b_j", "37 alpha",
    ])
}
