import Diagnostics

/// A formula of a note: read once, then shown as MathML or compiled to a recurrent cell.
///
/// Reading never fails: what is not understood stays in the tree as an error node, is shown as its
/// source, and is told in `diagnostics`.
package struct Formula: Hashable, Sendable {
  package let source: SourceFragment
  package let nodes: [FormulaNode]
  /// What is wrong with the formula, in the order of the places.
  package let diagnostics: [Diagnostic]

  /// Reads LaTeX math without its delimiters.
  ///
  /// - Complexity: Linear in the length of the source.
  package static func parse(_ source: SourceFragment) -> Formula {
    var parser = FormulaParser(source)
    let nodes = parser.formula()
    let faults = parser.faults.sorted { $0.range.start < $1.range.start }
    return Formula(
      source: source, nodes: nodes, diagnostics: faults.map { $0.diagnostic(in: source) })
  }

  /// Reads LaTeX math that stands in no file: `path` is what messages call the place.
  package static func parse(_ latex: String, path: String = "formula") -> Formula {
    parse(SourceFragment(path: path, source: latex))
  }

  /// The name that a `\label{…}` gives, if the formula has one.
  package var label: String? { nodes.lazy.compactMap(\.label).first }
}

extension FormulaNode {
  /// The first `\label` in the node or in the rows of its table.
  fileprivate var label: String? {
    switch kind {
    case .label(let name): name
    case .table(let table):
      table.rows.lazy.flatMap(\.cells).flatMap { $0 }.compactMap(\.label).first
    default: nil
    }
  }
}
