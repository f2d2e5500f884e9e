import Diagnostics

/// A `traceback`: the calls that an exception has left, from where it was caught inwards.
package final class TracebackObject: NativeObject {
  package let typeName = "traceback"
  /// Outermost first; never empty.
  let calls: ArraySlice<Raise.Frame>

  init?(_ calls: ArraySlice<Raise.Frame>) {
    if calls.isEmpty { return nil }
    self.calls = calls
  }

  package var attributeNames: [String] { ["tb_frame", "tb_lineno", "tb_next"] }

  package func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    guard let call = calls.first else { return nil }
    switch name {
    case "tb_lineno": return .int(call.line)
    case "tb_next": return next.map { .native($0) } ?? Value.none
    case "tb_frame": return .native(CallObject(call))
    default: return nil
    }
  }

  /// The calls as `traceback` lists them, each as often as it happened.
  package var lines: [Line] {
    calls.flatMap { call in
      let line = Line(
        file: call.file, number: call.line, function: call.function,
        source: call.sourceLine ?? "", text: call.text)
      return Array(repeating: line, count: call.repeats + 1)
    }
  }

  /// One call of a traceback.
  package struct Line {
    package let file: String
    package let number: Int
    package let function: String
    /// The line of code, without blanks around it.
    package let source: String
    /// All lines that are printed.
    package let text: String
  }

  private var next: TracebackObject? {
    guard var first = calls.first else { return nil }
    if first.repeats == 0 { return TracebackObject(calls.dropFirst()) }
    first.repeats -= 1
    return TracebackObject([first] + calls.dropFirst())
  }
}

/// A `frame` of a traceback: which code was left.
final class CallObject: NativeObject {
  let typeName = "frame"
  private let call: Raise.Frame

  init(_ call: Raise.Frame) { self.call = call }

  let attributeNames = ["f_code"]

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name == "f_code" ? .native(CodeObject(call)) : nil
  }
}

/// The `code` of a call: its function's name and its file.
final class CodeObject: NativeObject {
  let typeName = "code"
  private let call: Raise.Frame

  init(_ call: Raise.Frame) { self.call = call }

  let attributeNames = ["co_filename", "co_name"]

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "co_name": Value(call.function)
    case "co_filename": Value(call.file)
    default: nil
    }
  }
}
