import Formulas
import Foundation
import RNN
import Tensors
import Testing

/// A network of several layers or both directions, of `Fixtures/Listings/networks.json`.
struct ListedNetwork: Decodable {
  let name: String
  let latex: String
  let sizes: [String: Int]
  let layers: Int
  let bidirectional: Bool
  let dropout: Double

  func code(_ language: ListingLanguage) throws -> String {
    let stack = ListedStack(
      layerCount: layers, isBidirectional: bidirectional, dropout: dropout)
    return try CellEquations([Formula.parse(latex)]).code(
      language, sizes: sizes, name: name, stack: layers == 1 ? nil : stack)
  }

  static func all() throws -> [ListedNetwork] {
    try JSONDecoder().decode([ListedNetwork].self, from: fixture("networks.json"))
  }
}

/// What the listings of a network gave when PyTorch and NumPy ran them.
private struct Numbers: Decodable {
  let name: String
  let input: [Float]
  let parameters: [String: [Float]]
  let output: [Double]
  let states: [[Double]]

  static func of(_ name: String) throws -> Numbers {
    let all = try JSONDecoder().decode([Numbers].self, from: fixture("network_numbers.json"))
    return try #require(all.first { $0.name == name })
  }

  /// Gives a network the parameters.
  func set(_ module: Module) throws {
    #expect(Set(module.namedParameters.map(\.name)) == Set(parameters.keys))
    try noGrad {
      for entry in module.namedParameters {
        _ = try entry.tensor.copy_(
          Tensor(parameters[entry.name] ?? [], shape: entry.tensor.shape))
      }
    }
  }

  var sequences: Tensor { Tensor(input, shape: [2, 4, 2]) }

  func agree(_ result: GraphLayer.Result) -> Bool {
    close(result.outputs[0].elements, output)
      && close(result.states.flatMap(\.elements), states.flatMap { $0 })
  }

  private func close(_ a: [Float], _ b: [Double]) -> Bool {
    a.count == b.count && zip(a, b).allSatisfy { abs(Double($0) - $1) < 1e-5 }
  }
}

private func fixture(_ name: String) throws -> Data {
  try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/Listings/\(name)"))
}

@Test(arguments: ["bothWays", "stacked", "stackedBothWays"])
func `a network's listings are the ones that PyTorch and NumPy have run`(name: String) throws {
  let network = try #require(try ListedNetwork.all().first { $0.name == name })

  #expect(
    try network.code(.pytorch) == String(decoding: fixture("\(name)_pytorch.py"), as: UTF8.self))
  #expect(try network.code(.numpy) == String(decoding: fixture("\(name)_numpy.py"), as: UTF8.self))
}

@Test func `the Swift listing of both directions makes a layer with PyTorch's numbers`() throws {
  let numbers = try Numbers.of("bothWays")
  let layer = try bothWays(generator: RandomGenerator(seed: 1))
  try numbers.set(layer)

  #expect(numbers.agree(try layer.forward(numbers.sequences, states: nil)))
}

@Test func `the Swift listing of layers makes them with PyTorch's numbers`() throws {
  let numbers = try Numbers.of("stacked")
  let layer = try stackedStack(generator: RandomGenerator(seed: 1))
  try numbers.set(layer)

  #expect(numbers.agree(try layer.forward(numbers.sequences, states: nil)))
}

@Test func `the Swift listing of layers in both directions makes them with PyTorch's numbers`()
  throws
{
  let numbers = try Numbers.of("stackedBothWays")
  let layer = try stackedBothWaysStack(generator: RandomGenerator(seed: 1))
  try numbers.set(layer)
  layer.eval()

  #expect(numbers.agree(try layer.forward(numbers.sequences, states: nil)))
}

@Test(arguments: [
  (RecurrentKind.rnn(.tanh), true), (.rnn(.relu), true), (.lstm, true), (.gru, true), (.gru, false),
])
func `the equations of a built-in layer are that layer`(kind: RecurrentKind, bias: Bool) throws {
  var configuration = RecurrentLayer.Configuration(kind, inputSize: 2, hiddenSize: 3)
  configuration.bias = bias
  let layer = try RecurrentLayer(configuration, generator: RandomGenerator(seed: 1))
  let equations = try CellEquations(configuration)

  let comparison = try NetworkComparison(
    ComparedNetwork(equations, name: "equations", sizes: ["input": 2, "hidden": 3]),
    ComparedNetwork(layer, name: "layer", dropout: 0))

  #expect(comparison.differences == [])
}
