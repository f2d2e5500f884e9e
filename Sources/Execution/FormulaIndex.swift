import Diagnostics
import Documents

/// The display formulas of a note, found by their label or by a heading that they stand under.
struct FormulaIndex {
  /// Labels and headings in the order of the note.
  private(set) var names: [String] = []
  private var formulas: [String: [SourceFragment]] = [:]

  init(_ document: Document) {
    var headings: [(level: Int, title: String)] = []
    document.walk { block in
      switch block.kind {
      case .heading(let level, let inlines):
        headings.removeAll { $0.level >= level }
        headings.append((level, inlines.plainText))
      case .math(let math): add(math, below: headings.map(\.title))
      case .paragraph(let inlines):
        for math in inlines.formulas where math.isDisplay {
          add(math, below: headings.map(\.title))
        }
      case .blockQuote, .list, .code, .cell, .html, .thematicBreak, .table, .writtenOutput: break
      }
    }
  }

  subscript(name: String) -> [SourceFragment]? { formulas[name] }

  private mutating func add(_ math: Math, below headings: [String]) {
    for name in [math.label].compactMap({ $0 }) + headings {
      if formulas[name] == nil { names.append(name) }
      formulas[name, default: []].append(math.source)
    }
  }
}
