import Foundation
import Testing

/// Programs on networks with what PyTorch prints; `Fixtures/NN/generate.py` made them.
struct NetworkProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [NetworkProgram]
  }

  static func all(_ file: String = "programs") throws -> [NetworkProgram] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/NN/\(file)", withExtension: "json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

@Test(arguments: try NetworkProgram.all())
func `a network prints what PyTorch prints`(program: NetworkProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: try NetworkProgram.all("layers"))
func `a layer prints what PyTorch prints`(program: NetworkProgram) {
  #expect(run(program.source) == program.printed)
}
