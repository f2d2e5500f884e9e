import Diagnostics
import RNN
import Tensors

/// Whether two cells are the same network: decided on their graphs, and confirmed by numbers.
package struct CellComparison: Sendable {
  package let mine: ComparedCell
  package let other: ComparedCell
  /// The language of the sentences.
  let language: WordLanguage
  /// Which parameters stand for each other; none where the cells differ.
  package private(set) var mapping: ParameterMapping?
  /// What differs; empty where the cells are the same.
  package private(set) var differences: [String] = []
  /// What is written otherwise and computes the same.
  package private(set) var remarks: [String] = []
  /// The largest difference of the states of drawn networks, in double precision.
  package private(set) var deviation: Double?

  package var isEqual: Bool { mapping != nil && differences.isEmpty }

  /// The most elements of the parameters that are drawn to confirm a mapping.
  private static let maximumElements = 1 << 22

  /// Compares the cells' states after a step, whatever their parameters are called.
  ///
  /// - Parameter givesToOthers: Whether the first output counts too: a layer above reads it, or it
  ///   stands beside that of the other direction.
  /// - Throws: What tensors throw; not for cells that differ.
  package init(
    _ mine: ComparedCell, _ other: ComparedCell, givesToOthers: Bool = false,
    in language: WordLanguage = .english
  ) throws {
    (self.mine, self.other, self.language) = (mine, other, language)
    let readings: (FormReading, FormReading)
    do throws(FormFault) {
      readings = (try FormReading(mine.graph), try FormReading(other.graph))
    } catch {
      differences.append(words(error))
      return
    }
    let (reading, otherReading) = readings
    let shared = sharedOutputs(reading, otherReading)
    let outputs = givesToOthers ? [(0, 0)] + shared.filter { $0 != (0, 0) } : shared
    if let match = FormMatch.states(
      reading, mine.graph, otherReading, other.graph, outputs: outputs)
    {
      mapping = ParameterMapping(match.found.pairs, mine, other)
      remarks = biasRemarks(match.found.pairs) + outputRemarks(reading, otherReading)
      try confirm(match.states)
    } else if givesToOthers,
      FormMatch.states(reading, mine.graph, otherReading, other.graph, outputs: shared) != nil
    {
      differences = [givenWords]
    } else {
      differences += words(reading, otherReading)
    }
  }

  /// Outputs that are no state are compared where both cells have as many.
  private func sharedOutputs(_ a: FormReading, _ b: FormReading) -> [(Int, Int)] {
    let mine = a.outputs.indices.filter { !a.next.contains(a.outputs[$0]) }
    let theirs = b.outputs.indices.filter { !b.next.contains(b.outputs[$0]) }
    return mine.count == theirs.count ? Array(zip(mine, theirs)) : []
  }

  /// Runs both cells with the same drawn parameters and compares their last states.
  private mutating func confirm(_ states: [Int]) throws {
    guard let mapping else { return }
    let shapes = other.graph.parameters.map(\.shape)
    guard shapes.reduce(0, { $0 + $1.reduce(1, *) }) <= Self.maximumElements else { return }
    let generator = RandomGenerator(seed: 1)
    let (steps, batch) = (4, 2)
    let drawn = { (shape: [Int]) in
      try Tensor.randn(shape, dtype: .float64, generator) * 0.4
    }
    let parameters = try shapes.map(drawn)
    let inputs = try other.graph.inputs.map { try drawn([steps, batch, $0.size]) }
    let starts = try other.graph.states.map { try drawn([batch, $0.size]) }
    let carried = zip(mapping.carried(parameters.map(\.doubles)), mapping.shapes).map {
      Tensor(doubles: $0, shape: $1)
    }
    let theirs = try other.graph.runStepByStep(
      inputs: inputs, initialStates: starts, parameters: parameters)
    let own = try mine.graph.runStepByStep(
      inputs: inputs, initialStates: states.map { starts[$0] }, parameters: carried)
    let gaps = try states.enumerated().map { place, state in
      try (own.states[place] - theirs.states[state]).abs().max().item().double
    }
    let gap = gaps.max() ?? 0
    deviation = gap
    // What the graphs say and the numbers deny is not said.
    if !(gap < 1e-9) {
      differences.append(gapWords(gap))
    }
  }
}
