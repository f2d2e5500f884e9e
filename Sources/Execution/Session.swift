import Diagnostics
import Dialect
import Documents
import Interpreter
import Library

/// One namespace with its library and context: what the cells of a note, or a script, run in.
final class Session {
  let library: CellLibrary
  let context: Context
  let namespace = Namespace()
  private let onEvent: (RunEvent) -> Void
  /// Whether what cells print and show is dropped.
  private var isQuiet = false

  /// - Parameters:
  ///   - note: What cells may know of their note; what they show comes out of `onEvent`.
  ///   - stack: The stack of the thread that the cells run on.
  ///   - interrupt: What ends a cell at its next step.
  ///   - onEvent: Hears outputs and the progress of trainings as they come.
  init(
    note: NoteContext, stack: Stack, interrupt: Interrupt = Interrupt(),
    onEvent: @escaping (RunEvent) -> Void
  ) {
    self.onEvent = onEvent
    library = CellLibrary(note: note)
    context = Context(output: { _ in }, interrupt: interrupt)
    context.output = { [unowned self] in tell(.output(.text($0))) }
    library.note.show = { [unowned self] in tell(.output(Output($0))) }
    library.note.progress = { [unowned self] in tell(.training($0)) }
    context.warn = { [unowned self] in tell(.output(Output(.warning($0)))) }
    context.clock = note.clock
    context.memory = { [unowned context] in occupiedBytes(above: context.limits.bytes) }
    context.stack = stack
    library.install(in: context)
  }

  // Generators that the cells left in the middle would print where nobody listens any more.
  deinit { context.dropGenerators() }

  func tell(_ event: RunEvent) {
    if !isQuiet { onEvent(event) }
  }

  /// Does work whose outputs nobody sees and that leaves the random numbers where they were, with
  /// bounds that no small network reaches.
  func quietly<Result>(_ work: () -> Result) -> Result {
    let (state, limits, wasQuiet) = (library.generator.state, context.limits, isQuiet)
    isQuiet = true
    library.seed(0)
    context.limits.steps = 5_000_000
    context.restartLimits()
    let others = generatorStates
    defer {
      context.restartLimits()
      for (set, state) in others { _ = try? context.call(set, [state]) }
      library.generator.state = state
      context.limits = limits
      isQuiet = wasQuiet
    }
    return work()
  }

  /// The states of the generators of Python's and NumPy's modules that cells have imported, with
  /// what sets them.
  private var generatorStates: [(set: Value, state: Value)] {
    let names = [("random", "getstate", "setstate"), ("numpy.random", "get_state", "set_state")]
    return names.compactMap { path, get, set in
      guard let module = context.loadedModule(path), let get = module.attributes[get],
        let set = module.attributes[set], let state = try? context.call(get, [])
      else { return nil }
      return (set, state)
    }
  }

  /// Whether a dotted path can be imported.
  func hasModule(_ path: String) -> Bool { module(path) != nil }

  /// A module that is looked at between cells: it counts against the limits of none.
  private func module(_ path: String) -> ModuleObject? {
    context.restartLimits()
    return try? context.importModule(path)
  }

  /// Binds a usual import, as its line of Python would.
  func bind(_ entry: Prelude.Entry) {
    guard let module = module(entry.module) else { return }
    guard let attribute = entry.attribute else {
      namespace[entry.name] = .module(module)
      return
    }
    if let value = module.attributes[attribute] { namespace[entry.name] = value }
  }

  /// Makes the `rnn` commands known, where the note has not given their names another meaning.
  private func bindCommands() throws(Raise) {
    for (name, value) in try library.commands(in: context) where namespace[name] == nil {
      namespace[name] = value
    }
  }

  /// Parses and runs a cell or a script.
  ///
  /// - Parameters:
  ///   - bindsCommands: Whether the `rnn` commands are known without an import.
  ///   - showsResult: Whether the last expression's `repr` is an output, as in a notebook, and a
  ///     verdict's wherever it stands.
  /// - Throws: `SessionFault` with the place and the reason.
  func run(
    _ source: SourceFragment, bindsCommands: Bool, showsResult: Bool
  ) throws(SessionFault) {
    try run(parse(source), bindsCommands: bindsCommands, showsResult: showsResult)
  }

  private func parse(_ source: SourceFragment) throws(SessionFault) -> Program {
    do throws(SyntaxError) {
      return try Program.parse(source)
    } catch {
      throw SessionFault(diagnostic: error.diagnostic(in: source), limit: nil)
    }
  }

  /// The value of an inline expression as `print` writes it; what it prints itself is dropped.
  func text(of expression: InlineExpression) throws(SessionFault) -> String {
    let program = try parse(expression.code)
    guard program.body.count == 1, program.showsLastExpression else {
      throw SessionFault(
        diagnostic: Diagnostic(
          path: expression.code.path, range: expression.range,
          message: "'\(expression.code.source)' is no expression",
          why: "what stands in the text must have a value", fix: "compute it in a cell above"),
        limit: nil)
    }
    isQuiet = true
    defer { isQuiet = false }
    do throws(Raise) {
      if expression.language == .rnn { try bindCommands() }
      let value = try context.evaluate(program, in: namespace)
      return try context.text(value ?? .none)
    } catch {
      throw SessionFault(diagnostic: error.diagnostic(in: context), limit: error.limit)
    }
  }

  /// Runs a cell that is parsed already.
  func run(
    _ program: Program, bindsCommands: Bool, showsResult: Bool
  ) throws(SessionFault) {
    do throws(Raise) {
      if bindsCommands { try bindCommands() }
      context.showVerdict = { [unowned self] value throws(Raise) in
        if showsResult { tell(.output(.result(try context.repr(value)))) }
      }
      // A figure that a cell has drawn and not shown is shown at its end, even where it fails.
      defer { library.showPlots() }
      let value = try context.evaluate(program, in: namespace)
      guard showsResult, let value, !value.isNone, !library.isDrawn(value) else { return }
      tell(.output(.result(try context.repr(value))))
    } catch {
      if error.isGoodExit(in: context) { return }
      throw SessionFault(
        diagnostic: error.diagnostic(in: context), limit: error.limit)
    }
  }
}

/// Why a cell or a script did not come to its end.
package struct SessionFault: Error {
  package let diagnostic: Diagnostic
  /// The limit that ended it, an interrupt among them.
  let limit: Raise.Limit?

  /// How a run ends with this; nothing for an exception, which may be expected.
  package var end: ExecutionResult.Status? {
    limit.map { $0 == .interrupted ? .interrupted : .limit }
  }
}

extension Output {
  init(_ display: Display) {
    switch display {
    case .plot(let chart): self = .plot(chart)
    case .plots(let grid): self = .plots(grid)
    case .diagram(let diagram): self = .diagram(diagram)
    case .formula(let latex): self = .formula(latex)
    case .listing(let source, let language): self = .listing(source, language: language)
    case .warning(let text): self = .warning(Diagnostic(.warning, message: text))
    case .table(let header, let rows, let rightAligned, let caption):
      self = .table(
        OutputTable(
          header: header, rows: rows, alignments: rightAligned.map { $0 ? .right : .left },
          caption: caption))
    }
  }
}
