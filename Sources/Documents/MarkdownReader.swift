import CCmarkGFM
import CMarkMath
import Diagnostics
import Synchronization

/// Reads Markdown with libcmark-gfm. This file alone knows that library's types.
package struct MarkdownReader: Sendable {
  package var options: ReaderOptions
  /// What is hidden beside stars in the text at hand.
  private var marks: EmphasisMarks?

  package init(options: ReaderOptions = .note) {
    self.options = options
  }

  /// Reads the bytes of a file; they must be UTF-8.
  package func read(path: String, bytes: [UInt8]) throws(Diagnostic) -> Document {
    try read(path: path, source: decoded(path: path, bytes: bytes))
  }

  /// Reads no more of a file than what stands at its head.
  package func readFrontMatter(path: String, bytes: [UInt8]) throws(Diagnostic) -> FrontMatter {
    let text = SourceText(try decoded(path: path, bytes: bytes))
    do throws(DocumentError) {
      return try FrontMatterReader(text: text).read()
    } catch {
      throw Diagnostic(error, path: path, text: text)
    }
  }

  private func decoded(path: String, bytes: [UInt8]) throws(Diagnostic) -> String {
    do throws(DocumentError) {
      return try decodeUTF8(bytes)
    } catch {
      throw Diagnostic(error, path: path, text: SourceText(""))
    }
  }

  /// Reads a text. Line ends become `\n`, and a byte order mark at the head is dropped.
  package func read(path: String, source: String) throws(Diagnostic) -> Document {
    let text = SourceText(source)
    do throws(DocumentError) {
      let head = options.cells ? try FrontMatterReader(text: text).read() : FrontMatter()
      var source = text.source(blankingLines: head.lineCount)
      if options.cells { source = DivisionMarks.hiding(source) }
      var reader = self
      if options.cells, language(head.lang, of: text.source).isHan,
        let marks = EmphasisMarks(hidingIn: source)
      {
        source = marks.hidden
        reader.marks = marks
      }
      let tree = try reader.markdownTree(source)
      var builder = DocumentBuilder(path: path, text: text, options: options)
      return try builder.document(tree, frontMatter: head)
    } catch {
      throw Diagnostic(error, path: path, text: text)
    }
  }
}

/// libcmark-gfm keeps the characters that extensions ask for in a table of the whole process, which
/// each parse changes: one parse at a time.
private let parsing = Mutex(Void())

extension MarkdownReader {
  private func markdownTree(_ source: String) throws(DocumentError) -> MarkdownNode {
    var bytes = Array(source.utf8)
    if options.math {
      bytes.withUnsafeMutableBytes { buffer in
        cmark_math_mark(buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
      }
    }
    // A lock's closure cannot throw a typed error through, so the outcome is carried as a value.
    let outcome: Result<MarkdownNode, DocumentError> = parsing.withLock { _ in
      do throws(DocumentError) {
        return .success(try parse(bytes))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private func parse(_ bytes: [UInt8]) throws(DocumentError) -> MarkdownNode {
    cmark_gfm_core_extensions_ensure_registered()
    let footnotes = options.extensions.contains(.footnotes) ? CMARK_OPT_FOOTNOTES : 0
    let parser = cmark_parser_new(CMARK_OPT_SOURCEPOS | footnotes)
    let math = options.math ? cmark_math_new() : nil
    defer {
      cmark_parser_free(parser)
      if let math { cmark_math_release(math) }
    }
    // Math comes first: the table extension hides later ones from the lines of a paragraph.
    if let math { cmark_parser_attach_syntax_extension(parser, math) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let known = ReaderOptions.Extension(rawValue: name), options.extensions.contains(known)
      else { continue }
      cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
    }
    bytes.withUnsafeBytes { buffer in
      cmark_parser_feed(
        parser, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count)
    }
    guard let root = cmark_parser_finish(parser) else {
      return MarkdownNode(kind: .document, line: 1, column: 1, endLine: 1)
    }
    defer { cmark_node_free(root) }
    return try node(root, depth: 0)
  }
}

/// How deep blocks and inlines may stand in each other. Real notes stay below ten.
private let greatestDepth = 100

extension MarkdownReader {
  private func node(_ node: OpaquePointer, depth: Int) throws(DocumentError) -> MarkdownNode {
    var result = MarkdownNode(
      kind: kind(of: node), line: Int(cmark_node_get_start_line(node)),
      column: Int(cmark_node_get_start_column(node)), endLine: Int(cmark_node_get_end_line(node)))
    guard depth <= greatestDepth else {
      throw .tooDeep(limit: greatestDepth, line: max(1, result.line))
    }
    switch result.kind {
    case .paragraph, .heading, .tableCell:
      var length = 0
      let content = cmark_math_content(node, &length)
      result.content = shown(Array(UnsafeRawBufferPointer(start: content, count: length)))
      let bar = UInt8(CMARK_MATH_BAR_MARK)
      if case .tableCell = result.kind {
        result.barsInFormulas = result.content.count { $0 == bar }
      }
    default: break
    }
    var child = cmark_node_first_child(node)
    while let next = child {
      result.children.append(try self.node(next, depth: depth + 1))
      child = cmark_node_next(next)
    }
    return result
  }

  private func kind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_DOCUMENT: return .document
    case CMARK_NODE_BLOCK_QUOTE: return .blockQuote
    case CMARK_NODE_PARAGRAPH: return .paragraph
    case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
    case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
    case CMARK_NODE_LIST: return list(node)
    case CMARK_NODE_ITEM: return .item(task(node))
    case CMARK_NODE_CODE_BLOCK: return codeBlock(node)
    case CMARK_NODE_HTML_BLOCK: return .html(literal(node))
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return .footnoteDefinition(label: footnoteLabel(node))
    default: return inlineKind(of: node)
    }
  }

  private func inlineKind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT: return .text(literal(node))
    case CMARK_NODE_CODE: return code(node)
    case CMARK_NODE_HTML_INLINE: return .inlineHTML(literal(node))
    case CMARK_NODE_SOFTBREAK: return .softBreak
    case CMARK_NODE_LINEBREAK: return .lineBreak
    case CMARK_NODE_EMPH: return .emphasis
    case CMARK_NODE_STRONG: return .strong
    case CMARK_NODE_FOOTNOTE_REFERENCE: return .footnoteReference(literal(node))
    case CMARK_NODE_LINK:
      return .link(
        destination: unescaped(cmark_node_get_url(node)),
        title: unescaped(cmark_node_get_title(node)))
    case CMARK_NODE_IMAGE:
      return .image(
        destination: unescaped(cmark_node_get_url(node)),
        title: unescaped(cmark_node_get_title(node)))
    default: return extensionKind(of: node)
    }
  }

