import Diagnostics
import Dialect

/// A note's listing with what is known of its values: what rules look at.
struct Listing {
  let source: SourceFragment
  let statements: [Statement]
  let bodies: [Body]
  /// All expressions of the listing, inner before outer.
  let expressions: [Expression]
  /// All calls of the listing, inner before outer.
  let calls: [Call]
  let note: NoteFacts
  let imports: Imports
  /// The bodies of all listings of the note.
  let whole: [Body]
  /// The names that neither this listing nor one before it binds.
  let missing: [NameUses.Read]
  private let values: [SourceRange: Value]
  /// The blocks of the listing that run without gradients.
  private let gradientFree: [SourceRange]

  init(
    _ program: Program, note: NoteFacts, imports: Imports, values: [SourceRange: Value],
    whole: [Body], missing: [NameUses.Read]
  ) {
    source = program.source
    statements = program.body
    bodies = Body.all(in: program.body)
    expressions = bodies.flatMap { $0.statements.deep.flatMap { $0.expressions.flatMap(\.all) } }
    calls = expressions.compactMap { Call($0) }
    self.note = note
    self.imports = imports
    self.values = values
    self.whole = whole
    self.missing = missing
    gradientFree = bodies.flatMap { body in
      body.statements.deep.filter { $0.isGradientFree(imports) }.map(\.range)
    }
  }

  /// What is known of an expression.
  func value(_ expression: Expression) -> Value? { value(at: expression.range) }

  func value(at range: SourceRange) -> Value? { values[range] }

  func tensor(_ expression: Expression) -> TensorFacts? {
    guard case .tensor(let facts) = value(expression) else { return nil }
    return facts
  }

  /// Whether a place stands in a `with torch.no_grad():` block.
  func isWithoutGradient(_ range: SourceRange) -> Bool {
    gradientFree.contains { $0.start <= range.start && range.end <= $0.end }
  }

  /// The words of a place, on one line.
  func text(_ range: SourceRange) -> String {
    guard let line = source.line(range.start.line) else { return "" }
    let isLong = range.end.line > range.start.line
    let end = isLong ? line.count : range.end.column - 1
    return String(line.prefix(end).dropFirst(range.start.column - 1)) + (isLong ? " …" : "")
  }

  func diagnostic(_ finding: Finding) -> Diagnostic {
    Diagnostic(
      finding.severity, in: source, at: finding.range, message: finding.message,
      why: finding.why, fix: finding.fix)
  }
}

extension Statement {
  /// Whether this is a `with` that turns gradients off.
  fileprivate func isGradientFree(_ imports: Imports) -> Bool {
    guard case .with(let items, _) = kind else { return false }
    return items.contains { item in
      Call(item.context).map { imports.turnsGradientsOff($0.callee) } ?? false
    }
  }
}

extension Imports {
  /// Whether this is `torch.no_grad` or `torch.inference_mode`.
  func turnsGradientsOff(_ expression: Expression) -> Bool {
    ["torch.no_grad", "torch.inference_mode", "torch.autograd.no_grad"]
      .contains(qualified(expression) ?? "")
  }
}
