import Diagnostics
import Dialect

/// What a note's evaluation works in: where text goes, what can be imported, what is bounded.
///
/// One context serves one note, on one thread at a time. Everything that values can do stands in
/// extensions of this class (`attribute`, `call`, `binary`, `repr`, …).
package final class Context {
  /// Receives everything that cells print, in pieces, line ends included.
  package var output: (String) -> Void
  /// Finds a module by its dotted name; nothing when there is none. Called once per name.
  package var findModule: (String) throws(Raise) -> ModuleObject?
  /// What to use instead of a module that there is not; nothing for an unknown name.
  package var adviceForModule: (String) -> String? = { _ in nil }
  /// The names of the modules that there are, for messages.
  package var moduleNames: [String]
  /// Receives the text of warnings (`warnings.warn`).
  package var warn: (String) -> Void = { _ in }
  /// Receives verdicts that a statement makes and does nothing with; see `NativeObject`.
  package var showVerdict: (Value) throws(Raise) -> Void = { _ in }
  // Unchecked: read at every call, in a single step.
  @exclusivity(unchecked) package var limits: Limits
  /// Calls inside calls, as `sys.getrecursionlimit()`; where the stack is smaller, its end counts.
  @exclusivity(unchecked) package var recursionLimit: Int
  /// Seconds since any fixed moment; consulted only for the limit.
  package var clock: () -> Double = { 0 }
  /// Bytes of memory in use; consulted only for the limit.
  package var memory: () -> Int = { 0 }
  /// Ends the run from another thread.
  package let interrupt: Interrupt

  /// Whether generators that nobody refers to any more are closed; not at the end of a run.
  var closesGenerators = true
  /// Those that wait for it.
  var abandoned: [AbandonedBody] = []

  /// The stack that evaluation runs on, from `withLargeStack`; without one, four megabytes are
  /// assumed to be left.
  package var stack: Stack?

  /// The texts of one ASCII character, of which programs take texts apart.
  private let characters = (0..<0x80).map { StringObject(String(Unicode.Scalar(UInt8($0)))) }
  /// Room for texts that are being written.
  let textRoom = TextRoom()

  /// The built-in names.
  package private(set) var builtins: [String: Value] = [:]
  /// The classes of the built-in types.
  package let types: BuiltinTypes

  var loadedModules: [String: ModuleObject] = [:]
  /// What packages call their own, by the dotted name of the module or class.
  var originalNames: [String: OriginalNames] = [:]
  private var nativeClasses: [String: ClassObject] = [:]

  // Counted while running. Unchecked: numbers, read and written in single steps.
  @exclusivity(unchecked) package internal(set) var steps = 0
  @exclusivity(unchecked) var nextCheck = 0
  var startTime = 0.0
  @exclusivity(unchecked) var depth = 0
  @exclusivity(unchecked) var stackLimit: UInt = 0
  /// The exceptions being handled, innermost last: what a bare `raise` raises again.
  var handled: [Raise] = []
  /// The text of the program whose own statements run.
  var runningSource: SourceFragment?
  /// The names of the note whose cells run.
  weak var noteNamespace: Namespace?
  /// The frames of ended calls, linked: the next call takes the first.
  @exclusivity(unchecked) var spareFrames: Frame?
  /// The containers being printed, so that one inside itself is shown as `[...]`.
  var printing: Set<ObjectIdentifier> = []

  package init(
    output: @escaping (String) -> Void, limits: Limits = Limits(),
    interrupt: Interrupt = Interrupt(), moduleNames: [String] = [],
    findModule: @escaping (String) throws(Raise) -> ModuleObject? = { _ throws(Raise) in nil }
  ) {
    self.output = output
    self.limits = limits
    recursionLimit = limits.recursionDepth
    self.interrupt = interrupt
    self.moduleNames = moduleNames
    self.findModule = findModule
    types = BuiltinTypes()
    for function in builtinFunctions() { builtins[function.name] = .builtin(function) }
    register(nativeClass: types.bytes)
    for type in types.all { builtins[type.name] = .classObject(type) }
    for name in ["IOError", "EnvironmentError"] {
      builtins[name] = .classObject(types.exception(.osError))
    }
    builtins["NotImplemented"] = .notImplemented
    builtins["Ellipsis"] = .ellipsis
  }

  /// The text of one character.
  package func character(_ scalar: Unicode.Scalar) -> Value {
    scalar.isASCII ? .string(characters[Int(scalar.value)]) : Value(String(scalar))
  }

  /// Makes a name known everywhere without an import: the `rnn` commands.
  package func defineBuiltin(_ name: String, _ value: Value) {
    builtins[name] = value
  }

  /// Gives the class of the native objects of one type name; see `NativeObject`.
  package func register(nativeClass: ClassObject, typeName: String? = nil) {
    nativeClasses[typeName ?? nativeClass.name] = nativeClass
  }

  /// The class of a type name; an empty one is made for a name that was never registered.
  package func nativeClass(named name: String, base: ClassObject? = nil) -> ClassObject {
    if let known = nativeClasses[name] { return known }
    let made = ClassObject(name: name, base: base ?? types.object)
    nativeClasses[name] = made
    return made
  }
}

/// The bounds of a run.
package struct Limits: Hashable, Sendable {
  /// Loop turns, calls and statements of a cell.
  package var steps: Int
  /// Seconds of a cell; infinity for none.
  package var seconds: Double
  /// Calls inside calls, until a cell asks for more or fewer.
  package var recursionDepth: Int
  /// Elements or characters of one container or text.
  package var elements: Int
  /// Bytes of memory of the whole run.
  package var bytes: Int

  package init(
    steps: Int = 2_000_000_000, seconds: Double = .infinity, recursionDepth: Int = 1000,
    elements: Int = 50_000_000, bytes: Int = 4 << 30
  ) {
    self.steps = steps
    self.seconds = seconds
    self.recursionDepth = recursionDepth
    self.elements = elements
    self.bytes = bytes
  }
}
