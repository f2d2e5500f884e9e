// The built-in functions.

func builtinFunctions() -> [BuiltinFunction] {
  textFunctions() + iterationFunctions() + reductionFunctions() + numberFunctions()
    + objectFunctions() + refusedFunctions()
}

private func textFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "print",
      [
        .variadic("args"), .keywordOnly("sep", " "), .keywordOnly("end", "\n"),
        .keywordOnly("file"), .keywordOnly("flush", false),
      ], style: .cpython,
      documentation: "Writes values as text, `sep` between them and `end` behind."
    ) { (arguments, context) throws(Raise) in
      func text(_ name: String, _ standard: String) throws(Raise) -> String {
        if arguments[name].isNone { return standard }
        if let text = arguments[name].asString { return text }
        throw Raise(
          .typeError, "\(name) must be None or a string, not \(arguments[name].plainTypeName)")
      }
      let (separator, end) = (try text("sep", " "), try text("end", "\n"))
      var parts: [String] = []
      for value in arguments.rest { parts.append(try context.text(value)) }
      let line = parts.joined(separator: separator) + end
      let file = arguments["file"].isNone ? context.redirectedOutput : arguments["file"]
      guard let file else {
        context.output(line)
        return .none
      }
      if !file.isNone { _ = try context.callMethod(file, "write", [Value(line)]) }
      return .none
    },
    BuiltinFunction("repr", of: "obj", documentation: "The text that a program would write.") {
      (value, context) throws(Raise) in Value(try context.repr(value))
    },
    BuiltinFunction("ascii", [.positional("obj")], documentation: "As `repr`, in ASCII.") {
      (arguments, context) throws(Raise) in
      Value(asciiLiteral(try context.repr(arguments.receiver)))
    },
    BuiltinFunction(
      "format", [.positional("value"), .positional("format_spec", "")],
      documentation: "A value in the form that a specification says."
    ) { (arguments, context) throws(Raise) in
      Value(try context.format(arguments.receiver, try arguments.string("format_spec")))
    },
    BuiltinFunction("chr", of: "i", documentation: "The character of a code point.") {
      (value, context) throws(Raise) in
      if case .bigInt = value {
        throw Raise(.overflowError, "Python int too large to convert to C int")
      }
      guard let code = value.asInt else {
        throw Raise(
          .typeError, "'\(value.plainTypeName)' object cannot be interpreted as an integer")
      }
      guard let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init) else {
        throw Raise(.valueError, "chr() arg not in range(0x110000)")
      }
      return context.character(scalar)
    },
    BuiltinFunction("ord", of: "c", documentation: "A character's code point.") {
      (value, _) throws(Raise) in
      guard let text = value.asString else {
        throw Raise(
          .typeError,
          "ord() expected string of length 1, but \(value.plainTypeName) found")
      }
      let scalars = text.unicodeScalars
      guard scalars.count == 1, let scalar = scalars.first else {
        throw Raise(
          .typeError,
          "ord() expected a character, but string of length \(scalars.count) found")
      }
      return .int(Int(scalar.value))
    },
    radixFunction("bin", 2, "0b"), radixFunction("oct", 8, "0o"), radixFunction("hex", 16, "0x"),
  ]
}

private func radixFunction(_ name: String, _ radix: Int, _ prefix: String) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("number")], documentation: "An integer as text in base \(radix)."
  ) { (arguments, context) throws(Raise) in
    let number = try context.anyInteger(arguments.receiver)
    let digits = try context.digits(of: number, radix: radix)
    return Value(digits.hasPrefix("-") ? "-" + prefix + digits.dropFirst() : prefix + digits)
  }
}