  /// The types that extensions register are global variables of C; their names are constants.
  private func extensionKind(of node: OpaquePointer) -> MarkdownNode.Kind {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table": return .table(alignments(node))
    case "table_row", "table_header": return .tableRow
    case "table_cell": return .tableCell
    case "strikethrough": return .strikethrough
    default: return .text(literal(node))
    }
  }

  private func list(_ node: OpaquePointer) -> MarkdownNode.Kind {
    let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
    let marker: List.Marker =
      isOrdered ? .ordered(start: Int(cmark_node_get_list_start(node))) : .bullet
    return .list(marker, isTight: cmark_node_get_list_tight(node) != 0)
  }

  private func task(_ node: OpaquePointer) -> List.Task? {
    guard String(cString: cmark_node_get_type_string(node)) == "tasklist" else { return nil }
    return cmark_gfm_extensions_get_tasklist_item_checked(node) ? .done : .open
  }

  private func codeBlock(_ node: OpaquePointer) -> MarkdownNode.Kind {
    if cmark_math_is_math(node) != 0 {
      let literal = unmarked(cmark_node_get_literal(node))
      return .displayMath(
        literal: literal, literal.utf8.first == UInt8(ascii: "$") ? .dollars : .brackets)
    }
    var length: Int32 = 0
    var offset: Int32 = 0
    var character: CChar = 0
    let isFenced = cmark_node_get_fenced(node, &length, &offset, &character) != 0
    return .code(
      info: unescaped(cmark_node_get_fence_info(node)), literal: literal(node), isFenced: isFenced)
  }

  private func code(_ node: OpaquePointer) -> MarkdownNode.Kind {
    guard cmark_math_is_math(node) != 0 else { return .inlineCode(literal(node)) }
    let delimiter: Math.Delimiter =
      switch Int(cmark_math_delimiter(node)) {
      case CMARK_MATH_DOLLARS: .dollars
      case CMARK_MATH_PARENTHESES: .parentheses
      case CMARK_MATH_BRACKETS: .brackets
      default: .dollar
      }
    return .math(literal: literal(node), delimiter, offset: Int(cmark_math_offset(node)))
  }

  private func footnoteLabel(_ node: OpaquePointer) -> String {
    var length = 0
    let label = cmark_math_footnote_label(node, &length)
    return shown(
      String(decoding: UnsafeRawBufferPointer(start: label, count: length), as: UTF8.self))
  }

  private func alignments(_ node: OpaquePointer) -> [Table.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    let letters = cmark_gfm_extensions_get_table_alignments(node)
    return (0..<count).map { column in
      switch letters?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
  }

  private func literal(_ node: OpaquePointer) -> String {
    unmarked(cmark_node_get_literal(node))
  }

  private func shown(_ text: String) -> String {
    marks?.showing(text) ?? text
  }

  private func shown(_ bytes: [UInt8]) -> [UInt8] {
    marks.map { Array($0.showing(String(decoding: bytes, as: UTF8.self)).utf8) } ?? bytes
  }

  /// A text in which the marks of formulas are again the characters that the user wrote.
  private func unmarked(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    let string = shown(String(cString: text))
    guard options.math, string.utf8.contains(where: { (1...3).contains($0) }) else { return string }
    let characters = string.utf8.map { byte in
      (1...3).contains(byte) ? markedCharacters[Int(byte) - 1] : byte
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// As `unmarked`, for texts in which cmark has already taken the backslashes away, but left those
  /// before the mark of a bracket.
  private func unescaped(_ text: UnsafePointer<CChar>?) -> String {
    guard let text else { return "" }
    let string = shown(String(cString: text))
    guard options.math, string.utf8.contains(where: { (1...3).contains($0) }) else { return string }
    return string.replacing("\\\u{1}", with: "[").replacing("\\\u{2}", with: "(")
      .replacing("\u{3}", with: "|")
  }
}

/// What the marks 1, 2 and 3 stand for.
private let markedCharacters = Array("[(|".utf8)
