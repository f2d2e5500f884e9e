import Documents
import Execution
import Foundation

/// The notes that stand beside the project for its tests, where they are.
enum Seeds {
  static let skipping: String = "there is no folder shared/seeds above the package"

  /// The folder `shared/seeds` in one of the folders above this file.
  static let folder: URL? = {
    var place = URL(filePath: #filePath)
    while place.pathComponents.count > 1 {
      place.deleteLastPathComponent()
      let seeds = place.appending(path: "shared/seeds", directoryHint: .isDirectory)
      if FileManager.default.fileExists(atPath: seeds.path) { return seeds }
    }
    return nil
  }()

  /// Runs the plain fences of the seed whose file's name begins so.
  ///
  /// - Parameters:
  ///   - before: A fence that stands above the note's own.
  ///   - behind: A fence that stands below them.
  static func run(
    _ prefix: String, suppliesDemo: Bool = false, before: String = "", behind: String = ""
  ) throws -> ExecutionResult {
    let folder = folder ?? URL(filePath: "/")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let name = names.first { $0.hasPrefix(prefix) } ?? ""
    let source = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let document = try MarkdownReader().read(path: "seed.md", source: before + source + behind)
    return Execution(
      document: document, runsPlainPython: true, suppliesDemo: suppliesDemo
    ).run()
  }
}

extension ExecutionResult {
  /// The cards below the cells, in order.
  var cards: [ExerciseCard] {
    notebook.outputs.keys.sorted().flatMap { notebook.outputs[$0] ?? [] }.compactMap { output in
      if case .exercise(let card) = output { card } else { nil }
    }
  }

  /// The warnings and remarks below a cell, a line each.
  func remarks(below cell: Int) -> [String] {
    (notebook.outputs[cell] ?? []).compactMap { output in
      if case .warning(let diagnostic) = output { diagnostic.head } else { nil }
    }
  }
}

extension ExerciseCard {
  /// The card in a line: `SimpleRNN 484: x [2, 5, 8] → [2, 4], all`.
  var summary: String {
    let shown = [inputs, outputs].map { entries in
      entries.map { "\($0.name) \($0.shape)" }.joined(separator: ", ")
    }
    let reached = reach.map { "\($0)" } ?? "-"
    return "\(className) \(parameterCount): \(shown[0]) →\(shown[1]), \(reached)"
  }
}
