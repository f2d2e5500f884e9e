/// The arguments of a call without stars, compiled.
struct PlainArguments {
  var values: [Operand] = []
  var keywords: [(name: String, value: Operand)] = []
  /// Whether evaluating them surely leaves the variable alone that holds what is called, or the
  /// object whose method is.
  var keepSubject = false

  /// The only argument, of a call that has one by place and no other.
  var only: Operand? { keywords.isEmpty && values.count == 1 ? values[0] : nil }
}
