import Foundation
import Testing

/// Programs that prune and quantize, with what PyTorch prints; `Fixtures/Compression/generate.py`
/// made them.
struct CompressionProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [CompressionProgram]
  }

  static func all() throws -> [CompressionProgram] {
    let url = try #require(
      Bundle.module.url(forResource: "Fixtures/Compression/programs", withExtension: "json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

@Test(arguments: try CompressionProgram.all())
func `a compressed network prints what PyTorch prints`(program: CompressionProgram) {
  #expect(run(program.source) == program.printed)
}
