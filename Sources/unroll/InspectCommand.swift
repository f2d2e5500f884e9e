import ArgumentParser
import Diagnostics
import Documents
import Execution
import FoundationEssentials

/// `unroll inspect`: a note's structure as JSON, without running it.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Print a note's structure as JSON: headings, cells, formulas, with their places.",
    discussion: """
      The note is read, not run.

        unroll inspect notebooks/forecast.md
      """)

  @Argument(help: "A note (.md).")
  var file: String

  func run() throws {
    do throws(Diagnostic) {
      let structure = NoteStructure(try readNote(file))
      writeOutput(try structure.json + "\n")
    } catch {
      writeError(error.text)
      throw ExitCode(ExitStatus.failed.rawValue)
    }
  }
}

/// What `inspect` prints of a note.
private struct NoteStructure: Encodable {
  struct Place: Encodable {
    var line: Int
    var column: Int
    init(_ location: SourceLocation) { (line, column) = (location.line, location.column) }
  }

  struct Heading: Encodable {
    var level: Int
    var text: String
    var label: String?
    var place: Place
  }

  struct CellEntry: Encodable {
    var number: Int
    var label: String?
    var language: String
    /// Whether it runs without being asked to.
    var runs: Bool
    var place: Place
    var lines: Int
    /// What becomes of a plain fence when such fences run: `run`, `exercised`, `shown only`.
    var outcome: String?
    /// The classes that are tried, or why the fence is only shown.
    var details: String?
  }

  struct FormulaEntry: Encodable {
    var label: String?
    var isDisplay: Bool
    var source: String
    var place: Place
  }

  var path: String
  var title: String?
  var lang: String?
  var headings: [Heading] = []
  var cells: [CellEntry]
  var formulas: [FormulaEntry]
  var warnings: [String]

  init(_ document: Document) {
    path = document.path
    title = document.frontMatter.title
    lang = document.frontMatter.lang
    warnings = document.warnings.map(\.text)
    let planned = document.plannedBlocks
    cells = document.cells.map { cell in
      let block = planned.first { $0.line == cell.code.firstLine }
      return CellEntry(
        number: cell.index + 1, label: cell.options.label, language: cell.language.rawValue,
        runs: cell.kind != .plain || document.frontMatter.runsPlainPython,
        place: Place(cell.code.location(.start)), lines: cell.code.lines.count,
        outcome: block?.outcome.word,
        details: block.map(\.outcome.details).flatMap { $0.isEmpty ? nil : $0 })
    }
    formulas = document.formulas.map { math in
      FormulaEntry(
        label: math.label, isDisplay: math.isDisplay, source: math.source.source,
        place: Place(math.source.location(.start)))
    }
    var found: [Heading] = []
    document.walk { block in
      if case .heading(let heading) = block.kind {
        found.append(
          Heading(
            level: heading.level, text: heading.content.plainText, label: heading.label,
            place: Place(block.range.start)))
      }
    }
    headings = found
  }

  var json: String {
    get throws(Diagnostic) {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      do {
        return String(decoding: try encoder.encode(self), as: UTF8.self)
      } catch {
        throw Diagnostic(path: path, message: "the note's structure cannot be written as JSON")
      }
    }
  }
}
