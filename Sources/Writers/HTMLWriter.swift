import Documents
import Plots

/// Writes a notebook as HTML: a whole page, or the bare HTML of its Markdown.
///
/// A page is one file that needs no other: styles inside, no script, formulas as MathML, plots as
/// SVG, the note's own images inside. Only images of other sites stay where they are.
package struct HTMLWriter: Sendable {
  package enum PlotForm: Hashable, Sendable {
    /// SVG, with the text plot one click away.
    case graphic
    /// The text plot alone.
    case text
  }

  private let plots: PlotForm
  private let glyphs: Glyphs
  private let place: SeriesPlace?
  private let imageData: @Sendable (String) -> String?

  /// - Parameters:
  ///   - glyphs: The characters that text plots are drawn with.
  ///   - place: Where the note stands in its series.
  ///   - imageData: The `data:` URL of an image that the note names by a relative path; none
  ///     leaves the path as it is.
  package init(
    plots: PlotForm = .graphic, glyphs: Glyphs = .unicode, place: SeriesPlace? = nil,
    imageData: @escaping @Sendable (String) -> String? = { _ in nil }
  ) {
    self.plots = plots
    self.glyphs = glyphs
    self.place = place
    self.imageData = imageData
  }

  /// The notebook as one page, written so that the same notebook gives the same bytes.
  ///
  /// The page keeps no script: raw HTML passes through ``RawHTMLFilter``, links keep only harmless
  /// schemes, and a content security policy forbids what both would miss.
  package func page(_ notebook: Notebook) -> String {
    var renderer = HTMLRenderer(
      notebook, mode: .page, plots: plots, glyphs: glyphs, imageData: imageData)
    let title = NoteTitle(notebook.document)
    var shell = PageShell(notebook.document, title: title)
    shell.ownStyle =
      SymbolKey.style(
        lines: notebook.symbolKeys.values.map(\.entries.count).max() ?? 0)
      + notebook.exerciseStyle
    var blocks = notebook.document.blocks[...]
    if title.isFirstHeading { blocks = blocks.drop { !$0.isHeading }.dropFirst() }
    let head = renderer.pageHead(title, frontMatter: notebook.document.frontMatter)
    renderer.body(Array(blocks))
    let body = renderer.html.text + (place.map(renderer.navigation) ?? "")
    return shell.html(head: head, body: body, contents: renderer.contents)
  }

  /// The HTML of the note's Markdown alone, as the GFM specification and cmark-gfm write it.
  ///
  /// Raw HTML passes unchanged: the result is for places that filter it themselves.
  ///
  /// - Parameter filteringTags: Applies GFM's tag filter extension to raw HTML.
  package func fragment(_ document: Document, filteringTags: Bool = false) -> String {
    let notebook = Notebook(document: document)
    var renderer = HTMLRenderer(
      notebook, mode: .fragment(filteringTags: filteringTags), plots: plots, glyphs: glyphs)
    renderer.blocks(document.blocks)
    renderer.footnotes()
    return renderer.html.text
  }
}
