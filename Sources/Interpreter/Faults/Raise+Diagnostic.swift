import Diagnostics

extension Raise {
  /// The exception as a person reads it: class and message as Python prints them, the place of the
  /// innermost call in the note with its caret, the calls that led there, and how to mend it.
  package func diagnostic(in context: Context) -> Diagnostic {
    let message = message(in: context)
    if let told = state.told, told.range != nil {
      return Diagnostic(
        path: told.path, range: told.range, sourceLine: told.sourceLine, message: message,
        why: why(in: context), fix: fix, trace: trace)
    }
    guard let inner = state.frames.first else {
      return Diagnostic(message: message, why: why(in: context), fix: fix)
    }
    let trace = state.frames.count > 1 ? trace : []
    return Diagnostic(
      in: inner.source, at: inner.range, message: message, why: why(in: context), fix: fix,
      trace: trace)
  }

  private var fix: String? { state.fix }

  private func message(in context: Context) -> String {
    if let limit { return limitMessage(limit) }
    guard let object = exception(in: context) else { return "" }
    let suggestion = state.suggestion.map { ". Did you mean: '\($0)'?" } ?? ""
    let text = state.told?.message ?? shown(object, in: context)
    let name = displayName(object.classObject)
    return text.isEmpty ? name : "\(name): \(text)\(suggestion)"
  }

  private func displayName(_ classObject: ClassObject) -> String {
    guard let module = classObject.module, module != "__main__" else {
      return classObject.qualifiedName
    }
    return "\(module).\(classObject.qualifiedName)"
  }

  private func shown(_ object: InstanceObject, in context: Context) -> String {
    do throws(Raise) {
      return try context.text(.instance(object))
    } catch {
      return "<exception str() failed>"
    }
  }

  private func limitMessage(_ limit: Limit) -> String {
    switch limit {
    case .steps(let count): "the cell was stopped after \(count) steps"
    case .seconds(let seconds): "the cell was stopped after \(floatText(seconds)) seconds"
    case .memory(let bytes): "the cell was stopped: the run takes more than \(bytes >> 20) MB"
    case .interrupted: "the cell was interrupted"
    }
  }

  /// The exception that this one was raised from.
  private func why(in context: Context) -> String? {
    switch limit {
    case .steps: return "the limit on steps was reached: a loop may never end"
    case .seconds: return "the limit on time was reached"
    case .memory: return "the limit on memory was reached: what the cells keep grows too large"
    case .interrupted: return nil
    case nil: break
    }
    if let told = state.told { return told.why }
    guard let cause = state.context else { return nil }
    let text = shown(cause, in: context)
    let name = displayName(cause.classObject)
    let link = state.isFromCause ? "raised from" : "raised while handling"
    return "\(link) \(name)" + (text.isEmpty ? "" : ": \(text)") + contextLine
  }

  private var contextLine: String {
    guard let (source, range) = state.contextPlace,
      let source = source ?? state.frames.first?.source
    else { return "" }
    return " (line \(source.range(range).start.line))"
  }

  /// The calls, outermost first; of a long chain the first and last few, of like ones in a row
  /// three.
  private var trace: [Diagnostic.Frame] {
    let frames = state.frames.reversed().flatMap(\.listed)
    return frames.count > 20 ? Array(frames.prefix(8)) + Array(frames.suffix(8)) : frames
  }
}

extension Raise.Frame {
  /// The call as diagnostics list it: up to three times, the last with the number of the rest.
  fileprivate var listed: [Diagnostic.Frame] {
    let frame = Diagnostic.Frame(
      path: source.path, location: source.range(range).start, function: function,
      sourceLine: source.line(range.start.line))
    var listed = Array(repeating: frame, count: min(repeats + 1, 3))
    listed[listed.count - 1].repeats = max(0, repeats - 2)
    return listed
  }
}
