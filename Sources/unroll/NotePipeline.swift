import Diagnostics
import Documents
import Execution
import Plots
import Writers

/// One note from its file to its pages: read, run, write.
struct NotePipeline {
  let request: WorkerRequest

  func result(onMessage: @escaping (WorkerMessage) -> Void) -> WorkerResult {
    let path = request.note.path
    var document: Document
    do throws(Diagnostic) {
      document = try readNote(path)
    } catch {
      return WorkerResult(diagnostics: [error.text], status: ExitStatus.failed.rawValue)
    }
    let edited = handEdits()
    if !edited.isEmpty {
      return WorkerResult(
        diagnostics: edited.map(\.text), status: ExitStatus.handEdited.rawValue)
    }
    let folder = NoteFolder(ofNote: path)
    document.warnings += folder.pictureFaults(of: document, isStrict: request.isStrict)
    let execution = Execution(
      document: document, runsPlainPython: request.runsPlainPython,
      parameters: parsedParameters(request.parameters), files: folder.read,
      clock: seconds, isStrict: request.isStrict, suppliesDemo: request.suppliesDemo,
      checksListings: request.checksListings)
    return pages(execution.run { event in WorkerMessage(event).map(onMessage) })
  }

  private func pages(_ run: ExecutionResult) -> WorkerResult {
    let notebook = run.notebook
    let folder = NoteFolder(ofNote: request.note.path)
    return WorkerResult(
      pages: Pages(
        entry: IndexWriter.Entry(notebook, link: "\(request.note.outputStem).html"),
        html: HTMLWriter(
          plots: request.plotsAsTextAlone ? .text : .graphic, glyphs: glyphs,
          place: SeriesPlace(of: notebook.document, request.note),
          imageData: { folder.dataURL($0) }
        ).page(notebook),
        markdown: MarkdownWriter(glyphs: glyphs).text(of: notebook)),
      diagnostics: notebook.diagnostics.map(\.text),
      blockTable: run.blockTable(of: request.note.path, glyphs),
      status: ExitStatus(run.status).rawValue)
  }

  private var glyphs: Glyphs { request.asciiPlots ? .ascii : .unicode }

  /// The outputs in the written Markdown that somebody changed by hand. What was written can be
  /// read again, so a fault in it is such a change too.
  private func handEdits() -> [Diagnostic] {
    guard let path = request.writtenMarkdown, FileKind(path) == .file,
      let text = try? readText(path), text.utf8.holds("<!-- unroll:out ")
    else { return [] }
    do throws(Diagnostic) {
      return handEditedOutputs(in: try MarkdownReader().read(path: path, source: text))
    } catch {
      return [error]
    }
  }
}

extension String.UTF8View {
  /// Whether `words` stand somewhere in the text.
  fileprivate func holds(_ words: String) -> Bool {
    guard let first = words.utf8.first else { return true }
    var rest = self[...]
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: words.utf8) { return true }
      rest = rest[rest.index(after: start)...]
    }
    return false
  }
}
