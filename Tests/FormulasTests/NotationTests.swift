import Formulas
import Foundation
import RNN
import Tensors
import Testing

/// A cell in one of the notations of `Fixtures/notations.txt`.
struct WrittenCell: CustomTestStringConvertible {
  var kind: String
  /// The letters of the gates in the names of the parameters; `-` for none.
  var gates: [String]
  /// What each parameter is multiplied by, with `*` for the gate: `W_x*` → `x`.
  var patterns: [(name: String, part: String)]
  var flags: Set<String>
  var latex: String

  var testDescription: String { latex }

  static let all: [WrittenCell] = {
    let url = Bundle.module.url(forResource: "Fixtures/notations", withExtension: "txt")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.components(separatedBy: "# ").dropFirst().map(WrittenCell.init)
  }()

  init(_ entry: String) {
    let (head, body) = (entry.prefix { $0 != "\n" }, entry.drop { $0 != "\n" }.dropFirst())
    let fields = head.components(separatedBy: "; ").map {
      $0.split(separator: " ").map(String.init)
    }
    kind = fields[0][0]
    gates = fields[1]
    patterns = fields[2].map { field in
      let parts = field.components(separatedBy: "=")
      return (parts[0], parts[1])
    }
    flags = Set(fields.count > 3 ? fields[3] : [])
    latex = String(body).trimmingCharacters(in: .newlines)
  }

  var functions: [String: CellFunction] { ["f": .tanh, "phi": .tanh] }
}

private let (inputSize, hiddenSize) = (2, 3)

/// The parameters of a graph as the gates of the reference.
private func gates(
  of written: WrittenCell, _ graph: CellGraph, _ parameters: [Tensor]
) throws -> [ReferenceCell.Gate] {
  let zeros = try Tensor.zeros([hiddenSize])
  return try written.gates.map { letter in
    var gate = ReferenceCell.Gate(
      x: try Tensor.zeros([inputSize, hiddenSize]), h: try Tensor.zeros([hiddenSize, hiddenSize]),
      b: zeros, c: zeros)
    for (pattern, part) in written.patterns {
      let name = pattern.replacingOccurrences(of: "*", with: letter)
      let index = try #require(graph.parameters.firstIndex { $0.name == name }, "\(name)")
      let tensor = parameters[index]
      let isRows = written.flags.contains("rows")
      switch part {
      case "x": gate.x = isRows ? tensor : try tensor.transpose(0, 1)
      case "h": gate.h = isRows ? tensor : try tensor.transpose(0, 1)
      case "hx":
        gate.h = try tensor.narrow(1, 0, hiddenSize).transpose(0, 1)
        gate.x = try tensor.narrow(1, hiddenSize, inputSize).transpose(0, 1)
      case "xh":
        gate.x = try tensor.narrow(1, 0, inputSize).transpose(0, 1)
        gate.h = try tensor.narrow(1, inputSize, hiddenSize).transpose(0, 1)
      case "b": gate.b = tensor
      default: gate.c = tensor
      }
    }
    return gate
  }
}

@Test(arguments: WrittenCell.all)
func `a cell computes the same in every notation`(_ written: WrittenCell) throws {
  let cell = try CellEquations([Formula.parse(written.latex)], functions: written.functions)
  let known = ["input": inputSize, "hidden": hiddenSize, "output": 1]
  let graph = try cell.compile(sizes: known.filter { cell.sizeNames.contains($0.key) }).graph
  let generator = RandomGenerator(seed: 5)
  let parameters = try graph.parameters.map { try Tensor.randn($0.shape, generator) }
  let sequence = try Tensor.randn([3, 2, inputSize], generator)

  let run = try graph.run(
    inputs: [sequence], initialStates: graph.states.map { try Tensor.zeros([2, $0.size]) },
    parameters: parameters)

  let reference = ReferenceCell(
    kind: written.kind, gates: try gates(of: written, graph, parameters), flags: written.flags)
  let wanted = try reference.run(sequence, hiddenSize: hiddenSize)
  let state = try #require(graph.states.firstIndex { $0.name == "h" })
  #expect(
    zip(run.states[state].elements, wanted.elements).allSatisfy { abs($0 - $1) < 1e-5 })
}

@Test func `the notations are a hundred and fifty`() {
  #expect(WrittenCell.all.count == 150)
  #expect(Set(WrittenCell.all.map(\.latex)).count == 150)
}

@Test(arguments: [("rnn", RecurrentKind.rnn(.tanh)), ("lstm", .lstm), ("gru", .gru)])
func `the reference computes what the built-in layers do`(
  _ name: String, _ kind: RecurrentKind
) throws {
  let layer = try RecurrentLayer(
    .init(kind, inputSize: inputSize, hiddenSize: hiddenSize), generator: RandomGenerator(seed: 1))
  let weights = layer.parameters
  let gates = try (0..<(weights[2].shape[0] / hiddenSize)).map { gate in
    let rows = try weights.map { try $0.narrow(0, gate * hiddenSize, hiddenSize) }
    return ReferenceCell.Gate(
      x: try rows[0].transpose(0, 1), h: try rows[1].transpose(0, 1), b: rows[2], c: rows[3])
  }
  let sequence = try Tensor.randn([4, 2, inputSize], RandomGenerator(seed: 2))

  let wanted = try layer.forward(sequence).select(0, 3)

  let got = try ReferenceCell(kind: name, gates: gates, flags: ["after"]).run(
    sequence, hiddenSize: hiddenSize)
  #expect(zip(got.elements, wanted.elements).allSatisfy { abs($0 - $1) < 1e-6 })
}