private func numberFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction("abs", of: "x", documentation: "The magnitude of a number.") {
      (value, context) throws(Raise) in try context.magnitude(value)
    },
    BuiltinFunction(
      "round", [.required("number"), .optional("ndigits")], style: .cpython,
      documentation: "The nearest number with so many decimals; to even at a half."
    ) { (arguments, context) throws(Raise) in
      try context.rounded(arguments["number"], digits: arguments["ndigits"])
    },
    BuiltinFunction(
      "divmod", [.positional("a"), .positional("b")],
      documentation: "Quotient, rounded down, and remainder."
    ) { (arguments, context) throws(Raise) in
      try context.quotientAndRemainder(arguments["a"], arguments["b"])
    },
    BuiltinFunction(
      "pow", [.required("base"), .required("exp"), .optional("mod")], style: .cpython,
      documentation: "A power, with a third argument its remainder."
    ) { (arguments, context) throws(Raise) in
      if arguments["mod"].isNone {
        return try context.binary(.power, arguments["base"], arguments["exp"])
      }
      if let result = try context.callSpecial(
        arguments["base"], "__pow__", [arguments["exp"], arguments["mod"]]),
        !result.isNotImplemented
      {
        return result
      }
      guard let base = arguments["base"].asBigInt, let exponent = arguments["exp"].asBigInt,
        let modulus = arguments["mod"].asBigInt
      else {
        throw Raise(
          .typeError, "pow() 3rd argument not allowed unless all arguments are integers")
      }
      return try context.modularPower(base, exponent, modulus)
    },
  ]
}

extension Context {
  /// Python's `divmod(a, b)`.
  fileprivate func quotientAndRemainder(_ a: Value, _ b: Value) throws(Raise) -> Value {
    if let result = try callSpecial(a, "__divmod__", [b]), !result.isNotImplemented {
      return result
    }
    if let result = try callSpecial(b, "__rdivmod__", [a]), !result.isNotImplemented {
      return result
    }
    let pair = (a.isNumber, b.isNumber)
    switch (a, b) {
    case (.native, _), (_, .native): break
    case _ where !pair.0 || !pair.1:
      throw .unsupportedOperands("divmod()", a.plainTypeName, b.plainTypeName)
    case (.float, _), (_, .float):
      if try !truth(b) { throw Raise(.zeroDivisionError, "float divmod()") }
    default: break
    }
    return Value(tuple: [try binary(.floorDivide, a, b), try binary(.modulo, a, b)])
  }
}

private func refusedFunctions() -> [BuiltinFunction] {
  func refuse(_ name: String, _ why: String, _ fix: String?) -> BuiltinFunction {
    BuiltinFunction(
      name, [.variadic("args"), .keywords("kwargs")], documentation: "Refused: \(why)."
    ) { (_, _) throws(Raise) in
      throw Raise(.notImplementedError, "\(name)() is not available: \(why)", fix: fix)
    }
  }
  return [
    refuse("input", "a note has no keyboard", "assign the value in the cell"),
    refuse("open", "this run gives cells no files", nil),
    refuse("id", "addresses change from run to run", "compare objects with 'is'"),
    refuse("exec", "cells run no code from text", "write the code in a cell"),
    refuse("eval", "cells run no code from text", "write the code in a cell"),
    refuse("compile", "cells run no code from text", "write the code in a cell"),
    refuse("__import__", "modules are imported by 'import'", "write import NAME"),
    refuse("breakpoint", "a note has no debugger", "print the values"),
    refuse("globals", "a note's names are not a dict", "use the names themselves"),
    refuse("locals", "a function's names are not a dict", "use the names themselves"),
    refuse("help", "cells show no pages of help", "print its __doc__"),
    exitFunction("exit"), exitFunction("quit"),
  ]
}

/// `exit(code)`: what `sys.exit` does.
private func exitFunction(_ name: String) -> BuiltinFunction {
  BuiltinFunction(
    name, [.optional("code")], documentation: "Ends the cell, or the script, by SystemExit."
  ) { (arguments, context) throws(Raise) in
    let exit = InstanceObject(of: context.types.exception(.systemExit))
    exit.attributes["args"] = Value(tuple: [arguments["code"]])
    exit.attributes["code"] = arguments["code"]
    throw Raise(exit)
  }
}

extension Context {
  /// What a cell has put in the place of `sys.stdout`; nothing while that is as it was.
  fileprivate var redirectedOutput: Value? {
    guard let module = loadedModules["sys"], let current = module.attributes["stdout"],
      let own = module.attributes["__stdout__"], !current.isIdentical(to: own)
    else { return nil }
    return current
  }
}
