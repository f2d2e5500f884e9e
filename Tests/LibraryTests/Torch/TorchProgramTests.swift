import Foundation
import Testing

/// Programs with what PyTorch prints for them; `Fixtures/Torch/generate.py` made them.
struct TorchProgram: Decodable, CustomTestStringConvertible, Sendable {
  let name: String
  let source: String
  let printed: String

  var testDescription: String { name }

  private struct File: Decodable {
    let cases: [TorchProgram]
  }

  private static let fileNames = [
    "programs", "doubles", "functions", "edges", "courses", "draws", "faults", "found", "hooks",
    "integers",
    "linear", "mistakes", "older", "parts", "planes", "quasi", "scalars", "shown", "things",
  ]

  /// The programs of all files.
  static func all() throws -> [TorchProgram] {
    try fileNames.flatMap { name in
      let url = try #require(
        Bundle.module.url(forResource: "Fixtures/Torch/\(name)", withExtension: "json"))
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
    }
  }
}

@Test(arguments: try TorchProgram.all())
func `a program prints what PyTorch prints`(program: TorchProgram) {
  let printed = run(program.source).split(separator: "\n", omittingEmptySubsequences: false)
    .filter { !$0.hasPrefix("fix: ") }.joined(separator: "\n")

  #expect(printed == program.printed)
}
