import Diagnostics
import Documents
import Execution
import FoundationEssentials
import Writers

/// One note from its file to its pages: read, run, write.
struct NotePipeline {
  let request: WorkerRequest

  func result(onMessage: @escaping (WorkerMessage) -> Void) -> WorkerResult {
    let path = request.note.path
    let document: Document
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
    let execution = Execution(
      document: document, runsPlainPython: request.runsPlainPython,
      parameters: parsedParameters(request.parameters), files: NoteFolder(ofNote: path).read,
      clock: seconds)
    return pages(execution.run { event in WorkerMessage(event).map(onMessage) })
  }

  private func pages(_ run: ExecutionResult) -> WorkerResult {
    let notebook = run.notebook
    let folder = NoteFolder(ofNote: request.note.path)
    return WorkerResult(
      pages: Pages(
        entry: IndexWriter.Entry(notebook, link: "\(request.note.outputStem).html"),
        html: HTMLWriter(imageData: { folder.dataURL($0) }).page(notebook),
        markdown: MarkdownWriter().text(of: notebook)),
      diagnostics: notebook.diagnostics.map(\.text), status: ExitStatus(run.status).rawValue)
  }

  /// The outputs in the written Markdown that somebody changed by hand.
  private func handEdits() -> [Diagnostic] {
    guard let path = request.writtenMarkdown, FileKind(path) == .file,
      let written = try? readNote(path)
    else { return [] }
    return handEditedOutputs(in: written)
  }
}
