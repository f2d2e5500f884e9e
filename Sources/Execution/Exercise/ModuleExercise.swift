import Diagnostics
import Dialect
import Documents
import Interpreter
import Library
import RNN
import Tensors

/// The try of a class that a fence defines and the note does not use: the network is built, a
/// batch goes through it, and the gradient comes back.
struct ModuleExercise {
  let className: String
  let trial: NotePlan.Trial
  /// The classes of the note so far: what a parameter such as `encoder` is made of.
  let classes: [String]
  /// What the note says of the constructor's arguments.
  let arguments: [FrontMatter.Parameter]
  let source: SourceFragment

  /// - Returns: Nothing for a class that is no `nn.Module`.
  func card(in session: Session) -> ExerciseCard? {
    guard case .classObject(let type)? = session.namespace[className],
      let module = session.moduleClass, type.isSubclass(of: module)
    else { return nil }
    return session.quietly { recording { card(of: type, in: session) } }
  }

  private func card(of type: ClassObject, in session: Session) -> ExerciseCard {
    var card = ExerciseCard(className: className, call: "\(className)(…)", isCallOfNote: false)
    let heard = HeardWarnings()
    session.context.warn = { heard.add($0) }
    defer { session.restoreWarnings() }
    do throws(TrialFault) {
      if let made = try network(of: type, session, &card) {
        card.parts = made.network.parts
        try pass(made.network, made.call, session, heard, &card)
      }
    } catch {
      card.fault = error.diagnostic(tried: card.call, in: session.context)
    }
    card.warnings = heard.texts
    return card
  }

  /// Builds the network, by the note's own call or by guessed arguments.
  ///
  /// - Returns: Nothing where no value is known for one of them, which the card says.
  private func network(
    of type: ClassObject, _ session: Session, _ card: inout ExerciseCard
  ) throws(TrialFault) -> (network: ModuleInstance, call: ConstructorGuess.Call?)? {
    do throws(Raise) {
      if case .call(let expression) = trial {
        card = ExerciseCard(
          className: className, call: source.text(of: expression.range), isCallOfNote: true)
        return ModuleInstance(try value(of: expression, session)).map { ($0, nil) }
      }
      let constructor = ConstructorGuess(given: arguments, classes: classes, session: session)
      let call = try constructor.call(of: type)
      if let unknown = call.unknown {
        card.fault = unknownValue(of: unknown)
        return nil
      }
      card.call = call.text(className, session)
      let made = try NetworkBuild(type: type, session: session).network(call)
      card.call = made.call.text(className, session)
      return ModuleInstance(made.value).map { ($0, made.call) }
    } catch {
      throw TrialFault(
        error, className: className, mayBeOfGuesses: !card.isCallOfNote, in: session.context)
    }
  }

  private func unknownValue(of parameter: String) -> Diagnostic {
    Diagnostic(
      .note,
      words: DiagnosticWords(
        ("no value is known for \(parameter)", "不知道`\(parameter)`该取什么值"),
        why: (
          "\(className) is tried with values that are guessed from its parameters' names",
          "试运行`\(className)`时，参数的值是按名字猜的"
        ),
        fix: (
          "write <!-- unroll: exercise \(parameter)=8 --> above the fence",
          "请在代码块上面写`<!-- unroll: exercise \(parameter)=8 -->`"
        )))
  }

  private func value(of call: Expression, _ session: Session) throws(Raise) -> Value {
    let program = Program(
      source: source, body: [Statement(.expression(call), range: call.range)],
      showsLastExpression: true)
    return try session.context.evaluate(program, in: session.namespace) ?? .none
  }

