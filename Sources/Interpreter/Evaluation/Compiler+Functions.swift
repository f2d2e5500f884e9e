import Diagnostics
import Dialect

extension Compiler {
  /// A `def` or `lambda`: evaluates the defaults and takes the captured boxes along.
  func makeFunction(_ function: Function) -> ExpressionCode {
    let compiler = inside(function)
    let code = FunctionCode(function, namespace: namespace, compiler.functionBody(function))
    let defaults = function.parameters.map { parameter in
      parameter.defaultValue.map { expression($0) }
    }
    let captures = function.captures
    let annotations = annotations(of: function)
    return ExpressionClosure { frame throws(Raise) in
      var values: [Value?] = []
      for value in defaults { values.append(try value?(frame)) }
      let made = FunctionObject(code: code, defaults: values, captures: frame.take(captures))
      if let annotations { made.annotations = try FunctionAnnotations(annotations, frame) }
      return .function(made)
    }
  }

  private func functionBody(_ function: Function) -> FunctionCode.Body {
    if function.isGenerator { return .generator(resumable(function.body)) }
    if function.body.count == 1, case .return(let value?) = function.body[0].kind {
      return .expression(expression(value))
    }
    return .plain(block(function.body))
  }

  func functionStatement(
    _ target: Name, _ function: Function, _ decorators: [Expression]
  ) -> StatementCode {
    decorated(makeFunction(function), decorators, write(target))
  }

  private func decorated(
    _ make: ExpressionCode, _ decorators: [Expression], _ store: StoreCode
  ) -> StatementCode {
    let wrappers = decorators.map { (expression($0), $0.range) }
    return StatementClosure { frame throws(Raise) in
      var functions: [Value] = []
      for (wrapper, _) in wrappers { functions.append(try wrapper(frame)) }
      var value = try make(frame)
      for (function, wrapper) in zip(functions, wrappers).reversed() {
        do throws(Raise) {
          value = try frame.context.call(function, [value])
        } catch {
          throw error.located(wrapper.1)
        }
      }
      try store(frame, value)
      return .normal
    }
  }

  func classStatement(
    _ target: Name, _ definition: ClassDefinition, _ decorators: [Expression],
    _ range: SourceRange
  ) -> StatementCode {
    decorated(makeClass(definition, range), decorators, write(target))
  }

  private func makeClass(_ definition: ClassDefinition, _ range: SourceRange) -> ExpressionCode {
    let bases = arguments(definition.bases, range)
    let compiler = inside(definition.body)
    let run = compiler.block(definition.body.body)
    let code = FunctionCode(definition.body, namespace: namespace, .plain(run))
    let module = namespace.name
    return ExpressionClosure { frame throws(Raise) in
      let context = frame.context
      let bases = try bases(frame, Value(definition.name))
      let inner = Frame(
        code: code, captures: frame.take(definition.body.captures), context: context)
      let ownBox = inner.addBox(0)
      let names = ClassNames()
      inner.classNames = names
      do throws(Raise) {
        _ = try run(inner)
      } catch {
        throw error.leaving(definition.name, definition.body.source, range)
      }
      do throws(Raise) {
        let made = try context.makeClass(
          definition, bases, names.attributes, module: module)
        ownBox.variable.pointee = .classObject(made)
        try context.announce(made, bases.keywords.filter { $0.name != "metaclass" })
        return .classObject(made)
      } catch {
        throw error.located(range)
      }
    }
  }
}

extension Context {
  func makeClass(
    _ definition: ClassDefinition, _ call: CallArguments, _ attributes: AttributeTable,
    module: String
  ) throws(Raise) -> ClassObject {
    let bases = try baseClasses(call)
    var attributes = attributes
    if let text = definition.body.documentation, attributes["__doc__"] == nil {
      attributes["__doc__"] = Value(text)
    }
    return try newClass(
      definition.name, qualifiedName: definition.qualifiedName, bases, attributes, module: module)
  }
}
