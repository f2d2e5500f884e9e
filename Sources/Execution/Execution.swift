import Diagnostics
import Documents
import Interpreter
import Library

/// A note's run: its cells in order, in one namespace, until one fails.
package struct Execution {
  private let document: Document
  private let runsPlainPython: Bool
  private let parameters: [FrontMatter.Parameter]
  private let files: (String) throws(FileFault) -> [UInt8]
  private let clock: () -> Double
  private let isStrict: Bool
  private let suppliesDemo: Bool
  private let checksListings: Bool
  private let interrupt: Interrupt

  /// - Parameters:
  ///   - runsPlainPython: Whether fences that are only shown otherwise run as well.
  ///   - parameters: Values that replace those of the note's `params`.
  ///   - files: Reads a file of the note's folder.
  ///   - clock: Seconds since any fixed moment, for limits and progress.
  ///   - isStrict: Whether equations that make no network, and faults of listings, fail the note.
  ///   - suppliesDemo: Whether values that plain fences use and never define are supplied.
  ///   - checksListings: Whether to tell what listings get wrong that run all the same.
  ///   - interrupt: What ends the run at the next step of a cell.
  package init(
    document: Document, runsPlainPython: Bool = false, parameters: [FrontMatter.Parameter] = [],
    files: @escaping (String) throws(FileFault) -> [UInt8] = { path throws(FileFault) in
      throw .missing(path: path)
    },
    clock: @escaping () -> Double = { 0 }, isStrict: Bool = false, suppliesDemo: Bool = false,
    checksListings: Bool = false, interrupt: Interrupt = Interrupt()
  ) {
    self.document = document
    self.runsPlainPython = runsPlainPython || document.frontMatter.runsPlainPython
    self.parameters = parameters
    self.files = files
    self.clock = clock
    self.isStrict = isStrict
    self.suppliesDemo = suppliesDemo || document.frontMatter.suppliesDemo
    self.checksListings = checksListings
    self.interrupt = interrupt
  }

  /// Runs the cells on a thread with a stack deep enough for any recursion that is allowed.
  package func run(onEvent: @escaping (RunEvent) -> Void = { _ in }) -> ExecutionResult {
    let cells = runsPlainPython ? document.plainCells : document.cells.filter { $0.kind != .plain }
    var notebook = Notebook(
      document: document, diagnostics: document.warnings + document.formulaFaults)
    readSections(into: &notebook)
    // A page is the same however strictly the note is judged.
    notebook.remarks = document.withWholeLines(notebook.diagnostics).map { remark in
      var told = remark
      told.severity = .warning
      return told
    }
    var reports: [BlockReport] = []
    if checksListings { checkListings(into: &notebook) }
    let status =
      cells.isEmpty && document.expressions.isEmpty
      ? .good : withLargeStack { run(cells, into: &notebook, &reports, on: $0, onEvent) }
    notebook.diagnostics = document.withoutRepeats(document.withWholeLines(notebook.diagnostics))
    let isFaulty = notebook.diagnostics.contains { $0.severity == .error }
    return ExecutionResult(
      notebook: notebook, status: status == .good && isFaulty ? .failed : status,
      blocks: cells.contains { $0.kind == .plain } ? reports : [])
  }

  /// Learns what the equations' symbols are, and what keeps equations from being a network.
  private func readSections(into notebook: inout Notebook) {
    var claims = NoteClaims(in: language)
    let sections = document.formulaSections
    let known = NoteSymbols(sections)
    for section in sections {
      let reading = section.reading(known: known)
      notebook.symbolKeys.merge(reading.keys) { first, _ in first }
      claims.add(reading.networks)
      let failed = claims.faults(of: section.statements)
      notebook.diagnostics += (reading.faults + failed).map(weighed)
    }
    notebook.diagnostics += claims.remarks
  }

  /// Looks for what listings get wrong; a remark stays one.
  private func checkListings(into notebook: inout Notebook) {
    let names = (document.frontMatter.params + parameters).map(\.name)
    let found = withLargeStack { _ in
      document.listingFaults(runsPlainPython: runsPlainPython, names: Set(names))
    }
    notebook.diagnostics += found.map { $0.severity == .note ? $0 : weighed($0) }
  }

  /// A fault as a warning, or as an error where faults fail the note.
  private func weighed(_ fault: Diagnostic) -> Diagnostic {
    var told = fault
    told.severity = isStrict ? .error : .warning
    return told
  }

  private func run(
    _ cells: [Cell], into notebook: inout Notebook, _ reports: inout [BlockReport],
    on stack: Stack, _ onEvent: @escaping (RunEvent) -> Void
  ) -> ExecutionResult.Status {
    var outputs = OutputList()
    let session = Session(note: noteContext, stack: stack, interrupt: interrupt) { event in
      if case .output(let output) = event { outputs.append(output) }
      onEvent(event)
    }
    prepare(session)
    let wanted = cells.filter { cell in
      cell.options.merged(over: document.frontMatter.execute).eval ?? true
    }
    let fences = PlainFences(
      wanted, session: session, frontMatter: document.frontMatter, suppliesDemo: suppliesDemo)
    var expressions = document.expressions[...]
    for (number, cell) in cells.enumerated() {
      let above = expressions.prefix { $0.range.start.line < cell.code.firstLine }
      expressions = expressions.dropFirst(above.count)
      if let end = evaluate(above, in: session, into: &notebook) {
        let line = above.last?.range.start.line ?? cell.code.firstLine
        reports += notRun(cells[number...], end, inLine: line)
        return end
      }
      let options = cell.options.merged(over: document.frontMatter.execute)
      guard options.eval ?? true else { continue }
      onEvent(
        .cell(index: number + 1, count: cells.count, line: cell.code.firstLine))
      outputs = OutputList()
      setLimits(cell, options, in: session)
      let show: (Output) -> Void = { output in
        outputs.append(output)
        // A failure that is not expected is told behind the run.
        if !output.isFailure || options.error ?? false { onEvent(.output(output)) }
      }
      let result =
        switch cell.kind {
        case .notebook where OtherFrameworks(of: cell) != nil, .plain:
          fences.run(cell, options, show: show)
        case .command, .notebook: run(cell, options, in: session, show: show)
        }
      if !result.isListing {
        notebook.outputs[cell.index] = result.shownDiagnostics.map(Output.warning) + outputs.list
      }
      notebook.diagnostics += result.shownDiagnostics + result.diagnostics
      reports.append(result.report)
      if let end = result.end {
        let line = result.diagnostics.last?.range?.start.line ?? cell.code.firstLine
        reports += notRun(cells[(number + 1)...], end, inLine: line)
        return end
      }
    }
    return evaluate(expressions, in: session, into: &notebook) ?? .good
  }

  /// What is told of the cells behind the one that ended the note.
  private func notRun(
    _ cells: ArraySlice<Cell>, _ end: ExecutionResult.Status, inLine line: Int
  ) -> [BlockReport] {
    cells.filter { $0.options.merged(over: document.frontMatter.execute).eval ?? true }.map {
      var report = CellResult($0).report
      report.outcome = .notRun(
        reason: end == .interrupted
          ? "interrupted in line \(line)" : "the note ended in line \(line)")
      return report
    }
  }

  /// Finds the values of inline expressions; one that fails leaves the others be.
  ///
  /// - Returns: How the note ends, where a limit was reached.
  private func evaluate(
    _ expressions: ArraySlice<InlineExpression>, in session: Session, into notebook: inout Notebook
  ) -> ExecutionResult.Status? {
    for expression in expressions {
      session.context.limits = Limits(cell: document.frontMatter.execute)
      do throws(SessionFault) {
        notebook.inlineValues[expression.index] = .text(try session.text(of: expression))
      } catch {
        notebook.inlineValues[expression.index] = .failure(error.diagnostic)
        notebook.diagnostics.append(error.diagnostic)
        if let end = error.end { return end }
      }
    }
    return nil
  }

  private func setLimits(_ cell: Cell, _ options: CellOptions, in session: Session) {
    if let seed = cell.options.seed { session.library.seed(seed) }
    session.context.limits = Limits(cell: options)
  }

  /// Runs a cell whose fault ends the note, unless its options say otherwise.
  private func run(
    _ cell: Cell, _ options: CellOptions, in session: Session, show: (Output) -> Void
  ) -> CellResult {
    var result = CellResult(cell)
    do throws(SessionFault) {
      try session.run(cell.code, bindsCommands: cell.language == .rnn, showsResult: true)
    } catch {
      show(.failure(error.diagnostic))
      result.report.outcome = .failed(reason: error.diagnostic.message)
      if error.end != nil || !(options.error ?? false) {
        result.diagnostics.append(error.diagnostic)
        result.end = error.end ?? .failed
      }
    }
    return result
  }

  /// Sets the note's seed and parameters.
  private func prepare(_ session: Session) {
    if let seed = document.frontMatter.execute.seed { session.library.seed(seed) }
    for parameter in document.frontMatter.params + parameters {
      session.namespace[parameter.name] = Value(parameter.value)
    }
  }

  /// The language in which the note's page speaks.
  private var language: WordLanguage { WordLanguage(tag: document.language) }

  private var noteContext: NoteContext {
    let index = FormulaIndex(document)
    return NoteContext(
      formulas: { index[$0] }, statements: { index.statements(below: $0) },
      prose: { index.prose($0) }, formulaNames: index.names,
      language: language, readFile: files, clock: clock)
  }
}

extension Limits {
  /// The limits of a cell: its options, or bounds that no course note reaches by itself.
  init(cell options: CellOptions) {
    self.init(steps: options.maxSteps ?? 500_000_000, seconds: options.timeout ?? 600)
  }
}

extension Value {
  init(_ parameter: FrontMatter.Parameter.Value) {
    switch parameter {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .float(let value): self = .float(value)
    case .string(let value): self = Value(value)
    }
  }
}