  /// Pushes a batch forward and the gradient of the outputs' sum back.
  private func pass(
    _ network: ModuleInstance, _ call: ConstructorGuess.Call?, _ session: Session,
    _ heard: HeardWarnings, _ card: inout ExerciseCard
  ) throws(TrialFault) {
    guard let names = network.forwardParameters(session) else {
      card.lacksForward = true
      return
    }
    let guess = InputGuess(
      network: network, names: names, sizes: call?.sizes ?? [:], named: call?.numbers ?? [:])
    let trial = ForwardTrial(className: className, session: session, heard: heard)
    let passed = try trial.passed(guess)
    card.inputs = passed.inputs.map(\.entry)
    if let fault = passed.fault {
      throw TrialFault(
        fault.raise, className: className, mayBeOfGuesses: fault.mayBeOfGuesses,
        in: session.context)
    }
    do throws(Raise) {
      card.outputs = passed.result.shapes.map { ExerciseCard.Entry(name: "", shape: $0) }
      card.reach = try reach(of: passed.result, in: network)
    } catch {
      throw TrialFault(error, className: className, mayBeOfGuesses: false, in: session.context)
    }
  }

  private func reach(
    of result: Value, in network: ModuleInstance
  ) throws(Raise) -> ExerciseCard.Reach? {
    let outputs = result.tensors.filter { $0.dtype.isFloatingPoint && $0.requiresGrad }
    let parameters = network.body.namedParameters.filter(\.tensor.requiresGrad)
    guard !parameters.isEmpty else { return nil }
    guard !outputs.isEmpty else { return .nothing }
    for parameter in parameters { parameter.tensor.grad = nil }
    do {
      var sum = try outputs[0].sum()
      for output in outputs.dropFirst() { sum = try sum + output.sum() }
      try sum.backward()
    } catch {
      throw Raise(.runtimeError, "\(error)")
    }
    let missed = parameters.filter { $0.tensor.grad == nil }.map(\.name)
    return missed.isEmpty ? .all : .allBut(missed)
  }
}

extension ModuleInstance {
  /// The parts with what they own, in the order in which they were registered; parameters of the
  /// network's own stand first.
  fileprivate var parts: [ExerciseCard.Part] {
    let own = body.namedParameters.filter { !$0.name.contains(".") }.map { entry in
      ExerciseCard.Part(
        name: entry.name, kind: "Parameter \(entry.tensor.shape)",
        parameterCount: entry.tensor.count)
    }
    let below = children.map { name, module in
      ExerciseCard.Part(
        name: name, kind: module.name,
        parameterCount: module.body.parameters.reduce(0) { $0 + $1.count })
    }
    return own + below
  }

  /// The parameters that `forward` must get; nothing where no class defines it.
  fileprivate func forwardParameters(_ session: Session) -> [String]? {
    let missing = session.moduleClass?.lookup("forward")
    guard let forward = object.classObject.lookup("forward"),
      missing.map({ !forward.isIdentical(to: $0) }) ?? true
    else { return nil }
    return forward.requiredParameters
  }
}

extension Value {
  /// The tensors in the value, those in tuples, lists and dictionaries too.
  var tensors: [Tensor] {
    if let tensor { return [tensor] }
    if case .dict(let object) = self { return object.table.live.flatMap(\.value.tensors) }
    return (asSequence ?? []).flatMap(\.tensors)
  }

  /// The shapes of the value's tensors: `[2, 5, 16]`, `([1, 2, 16], [1, 2, 16])`.
  var shapes: [String] {
    guard tensor == nil, let parts = asSequence, parts.count <= 8 else { return [shape] }
    return parts.map(\.shape)
  }

  private var shape: String {
    if let tensor {
      return tensor.dtype.isFloatingPoint ? "\(tensor.shape)" : "\(tensor.dtype) \(tensor.shape)"
    }
    guard let parts = asSequence else { return plainTypeName }
    if parts.count > 8 { return "\(plainTypeName) of \(parts.count)" }
    return "(\(parts.map(\.shape).joined(separator: ", ")))"
  }
}

extension SourceFragment {
  /// The text of a stretch, in one line.
  func text(of range: SourceRange) -> String {
    let numbers = range.start.line...max(range.start.line, range.end.line)
    let pieces = numbers.map { number in
      var text = Array(line(number) ?? "")
      if number == range.end.line { text = Array(text.prefix(range.end.column - 1)) }
      if number == range.start.line { text = Array(text.dropFirst(range.start.column - 1)) }
      return String(text).split(separator: " ").joined(separator: " ")
    }
    return pieces.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
  }
}
