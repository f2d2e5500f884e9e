import Diagnostics
import Dialect

extension SourceFragment {
  /// Whether the text is a library's module and not a note's: tracebacks leave its calls out, as
  /// they do for native functions.
  var isLibrary: Bool { path.hasPrefix("<library ") }

  /// The text of a library's module.
  package init(library name: String, source: String) {
    self.init(path: "<library \(name)>", source: source)
  }
}

extension Compiler {
  /// What an annotation is kept as: its value, or its text behind
  /// `from __future__ import annotations`.
  private func annotation(_ annotation: Expression) -> ExpressionCode {
    guard namespace.keepsAnnotationTexts else { return expression(annotation) }
    return ConstantCode(Value(annotation.annotationText(in: source)))
  }

  /// The annotations of a function by parameter, that of its result last; nothing for none.
  func annotations(of function: Function) -> [(name: String, code: ExpressionCode)]? {
    var found: [(name: String, code: ExpressionCode)] = []
    for parameter in function.parameters {
      if let code = parameter.annotation { found.append((parameter.name, annotation(code))) }
    }
    if let returns = function.returns { found.append(("return", annotation(returns))) }
    return found.isEmpty ? nil : found
  }

  /// `target: annotation = value`. In a class body the annotation is kept in `__annotations__`,
  /// for data classes and typed tuples; elsewhere it is ignored.
  func annotatedAssign(
    _ target: Target, _ annotation: Expression, _ value: Expression?
  ) -> StatementCode {
    let assignment: StatementCode
    if let value {
      assignment = assign([target], value)
    } else {
      assignment = CompletionCode(.normal)
    }
    guard case .name(let name) = target.kind, case .classBody = name.storage else {
      return assignment
    }
    let annotation = self.annotation(annotation)
    return StatementClosure { frame throws(Raise) in
      _ = try assignment(frame)
      try frame.annotate(name.text, try annotation(frame))
      return .normal
    }
  }
}

extension Frame {
  /// Notes the annotation of a name of the class whose body runs.
  fileprivate func annotate(_ name: String, _ annotation: Value) throws(Raise) {
    guard let classNames else { return }
    if case .dict(let known)? = classNames.attributes["__annotations__"] {
      return try known.set(annotation, for: Value(name), in: context)
    }
    let made = try DictObject([(name, annotation)], in: context)
    classNames.attributes["__annotations__"] = .dict(made)
  }
}
