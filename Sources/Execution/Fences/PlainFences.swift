import Diagnostics
import Dialect
import Documents
import Interpreter
import Library
import Lint

/// Runs a note's plain fences as they were found: with the usual imports that they leave out, and
/// without stopping the note where one of them is no program.
final class PlainFences {
  let plan: NotePlan
  let session: Session
  private let frontMatter: FrontMatter
  private let prelude: Prelude
  private let demo: DemoValues?
  private var standIns = StandIns()
  /// What fences bind that did not run, or not to their end.
  private(set) var lost: Set<String> = []
  /// Classes whose try waits for a name that a fence further down defines.
  var postponed: [(trial: NotePlan.ClassTrial, fence: NotePlan.Fence, missing: String)] = []
  /// What was told already: once a note is enough.
  private var told: Set<String> = []

  /// - Parameter suppliesDemo: Whether values that fences leave out are supplied.
  init(_ cells: [Cell], session: Session, frontMatter: FrontMatter, suppliesDemo: Bool) {
    self.session = session
    self.frontMatter = frontMatter
    let prelude = Prelude(modules: Set(session.context.moduleNames))
    self.prelude = prelude
    demo = suppliesDemo ? DemoValues(session) : nil
    let builtins = Set(session.context.builtins.keys)
    let parameters = Set(session.namespace.names)
    let suppliesImports = frontMatter.suppliesImports
    plan = NotePlan(
      cells,
      isKnown: { name in
        builtins.contains(name) || parameters.contains(name)
          || (suppliesImports && prelude[name] != nil)
          || (suppliesDemo && DemoValues.knows(name))
      }, hasModule: session.hasModule)
  }

  /// Runs a fence.
  ///
  /// - Parameter show: Takes what stands below the fence besides its own outputs.
  func run(_ cell: Cell, _ options: CellOptions, show: (Output) -> Void) -> CellResult {
    var result = CellResult(cell)
    guard let fence = plan.fence(of: cell) else { return result }
    if let missing = fence.missing, case .framework = missing {
      notRun(fence, &result, missing)
      return result
    }
    guard let program = fence.code.program, let uses = fence.uses else {
      refuse(fence, &result)
      return result
    }
    defer { if result.report.outcome.isIncomplete { lost.formUnion(uses.bound) } }
    result.diagnostics += fence.code.remarks
    supplyImports(uses, fence, &result)
    if case .failed = result.report.outcome { return result }
    if let demo, uses.modules.allSatisfy({ session.hasModule($0.path) }) {
      supplyDemo(demo, uses, fence, show)
    }
    if let missing = MissingPart(of: uses, isKnown: isBound, hasModule: session.hasModule) {
      notRun(fence, &result, missing)
      return result
    }
    let standIn = standIns.enter(uses)
    do throws(SessionFault) {
      try session.run(program, bindsCommands: false, showsResult: true)
    } catch {
      if error.end == nil, let name = lostName(error.diagnostic) {
        tell(name, isLost: error.diagnostic, &result)
      } else if error.end == nil, let standIn {
        tell(standIn, doesNotFit: error.diagnostic, &result)
      } else {
        fail(error, fence, options, show, &result)
      }
      return result
    }
    if options.exercise ?? frontMatter.exercisesClasses { exercise(fence, show, &result) }
    return result
  }
}

extension PlainFences {
  /// A fence that holds no Python is shown; where its language says Python, that is told.
  private func refuse(_ fence: NotePlan.Fence, _ result: inout CellResult) {
    result.isListing = true
    guard let fault = fence.code.fault else { return }
    if fence.code.isOutput {
      tellOutput(fence, &result)
      return
    }
    result.report.outcome = .shownOnly(reason: "\(fault.typeName): \(fault.message)")
    guard !fence.cell.info.isEmpty else { return }
    var diagnostic = fault.diagnostic(in: fence.code.source)
    diagnostic.severity = .warning
    diagnostic.why = "the fence is shown and not run"
    result.diagnostics.append(diagnostic)
  }

  /// A fence of pasted output is shown; where its language says Python, that is told.
  private func tellOutput(_ fence: NotePlan.Fence, _ result: inout CellResult) {
    result.isListing = true
    result.report.outcome = .shownOnly(reason: "pasted output")
    guard !fence.cell.info.isEmpty else { return }
    let start = SourceRange(at: .start)
    result.diagnostics.append(
      Diagnostic(
        .note, in: fence.code.source, at: start,
        message: "this fence holds what code printed: it is shown and not run",
        fix: "write ```text above it"))
  }

  /// Binds the usual imports that the fence uses and nothing above it has bound.
  private func supplyImports(
    _ uses: NameUses, _ fence: NotePlan.Fence, _ result: inout CellResult
  ) {
    for read in uses.unbound where !isBound(read.name) {
      guard let entry = prelude[read.name] else { continue }
      let later = plan.lineBinding(read.name, behind: fence.cell)
      if !(read.isDeferred && later != nil) { tell(entry, read, later, fence, &result) }
      if frontMatter.suppliesImports {
        session.bind(entry)
      } else if !read.isDeferred {
        result.isListing = true
        result.report.outcome = .failed(reason: "\(read.name) is never imported")
      }
    }
  }

