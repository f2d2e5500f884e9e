import Diagnostics
import Documents
import Formulas

/// The equations of a note, found by their label or by a heading that they stand under, and the
/// text that stands with them.
struct FormulaIndex {
  private enum Statement {
    case display(SourceFragment)
    /// A line of a fence.
    case plain(Formula)
  }

  /// Labels and headings in the order of the note.
  private(set) var names: [String] = []
  private var statements: [String: [Statement]] = [:]
  private var proseBelow: [String: [ProseLine]] = [:]
  /// The text between one heading and the next.
  private var sections: [[ProseLine]] = [[]]
  private var sectionOfLabel: [String: Int] = [:]
  /// Equations, and formulas within sentences, below each heading.
  private var statementsBelow: [String: [Statement]] = [:]

  init(_ document: Document) {
    var headings: [(level: Int, title: String)] = []
    document.walk { block in
      let titles = headings.map(\.title)
      switch block.kind {
      case .heading(let heading):
        headings.removeAll { $0.level >= heading.level }
        headings.append((heading.level, heading.content.plainText))
        sections.append([])
      case .math(let math): add(math, below: titles)
      case .paragraph(let inlines):
        for math in inlines.formulas { add(math, below: titles) }
        add(block.prose, below: titles)
      case .table: add(block.prose, below: titles)
      case .code:
        add(document.prose(of: block), below: titles)
        for formula in document.fencedEquations(in: block) {
          for title in titles { statementsBelow[title, default: []].append(.plain(formula)) }
          add(.plain(formula), titles)
        }
      case .blockQuote, .callout, .list, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
  }

  /// The formulas of a label or a heading, in the order of the note.
  subscript(name: String) -> [Formula]? {
    statements[name]?.map(Self.formula)
  }

  /// All formulas below a heading, those within sentences too, in the order of the note.
  func statements(below heading: String) -> [Formula]? {
    statementsBelow[heading]?.map(Self.formula)
  }

  private static func formula(_ statement: Statement) -> Formula {
    switch statement {
    case .display(let source): Formula.parse(source)
    case .plain(let formula): formula
    }
  }

  /// The text below a heading, or in the section of a labelled formula.
  func prose(_ name: String) -> [ProseLine] {
    sectionOfLabel[name].map { sections[$0] } ?? proseBelow[name] ?? []
  }

  private mutating func add(_ math: Math, below headings: [String]) {
    for title in headings { statementsBelow[title, default: []].append(.display(math.source)) }
    guard math.isDisplay else { return }
    for label in math.labels where sectionOfLabel[label] == nil {
      sectionOfLabel[label] = sections.count - 1
    }
    add(.display(math.source), math.labels + headings)
  }

  private mutating func add(_ statement: Statement, _ names: [String]) {
    for name in names {
      if statements[name] == nil { self.names.append(name) }
      statements[name, default: []].append(statement)
    }
  }

  private mutating func add(_ lines: [ProseLine], below headings: [String]) {
    sections[sections.count - 1] += lines
    for title in headings { proseBelow[title, default: []] += lines }
  }
}
