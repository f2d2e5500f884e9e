import Diagnostics
import Documents
import Writers

/// A note read from its source, with what its cells gave.
func notebook(_ source: String, outputs: [Int: [Output]] = [:]) throws -> Notebook {
  let document = try MarkdownReader().read(path: "notes/note.md", source: source)
  return Notebook(document: document, outputs: outputs)
}

/// The content of a note's page: what stands within its `<article>`.
func article(
  _ source: String, outputs: [Int: [Output]] = [:], plots: HTMLWriter.PlotForm = .graphic
) throws -> String {
  let page = HTMLWriter(plots: plots).page(try notebook(source, outputs: outputs))
  return text(of: page, from: "<article>\n", to: "</article>")
}

/// The text between the first `start` and the last `end`; empty where one is missing.
func text(of page: String, from start: String, to end: String) -> String {
  guard let head = page.firstRange(of: start), let tail = page.ranges(of: end).last else {
    return ""
  }
  return String(page[head.upperBound..<tail.lowerBound])
}

/// The bare HTML of Markdown with every extension of GitHub's.
func fragment(_ source: String) throws -> String {
  let options = ReaderOptions.markdown([.table, .strikethrough, .autolink, .tasklist, .footnotes])
  let document = try MarkdownReader(options: options).read(path: "note.md", source: source)
  return HTMLWriter().fragment(document)
}

/// The note's Markdown with its outputs.
func markdown(_ source: String, outputs: [Int: [Output]]) throws -> String {
  MarkdownWriter().text(of: try notebook(source, outputs: outputs))
}
