import Diagnostics

/// What a label stands for in its note.
package struct LabelTarget: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case equation = "eq"
    case figure = "fig"
    case table = "tbl"
    case section = "sec"

    /// The kind of thing that a label speaks of: `eq-gru` of an equation.
    package init?(label: String) {
      let prefix = label.prefix { $0 != "-" }
      guard prefix.count < label.count, let kind = Self(rawValue: String(prefix)) else {
        return nil
      }
      self = kind
    }

    /// The kind's name, as an error says it.
    package var name: DiagnosticWords.Pair {
      switch self {
      case .equation: ("equation", "公式")
      case .figure: ("figure", "图")
      case .table: ("table", "表")
      case .section: ("section", "小节")
      }
    }
  }

  package var kind: Kind
  /// Counted from one among the labelled things of its kind.
  package var number: Int
  /// A section's heading.
  package var title: [Inline] = []
}

extension Document {
  /// Each label with its number: equations, figures and tables that have one count in the note's
  /// order, whatever their cells come to show.
  package var labelTargets: [String: LabelTarget] {
    var targets: [String: LabelTarget] = [:]
    var counts: [LabelTarget.Kind: Int] = [:]
    func add(_ labels: [String], _ kind: LabelTarget.Kind, title: [Inline] = []) {
      guard !labels.isEmpty else { return }
      counts[kind, default: 0] += 1
      let target = LabelTarget(kind: kind, number: counts[kind, default: 0], title: title)
      for label in labels { targets[label] = target }
    }
    walk { block in
      switch block.kind {
      case .math(let math): add(math.labels, .equation)
      case .heading(let heading):
        add([heading.label].compactMap(\.self), .section, title: heading.content)
      case .table(let table): add([table.label].compactMap(\.self), .table)
      case .cell(let cell):
        guard let label = cell.options.label, let kind = LabelTarget.Kind(label: label),
          kind == .figure || kind == .table
        else { break }
        add([label], kind)
      default: break
      }
      for math in block.inlines.formulas { add(math.labels, .equation) }
    }
    return targets
  }

  /// The references of the note in order.
  package var references: [Reference] {
    inlines.compactMap { if case .reference(let reference) = $0 { reference } else { nil } }
  }

  /// The inline expressions of the note in order.
  package var expressions: [InlineExpression] {
    inlines.compactMap { if case .expression(let expression) = $0 { expression } else { nil } }
  }

  /// What refers to nothing, each as an error with its place.
  var brokenReferences: [Diagnostic] {
    let targets = labelTargets
    return references.filter { targets[$0.label] == nil }.map { reference in
      let kind = LabelTarget.Kind(label: reference.label)
      let known = targets.keys.filter { LabelTarget.Kind(label: $0) == kind }.sorted()
      let near = nearestName(to: reference.label, among: known)
      let name: DiagnosticWords.Pair = kind?.name ?? ("label", "内容")
      return Diagnostic(
        path: path, range: reference.range,
        words: DiagnosticWords(
          (
            "no \(name.english) of this note is labeled '\(reference.label)'",
            "笔记里没有标签为`\(reference.label)`的\(name.chinese)"
          ),
          fix: near.map { ("write @\($0)", "请写`@\($0)`") } ?? kind?.labelAdvice(reference.label)))
    }
  }
}

extension LabelTarget.Kind {
  /// How something of the kind gets the label.
  fileprivate func labelAdvice(_ label: String) -> DiagnosticWords.Pair {
    switch self {
    case .equation:
      (
        "put {#\(label)} behind the $$ that closes the equation",
        "请在结束公式的`$$`后面写`{#\(label)}`"
      )
    case .figure:
      (
        "give the figure's cell the option '#| label: \(label)'",
        "请给画图的单元加上选项`#| label: \(label)`"
      )
    case .table:
      (
        "give the table's cell the option '#| label: \(label)'",
        "请给表格的单元加上选项`#| label: \(label)`"
      )
    case .section: ("put {#\(label)} behind the heading", "请在标题后面写`{#\(label)}`")
    }
  }
}
