import Documents
import Formulas

extension Document {
  /// The note's formulas, cut at its headings.
  var formulaSections: [FormulaSection] {
    var sections = [FormulaSection()]
    func add(_ math: Math) {
      let statement = FormulaSection.Statement(math)
      if math.isDisplay {
        sections[sections.count - 1].statements.append(statement)
      } else {
        sections[sections.count - 1].inline.append(statement)
      }
    }
    walk { block in
      sections[sections.count - 1].prose += prose(of: block)
      switch block.kind {
      case .heading: sections.append(FormulaSection())
      case .math(let math): add(math)
      case .paragraph(let inlines): inlines.formulas.forEach(add)
      case .table(let table):
        (table.header + table.rows.joined()).flatMap(\.formulas).forEach(add)
      case .code:
        sections[sections.count - 1].statements += fencedEquations(in: block).map {
          FormulaSection.Statement(line: $0)
        }
      case .blockQuote, .list, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
    return sections
  }
}

extension [FormulaSection] {
  /// The symbols, as LaTeX, that equations use at the present step or that the text speaks of.
  var knownSymbols: Set<String> {
    var known: Set<String> = []
    for section in self {
      for statement in section.statements {
        known.formUnion(statement.formula.timedSymbols(isPresent: true))
      }
      for statement in section.inline {
        known.formUnion(statement.formula.timedSymbols(isPresent: false))
      }
    }
    return known
  }
}
