import Diagnostics
import Documents
import Interpreter
import Library

/// Chooses the arguments of a constructor by its parameters' names.
struct ConstructorGuess {
  let given: [FrontMatter.Parameter]
  let classes: [String]
  let session: Session

  /// A constructor's arguments, and what they are where their names say it.
  struct Call {
    var arguments: CallArguments
    var sizes: [SizeGuess: Int]

    /// `SimpleRNN(input_size=8, hidden_size=16)`.
    func text(_ className: String, _ session: Session) -> String {
      let parts = arguments.keywords.map { name, value in "\(name)=\(session.words(value))" }
      return "\(className)(\(parts.joined(separator: ", ")))"
    }
  }

  /// - Throws: What the parts' own constructors throw; `TypeError` for a parameter about which
  ///   nothing is known.
  func call(of type: ClassObject, depth: Int = 0) throws(Raise) -> Call {
    var call = Call(arguments: CallArguments(), sizes: [:])
    for (name, hasDefault) in parameters(of: type) {
      let own = given.first { $0.name == name }.map { Value($0.value) }
      if own == nil, hasDefault { continue }
      let value: Value
      if let own {
        value = own
      } else {
        value = try self.value(of: name, type, depth: depth)
      }
      if let guess = SizeGuess(name), let size = value.asInt { call.sizes[guess] = size }
      call.arguments.keywords.append((name, value))
    }
    return call
  }

  /// The parameters behind the object that take one argument, with whether they have a default.
  private func parameters(of type: ClassObject) -> [(name: String, hasDefault: Bool)] {
    switch type.lookup("__init__") {
    case .function(let function):
      function.parameters.dropFirst().filter { $0.kind == .ordinary || $0.kind == .keywordOnly }
        .map { ($0.name, $0.defaultValue != nil) }
    case .builtin(let function):
      function.parameters.dropFirst().filter { $0.kind == .ordinary || $0.kind == .keywordOnly }
        .map { ($0.name, $0.defaultValue != nil) }
    default: []
    }
  }

  private func value(
    of name: String, _ type: ClassObject, depth: Int
  ) throws(Raise) -> Value {
    if let part = part(for: name, of: type), depth < 3 {
      let call = try self.call(of: part, depth: depth + 1)
      return try session.context.call(.classObject(part), call.arguments)
    }
    guard let guess = SizeGuess(name) else {
      throw Raise(
        .typeError, "\(type.name)() cannot be tried: no value is known for '\(name)'",
        fix: "write <!-- unroll: exercise \(name)=8 --> above the fence")
    }
    if let value = guess.value { return value }
    let device = try session.context.importModule("torch").attributes["device"] ?? .none
    return try session.context.call(device, [Value("cpu")])
  }

  /// The class of the note that a parameter such as `encoder` asks for by its name.
  private func part(for name: String, of type: ClassObject) -> ClassObject? {
    let wanted = name.lowercased().replacing("_", with: "")
    guard wanted.count > 2 else { return nil }
    for candidate in classes.reversed() where candidate != type.name {
      guard candidate.lowercased().contains(wanted),
        case .classObject(let found)? = session.namespace[candidate],
        let module = session.moduleClass, found.isSubclass(of: module)
      else { continue }
      return found
    }
    return nil
  }
}

extension Session {
  /// The class `nn.Module`.
  var moduleClass: ClassObject? {
    guard let nn = try? context.importModule("torch.nn"),
      case .classObject(let module)? = nn.attributes["Module"]
    else { return nil }
    return module
  }

  /// A value as Python writes it; a network by its class.
  func words(_ value: Value) -> String {
    if let module = ModuleInstance(value) { return "\(module.object.classObject.name)(…)" }
    return (try? context.repr(value)) ?? "…"
  }

  /// Warnings become outputs again.
  func restoreWarnings() {
    context.warn = { [unowned self] in tell(.output(Output(.warning($0)))) }
  }

  /// Work with bounds that no small network reaches.
  func limited<Result>(_ work: () -> Result) -> Result {
    let before = context.limits
    context.limits.steps = 5_000_000
    context.restartLimits()
    defer { context.limits = before }
    return work()
  }
}
