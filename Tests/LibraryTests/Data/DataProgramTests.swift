import Foundation
import Testing

/// Programs on data, text and models with what they print under PyTorch;
/// `Fixtures/Data/generate.py` made them.
struct DataProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [DataProgram]
  }

  static func all(in file: String) throws -> [DataProgram] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/Data/\(file)", withExtension: "json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

@Test(arguments: try DataProgram.all(in: "datasets"))
func `data sets and loaders give what PyTorch's give`(program: DataProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: try DataProgram.all(in: "arrays"))
func `samples of NumPy become batches of tensors`(program: DataProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: try DataProgram.all(in: "text"))
func `a text becomes tokens, indices and batches`(program: DataProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: try DataProgram.all(in: "series"))
func `a series becomes windows, and tasks are drawn`(program: DataProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: try DataProgram.all(in: "models"))
func `a model computes what its parts do in PyTorch`(program: DataProgram) {
  #expect(run(program.source) == program.printed)
}
