import Formulas
import Foundation
import RNN
import Tensors
import Testing

/// A cell of `Fixtures/Listings/cells.json`.
private struct Cell: Decodable {
  let name: String
  let latex: String
  let sizes: [String: Int]
  let functions: [String: String]

  func equations() throws -> CellEquations {
    try CellEquations(
      [Formula.parse(latex)], functions: functions.compactMapValues { CellFunction(name: $0) })
  }

  static func all() throws -> [Cell] {
    try JSONDecoder().decode([Cell].self, from: fixture("Listings/cells.json"))
  }
}

/// What the listings of a cell gave when PyTorch and NumPy ran them.
private struct Numbers: Decodable {
  let name: String
  let input: [Float]
  let parameters: [String: [Float]]
  let output: [Double]
  let states: [[Double]]

  /// The cell's own run on the same numbers; two sequences of four steps.
  func run(_ graph: CellGraph, _ direction: CellGraph.Direction) throws -> CellGraph.Run {
    let sequences = try Tensor(input, shape: [2, 4, graph.inputs[0].size]).transpose(0, 1)
    return try graph.run(
      inputs: [sequences], initialStates: try graph.states.map { try Tensor.zeros([2, $0.size]) },
      parameters: graph.parameters.map { Tensor(parameters[$0.name] ?? [], shape: $0.shape) },
      direction: direction)
  }
}

private func fixture(_ path: String) throws -> Data {
  try Data(contentsOf: Bundle.module.bundleURL.appending(path: "Fixtures/\(path)"))
}

private func text(_ path: String) throws -> String {
  String(decoding: try fixture(path), as: UTF8.self)
}

private func agree(_ a: [Float], _ b: [Double]) -> Bool {
  a.count == b.count && zip(a, b).allSatisfy { abs(Double($0) - $1) < 1e-5 }
}

@Test(arguments: try Cell.all().map(\.name))
func `a cell's listings are the ones that PyTorch and NumPy have run`(name: String) throws {
  let cell = try #require(try Cell.all().first { $0.name == name })
  let equations = try cell.equations()

  #expect(
    equations.code(.pytorch, sizes: cell.sizes, name: name)
      == (try text("Listings/\(name)_pytorch.py")))
  #expect(
    equations.code(.numpy, sizes: cell.sizes, name: name)
      == (try text("Listings/\(name)_numpy.py")))
  #expect(equations.code(.latex) == (try text("Listings/\(name).tex")))
}

@Test func `a cell computes what PyTorch and NumPy make of its listings`() throws {
  for numbers in try JSONDecoder().decode([Numbers].self, from: fixture("Listings/numbers.json")) {
    let cell = try #require(try Cell.all().first { $0.name == numbers.name })

    let compiled = try cell.equations().compile(sizes: cell.sizes)
    let run = try numbers.run(compiled.graph, compiled.isBackward ? .backward : .forward)

    #expect(agree(try run.outputs[0].transpose(0, 1).elements, numbers.output), "\(cell.name)")
    #expect(run.states.count == numbers.states.count)
    #expect(zip(run.states, numbers.states).allSatisfy { agree($0.elements, $1) }, "\(cell.name)")
  }
}

@Test func `a cell's LaTeX is read as the same cell`() throws {
  for cell in try Cell.all() {
    let latex = try cell.equations().code(.latex)

    #expect(try CellEquations([Formula.parse(latex)]).code(.latex) == latex, "\(cell.name)")
  }
}

/// The graphs that the Swift listings build, in the order of the cells.
private let built: [@Sendable () throws -> CellGraph] = [
  { try elman() }, { try lstm() }, { try gru() }, { try mirror() }, { try scalars() },
  { try memoryless() }, { try peephole() }, { try classifier() },
]

@Test func `the Swift listings build the cells' graphs`() throws {
  let numbers = try JSONDecoder().decode([Numbers].self, from: fixture("Listings/numbers.json"))
  for ((cell, numbers), built) in zip(zip(try Cell.all(), numbers), built) {
    let compiled = try cell.equations().compile(sizes: cell.sizes)
    let direction: CellGraph.Direction = compiled.isBackward ? .backward : .forward

    let own = try numbers.run(compiled.graph, direction)
    let listed = try numbers.run(try built(), direction)

    #expect(listed.outputs.map(\.elements) == own.outputs.map(\.elements), "\(cell.name)")
    #expect(listed.states.map(\.elements) == own.states.map(\.elements), "\(cell.name)")
  }
}

@Test func `the Swift listings that the tests build are those of the cells`() throws {
  let cells = try Cell.all().map { cell in
    try cell.equations().code(.swift, sizes: cell.sizes, name: cell.name)
  }
  let networks = try ListedNetwork.all().map { try $0.code(.swift) }
  let listings = cells + networks
  let file = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "SwiftListings.swift")

  let text = (["// swift-format-ignore-file\n"] + listings).joined(separator: "\n")
  #expect(text == (try String(contentsOf: file, encoding: .utf8)))
}
