import Documents
import Plots

/// Writes a notebook as Markdown: the note's own source, and below each cell what it gave.
///
/// Outputs stand between two comments that Markdown does not show, behind the same line prefix as
/// the cell's fence. Outputs that an earlier rendering wrote are replaced, so writing what was
/// written gives the same bytes.
package struct MarkdownWriter: Sendable {
  private let glyphs: Glyphs

  /// - Parameter glyphs: The characters that text plots are drawn with.
  package init(glyphs: Glyphs = .unicode) {
    self.glyphs = glyphs
  }

  /// The note's source with the outputs of its cells.
  package func text(of notebook: Notebook) -> String {
    let labels = PageLabels(
      notebook.document.labelTargets, PageWords(language: notebook.document.language))
    let lines = LiveLines(notebook, labels).lines
    let old = oldOutputLines(of: notebook.document)
    let outputs = outputLines(of: notebook, labels)
    var result: [String] = []
    for (index, line) in lines.enumerated() {
      if !old.contains(index + 1), let line { result.append(line) }
      result += outputs[index + 1] ?? []
    }
    // A last line without an end: the outputs below it get one.
    if result.last.map({ $0.hasSuffix(Self.closingMarker) }) == true { result.append("") }
    return result.joined(separator: "\n")
  }

  static let closingMarker = "<!-- /unroll:out -->"

  static func openingMarker(label: String, sum: String) -> String {
    "<!-- unroll:out \(label) sum=\(sum) -->"
  }

  /// The file's lines that earlier outputs take, markers included.
  private func oldOutputLines(of document: Document) -> Set<Int> {
    var lines: Set<Int> = []
    document.walk { block in
      if case .writtenOutput = block.kind {
        lines.formUnion(block.range.start.line...block.range.end.line)
      }
    }
    return lines
  }

  /// For each line of the file that ends a cell, the lines to write below it.
  private func outputLines(of notebook: Notebook, _ labels: PageLabels) -> [Int: [String]] {
    var lines: [Int: [String]] = [:]
    for cell in notebook.document.cells {
      let outputs = notebook.display(of: cell, labels).outputs
      let body = MarkdownOutput(notebook.document, glyphs: glyphs).body(of: outputs)
      guard !body.isEmpty else { continue }
      let marker = Self.openingMarker(label: cell.name, sum: outputChecksum(of: body))
      let block =
        [cell.missingFence].compactMap(\.self) + [marker]
        + body.split(separator: "\n", omittingEmptySubsequences: false)
        .map { String($0) } + [Self.closingMarker]
      lines[cell.lastLine] = block.map { line in
        line.isEmpty ? trimmedEnd(cell.linePrefix) : cell.linePrefix + line
      }
    }
    return lines
  }

  private func trimmedEnd(_ prefix: String) -> String {
    String(prefix.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
  }
}
