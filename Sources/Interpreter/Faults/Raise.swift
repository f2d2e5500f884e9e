import Diagnostics

/// An exception on its way out, with the calls that it has left so far.
///
/// Native code throws by kind and message; an instance of the exception class is made when a
/// cell catches it. On its way out each node that knows a place adds it once per call.
package struct Raise: Error {
  package enum Cause {
    /// An exception of a built-in class that native code raised.
    case builtin(ExceptionKind, message: String)
    /// An exception object: one that a cell raised, or that a cell caught and raised again.
    case object(InstanceObject)
    /// A limit of the run: no cell can catch it.
    case limit(Limit)
  }

  /// Which limit a run reached.
  package enum Limit: Hashable, Sendable {
    case steps(Int)
    case seconds(Double)
    case memory(Int)
    case interrupted
  }

  final class State: @unchecked Sendable {
    var cause: Cause
    var fix: String?
    /// The calls on the way, innermost first.
    var frames: [Frame] = []
    /// The place in the running call, set by the innermost node that knows one.
    var range: SourceRange?
    /// The exception that this one was raised from, or while handling.
    var context: InstanceObject?
    /// Where `context` was raised; without a source, in that of the innermost call.
    var contextPlace: (source: SourceFragment?, range: SourceRange)?
    /// Whether `context` was named by `raise … from`.
    var isFromCause = false
    /// A name that a misspelt one may have meant: shown behind the message, not part of it.
    var suggestion: String?
    /// The fault as another reader tells it, with a place of its own.
    var told: Diagnostic?

    init(_ cause: Cause, fix: String?) {
      self.cause = cause
      self.fix = fix
    }
  }

  // Exceptions stay on the thread of their note; only `Error` asks for `Sendable`.
  let state: State

  /// - Parameters:
  ///   - message: The text behind the class's name.
  ///   - suggestion: A name that a misspelt one may have meant.
  ///   - fix: How to mend it, where one sentence can say.
  package init(
    _ kind: ExceptionKind, _ message: String, suggestion: String? = nil, fix: String? = nil
  ) {
    state = State(.builtin(kind, message: message), fix: fix)
    state.suggestion = suggestion
  }

  package init(_ object: InstanceObject, fix: String? = nil) {
    state = State(.object(object), fix: fix)
  }

  /// An exception about another text than the running cell, such as a formula of the note.
  ///
  /// - Parameter diagnostic: Its place, reason and mend are shown; where it has no place, the
  ///   running call's is.
  package init(_ object: InstanceObject, told diagnostic: Diagnostic) {
    state = State(.object(object), fix: diagnostic.fix)
    state.told = diagnostic
  }

  package init(_ limit: Limit) {
    state = State(.limit(limit), fix: nil)
  }

  package var cause: Cause { state.cause }

  /// The limit that was reached, or nothing for an ordinary exception.
  package var limit: Limit? {
    if case .limit(let limit) = state.cause { return limit }
    return nil
  }

  /// Whether this is the `SystemExit` of a program that ends well: `sys.exit()`, `sys.exit(0)`.
  package func isGoodExit(in context: Context) -> Bool {
    guard case .object(let object) = state.cause,
      object.classObject.isSubclass(of: context.types.exception(.systemExit))
    else { return false }
    switch object.attributes["code"] {
    case .none?, .int(0)?, .bool(false)?, nil: return true
    default: return false
    }
  }

  /// Whether the exception is of a built-in class itself (not of a subclass of it).
  package func isKind(_ kind: ExceptionKind) -> Bool {
    switch state.cause {
    case .builtin(let own, _): own == kind
    case .object(let object): object.classObject.name == kind.rawValue
    case .limit: false
    }
  }

  /// Where the calls that it left were, outermost first: a later one came further.
  package var places: [SourceLocation] { state.frames.reversed().map(\.range.start) }

  /// Where the exception was raised, so far as it is known.
  var origin: (source: SourceFragment?, range: SourceRange)? {
    if let inner = state.frames.first { return (inner.source, inner.range) }
    return state.range.map { (nil, $0) }
  }

  /// Whether the place in the running call is that one, and the exception has left no other call.
  func isAt(_ range: SourceRange) -> Bool { state.frames.isEmpty && state.range == range }

  /// Notes a place unless a node further in has done so for the running call.
  func located(_ range: SourceRange) -> Raise {
    if state.range == nil { state.range = range }
    return self
  }

  /// Closes the running call: the place belongs to `function`, and the caller's place is next.
  func leaving(_ function: String, _ source: SourceFragment, _ range: SourceRange) -> Raise {
    if source.isLibrary {
      state.range = nil
      return self
    }
    state.append(
      Frame(function: function, source: source, range: state.range ?? range))
    state.range = nil
    return self
  }
}
