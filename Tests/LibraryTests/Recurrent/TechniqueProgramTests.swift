import Foundation
import Testing

/// Programs on `rnn`'s own layers with what PyTorch prints, where these layers are written from the
/// papers' equations; `Fixtures/Techniques/generate.py` made them.
struct TechniqueProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [TechniqueProgram]
  }

  static func all() throws -> [TechniqueProgram] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/Techniques/programs", withExtension: "json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

@Test(arguments: try TechniqueProgram.all())
func `a technique prints what its equations give in PyTorch`(program: TechniqueProgram) {
  #expect(run(program.source) == program.printed)
}
