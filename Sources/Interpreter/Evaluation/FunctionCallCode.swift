import Diagnostics

/// `function(…)`.
final class FunctionCallCode: CallCode {
  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    try call(try subject(frame), nil, frame)
  }
}

/// `function(…)` with a name of the note.
final class GlobalCallCode: CallCode {
  private let variable: UnsafeMutablePointer<Value?>
  /// The built-in function that the name means where no cell binds it.
  private let builtin: BuiltinFunction?
  /// The function that was last called, where its calls go straight into a frame.
  @exclusivity(unchecked) private var known: FunctionObject?
  /// Its code where the arguments fill its parameters one to one.
  @exclusivity(unchecked) private var knownCode: Unmanaged<FunctionCode>?
  /// How the arguments fit else.
  @exclusivity(unchecked) private var knownFit: Unmanaged<PartialFit>?

  init(
    _ variable: UnsafeMutablePointer<Value?>, _ builtin: Value?, _ subject: Operand,
    _ arguments: PlainArguments, _ range: SourceRange
  ) {
    self.variable = variable
    self.builtin = if case .builtin(let function)? = builtin { function } else { nil }
    super.init(subject, arguments, range)
  }

  override func callAsFunction(_ frame: Frame) throws(Raise) -> Value {
    if case .function(let function)? = variable.pointee, function === known {
      if let knownCode { return try run(knownCode, frame) }
      if let knownFit { return try run(.passUnretained(function), knownFit, frame) }
    }
    if let builtin, variable.pointee == nil {
      do throws(Raise) {
        return try native(builtin, nil, frame)
      } catch {
        throw error.located(range)
      }
    }
    return try callAnew(frame)
  }

  @inline(never)
  private func callAnew(_ frame: Frame) throws(Raise) -> Value {
    let callee = try subject(frame)
    if case .function(let function) = callee {
      let isDirect = isDirect(function, isMethod: false)
      knownCode = isDirect ? .passUnretained(function.code) : nil
      knownFit = isDirect ? nil : directFit(function)
      known = isDirect || knownFit != nil ? function : nil
    }
    return try call(callee, nil, frame)
  }
}