  private func tell(
    _ entry: Prelude.Entry, _ read: NameUses.Read, _ later: Int?, _ fence: NotePlan.Fence,
    _ result: inout CellResult
  ) {
    guard told.insert(entry.name).inserted else { return }
    let when: DiagnosticWords.Pair =
      later.map {
        ("is used here but imported only in line \($0) or below", "在这里用到，却在第\($0)行以后才导入")
      } ?? ("is used here but never imported", "在这里用到，却没有导入")
    result.shownDiagnostics.append(
      Diagnostic(
        frontMatter.suppliesImports ? .warning : .error, in: fence.code.source, at: read.range,
        words: DiagnosticWords(
          ("\(entry.name) \(when.english)", "`\(entry.name)`\(when.chinese)"),
          fix: ("write \(entry.line) before it", "请在前面写`\(entry.line)`"))))
  }

  func isBound(_ name: String) -> Bool {
    session.namespace[name] != nil || session.context.builtins[name] != nil
  }

  /// Binds demonstration values for the names that the fence reads and nothing defines.
  private func supplyDemo(
    _ demo: DemoValues, _ uses: NameUses, _ fence: NotePlan.Fence, _ show: (Output) -> Void
  ) {
    for name in uses.unbound.map(\.name) where !isBound(name) {
      let supplied = session.quietly {
        demo.bind(name, classes: classes(to: fence), with: uses.attributes(of: name))
      }
      guard let words = supplied else { continue }
      if DemoValues.isGuess(name) { standIns.supply(name, words) }
      show(
        .warning(
          Diagnostic(
            .note,
            words: DiagnosticWords(
              (
                "supplied for demonstration: \(name), \(words)", "为了演示补上了`\(name)`：`\(words)`"
              ), why: ("the note does not define \(name)", "笔记里没有定义`\(name)`")))))
    }
  }

  private func notRun(
    _ fence: NotePlan.Fence, _ result: inout CellResult, _ missing: MissingPart
  ) {
    if fence.code.isOutput {
      tellOutput(fence, &result)
      return
    }
    if case .module = missing { runImports(of: fence) }
    result.isListing = true
    result.report.outcome = .shownOnly(reason: missing.message)
    guard told.insert(missing.message).inserted else { return }
    result.diagnostics.append(
      missing.diagnostic(in: fence.code.source, session.context))
  }

  /// Makes the imports of a fence that does not run: fences below need them.
  private func runImports(of fence: NotePlan.Fence) {
    for program in fence.code.program?.imports(session.hasModule) ?? [] {
      do throws(SessionFault) {
        try session.run(program, bindsCommands: false, showsResult: false)
      } catch {
        // A name that its module has not stays unknown, and is told where it is used.
      }
    }
  }

  /// A fence that fails with a value which only stands in for the note's is shown, with the reason.
  private func tell(
    _ standIn: StandIns.Entry, doesNotFit fault: Diagnostic, _ result: inout CellResult
  ) {
    shownOnly(
      standIn.name, fault,
      why: "what stands in for \(standIn.name) does not fit here: \(standIn.words)", &result)
  }

  /// The name that a function misses where a fence above was to bind it and did not.
  private func lostName(_ fault: Diagnostic) -> String? {
    lost.sorted().first { session.namespace[$0] == nil && fault.misses($0) }
  }

  private func tell(_ name: String, isLost fault: Diagnostic, _ result: inout CellResult) {
    shownOnly(name, fault, why: "the fence above that defines \(name) did not run", &result)
  }

  /// A fence that ran into a name which the note leaves out, and not into a mistake of its own.
  private func shownOnly(
    _ name: String, _ fault: Diagnostic, why: String, _ result: inout CellResult
  ) {
    result.isListing = true
    result.report.outcome = .shownOnly(reason: MissingPart.message(name: name))
    var told = fault
    told.severity = .warning
    (told.why, told.fix) = (why, "define \(name) in a fence above")
    result.diagnostics.append(told)
  }

  private func fail(
    _ fault: SessionFault, _ fence: NotePlan.Fence, _ options: CellOptions,
    _ show: (Output) -> Void, _ result: inout CellResult
  ) {
    show(.failure(fault.diagnostic))
    result.report.outcome = .failed(reason: fault.diagnostic.message)
    result.end = fault.end
    if fault.end != nil || !(options.error ?? false) {
      result.diagnostics.append(fault.diagnostic)
    }
  }

  /// The classes that the note defines up to a fence.
  func classes(to fence: NotePlan.Fence) -> [String] {
    plan.fences.prefix { $0.cell.index <= fence.cell.index }
      .flatMap { $0.uses?.classes.map(\.name) ?? [] }
  }
}

extension Diagnostic {
  /// Whether it tells that a name is not defined.
  func misses(_ name: String) -> Bool {
    message.hasPrefix("NameError: \(MissingPart.message(name: name))")
  }
}
