import Foundation
import Testing

/// Programs that train, with what PyTorch prints; `Fixtures/NN/generate.py`, run beside the
/// programs, made them.
struct TrainingProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [TrainingProgram]
  }

  static func all(_ folder: String) throws -> [TrainingProgram] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/\(folder)/programs", withExtension: "json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

@Test(arguments: try TrainingProgram.all("Optim"))
func `optimizers and schedules print what PyTorch prints`(program: TrainingProgram) {
  #expect(run(program.source) == program.printed)
}
