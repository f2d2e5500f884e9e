import Diagnostics
import Interpreter

/// What stopped the try of a class, and whether that can come of the guesses it was made with.
struct TrialFault: Error {
  let raise: Raise
  let isOfGuesses: Bool

  /// Weighs a fault of a network whose values were guessed: a name that nothing defines, or a
  /// method that the class's own code calls otherwise than it is defined, is there for any value.
  init(_ raise: Raise, className: String, mayBeOfGuesses: Bool, in context: Context) {
    self.raise = raise
    let message = raise.message(in: context)
    let isOfClass =
      ["NameError", "UnboundLocalError", "ImportError", "ModuleNotFoundError"].contains {
        message.hasPrefix("\($0):")
      } || message.contains("module '") || message.contains("'\(className)' object")
      || message.contains("positional argument") || message.contains("keyword argument")
      || message.contains("before Module.__init__() call")
    isOfGuesses = mayBeOfGuesses && !isOfClass
  }

  /// The fault for the card: as it is, or as a remark on the guesses.
  func diagnostic(tried call: String, in context: Context) -> Diagnostic {
    var told = raise.diagnostic(in: context)
    if told.message.hasPrefix("NotImplementedError") {
      told.severity = .note
      told.tell(
        DiagnosticWords(
          ("not tried to its end: this is left to classes below it", "没有试到底：这一步留给子类来写"),
          why: (
            "the try of \(call) ended with NotImplementedError",
            "试运行`\(call)`时得到`NotImplementedError`"
          ), fix: told.fix.map { ($0, $0) }))
      told.trace = []
      return told
    }
    if told.message.hasSuffix("PyTorch has it, cells do not") {
      told.severity = .note
      return told
    }
    guard isOfGuesses else { return told }
    told.severity = .note
    told.tell(
      DiagnosticWords(
        ("the try ended here: \(told.message)", "试运行到这里停下：`\(told.message)`"),
        why: (
          "\(call) and its inputs were guessed from names; the class itself may be right",
          "`\(call)`和输入是按名字猜的，类本身可能没有错"
        ),
        fix: (
          "write values that fit above the fence: <!-- unroll: exercise hidden_size=8 -->",
          "请在代码块上面写合适的值：`<!-- unroll: exercise hidden_size=8 -->`"
        )))
    told.trace = []
    return told
  }
}

extension Raise {
  /// The exception's class and words, as a card tells them.
  func message(in context: Context) -> String { diagnostic(in: context).message }
}
