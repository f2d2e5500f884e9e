import Diagnostics

extension Program {
  /// Reads a cell or a script and resolves its names.
  ///
  /// - Throws: The fault that CPython 3.11 reports: of strings, numbers and brackets in the whole
  ///   text, then of the grammar, then of scopes.
  /// - Complexity: Linear in the text, as long as scopes are not nested deeply.
  package static func parse(_ source: SourceFragment) throws(SyntaxError) -> Program {
    let scalars = joinedScalars(source)
    var lexer = Lexer(scalars)
    let lexed = lexer.run()
    var parser = Parser(source: source, scalars: scalars, tokens: lexed.tokens)
    let program: Program
    do {
      program = try parser.program()
    } catch {
      throw parser.weighing(error, against: lexed)
    }
    if let fault = lexed.fault { throw fault }
    return try Resolver.resolve(program)
  }

  private static func joinedScalars(_ source: SourceFragment) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for (index, line) in source.lines.enumerated() {
      if index > 0 { scalars.append("\n") }
      scalars.append(contentsOf: line.unicodeScalars)
      if scalars.last == "\r" { scalars.removeLast() }
    }
    return scalars
  }
}

extension Parser {
  /// Chooses between a fault of the grammar and what the lexer found in the text as a whole.
  ///
  /// CPython prefers faults of strings, numbers and brackets, even far behind the place that could
  /// not be parsed, and blames a bracket that was never closed for a fault on a later line.
  fileprivate func weighing(_ error: SyntaxError, against lexed: Lexer.Result) -> SyntaxError {
    if let fault = lexed.fault {
      let isEarlier = current.kind != .end && !fault.reason.outweighsGrammar
      return isEarlier || error.reason == .unexpectedIndent ? error : fault
    }
    guard let bracket = lexed.unclosed else { return error }
    let isLater = current.range.start.line > bracket.range.start.line || current.kind == .end
    return isLater ? SyntaxError(.neverClosed(bracket.text), at: bracket.range) : error
  }
}

extension SyntaxError.Reason {
  fileprivate var outweighsGrammar: Bool {
    switch self {
    case .mixedTabs, .dedentMismatch, .tooManyIndents, .characterAfterContinuation,
      .endAfterContinuation:
      false
    default: true
    }
  }
}
