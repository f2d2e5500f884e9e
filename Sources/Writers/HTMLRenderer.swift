import Diagnostics
import Documents
import Plots

/// One walk over a notebook, writing HTML as it goes.
///
/// Each construct stands in its own extension. In fragment mode the bytes are those of cmark-gfm;
/// page mode adds what a page needs: ids, highlighting, outputs, and safety of raw HTML.
struct HTMLRenderer {
  enum Mode: Hashable { case page, fragment(filteringTags: Bool) }

  let notebook: Notebook
  let mode: Mode
  let plots: HTMLWriter.PlotForm
  let glyphs: Glyphs
  let imageData: (String) -> String?
  let words: PageWords
  let labels: PageLabels
  /// What the page says of its formulas and its text, by the line in which it begins.
  let remarks: [Int: [Diagnostic]]
  var html = HTMLBuffer()
  var anchors: Anchors
  var contents: [ContentsEntry] = []
  var rawHTML = RawHTMLFilter()
  /// How many containers are open around the current place.
  var depth = 0
  var plotCount = 0

  /// Deeper containers than this are left out, so that no note can overflow the stack.
  static let deepest = 200

  init(
    _ notebook: Notebook, mode: Mode, plots: HTMLWriter.PlotForm, glyphs: Glyphs,
    imageData: @escaping (String) -> String? = { _ in nil }
  ) {
    self.notebook = notebook
    self.mode = mode
    self.plots = plots
    self.glyphs = glyphs
    self.imageData = imageData
    words = mode == .page ? PageWords(language: notebook.document.language) : .english
    labels = PageLabels(mode == .page ? notebook.document.labelTargets : [:], words)
    remarks =
      mode == .page
      ? Dictionary(grouping: notebook.remarks) { $0.range?.start.line ?? 0 } : [:]
    anchors = Anchors()
    if mode == .page { anchors.claim(labelsOf: notebook.document) }
  }

  var isPage: Bool { mode == .page }

  /// Writes a container's content; raw HTML that it opens is closed with it.
  mutating func container(_ content: (inout HTMLRenderer) -> Void) {
    guard depth < Self.deepest else { return html.append(escaping: words.tooDeep) }
    depth += 1
    rawHTML.enter()
    content(&self)
    html.append(rawHTML.leave())
    depth -= 1
  }
}
