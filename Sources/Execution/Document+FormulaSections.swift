import Documents
import Formulas

extension Document {
  /// The note's formulas, cut at its headings.
  var formulaSections: [FormulaSection] {
    var sections = [FormulaSection()]
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    func add(_ math: Math) {
      var statement = FormulaSection.Statement(math)
      statement.isCondition = math.isDisplay && math.introduction(lines).isCondition
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
      case .blockQuote, .callout, .list, .cell, .html, .thematicBreak, .writtenOutput: break
      }
    }
    return sections
  }
}

extension Math {
  /// The last sentence before the formula, on its own line or the one above.
  fileprivate func introduction(_ lines: [Substring]) -> Substring {
    let start = source.location(.start)
    guard lines.indices.contains(start.line - 1) else { return "" }
    let marks: Set<Character> = ["$", " ", "\t", "\\", "[", ">"]
    let line = lines[start.line - 1].prefix(start.column - 1)
    let above = lines[..<(start.line - 1)].suffix(3).last { !$0.allSatisfy(marks.contains) } ?? ""
    let text = line.allSatisfy(marks.contains) ? above : line
    return text.split { ".。".contains($0) }.last ?? ""
  }
}

extension Substring {
  /// Whether the words begin a condition, or speak of what is wanted or assumed.
  fileprivate var isCondition: Bool {
    let text = " " + lowercased()
    return Self.conditions.contains { text.contains($0) }
  }

  private static let conditions = [
    " if ", " when", " where ", " assum", " suppos", " unless", " as long as", " requir",
    " condition", " provided", " should", " must", " want", " need", " let ", " until", " while ",
    " case", " wrong", " false", " not ", " define", "若", "如果", "当", "假设", "要求", "条件", "只要",
    "是否", "需要", "希望", "定义", "不", "错",
  ]
}

/// What a note knows of its symbols.
struct NoteSymbols {
  /// As LaTeX, those that equations use at the present step or that the text speaks of.
  var used: Set<String> = []
  /// The names of those that equations define.
  var defined: Set<String> = []

  init(_ sections: [FormulaSection] = []) {
    for section in sections {
      for statement in section.statements {
        used.formUnion(statement.formula.timedSymbols(isPresent: true))
        defined.formUnion(statement.formula.definedSymbols)
      }
      for statement in section.inline {
        used.formUnion(statement.formula.timedSymbols(isPresent: false))
        defined.formUnion(statement.formula.definedSymbols)
      }
    }
  }
}
