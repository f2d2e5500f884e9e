import Diagnostics
import Dialect

// The sentences of the exceptions that more than one place raises, as CPython 3.11 words them.

extension Raise {
  static func unboundLocal(_ name: String) -> Raise {
    Raise(
      .unboundLocalError,
      "cannot access local variable '\(name)' where it is not associated with a value")
  }

  static func unboundFree(_ name: String) -> Raise {
    Raise(
      .nameError,
      "cannot access free variable '\(name)' where it is not associated with a value in "
        + "enclosing scope")
  }

  package static func notCallable(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object is not callable")
  }

  package static func notSubscriptable(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object is not subscriptable")
  }

  package static func noItemAssignment(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object does not support item assignment")
  }

  package static func noItemDeletion(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object doesn't support item deletion")
  }

  package static func noLength(typeName: String) -> Raise {
    Raise(.typeError, "object of type '\(typeName)' has no len()")
  }

  package static func notIterable(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object is not iterable")
  }

  static func notSpreadable(typeName: String) -> Raise {
    Raise(.typeError, "Value after * must be an iterable, not \(typeName)")
  }

  static func notIterator(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object is not an iterator")
  }

  static func notContainer(typeName: String) -> Raise {
    Raise(.typeError, "argument of type '\(typeName)' is not iterable")
  }

  package static func unhashable(typeName: String) -> Raise {
    Raise(.typeError, "unhashable type: '\(typeName)'")
  }

  static var changedDuringLookup: Raise {
    Raise(
      .runtimeError, "an __eq__ changed the container in which it was comparing keys")
  }

  package static func noFormat(typeName: String) -> Raise {
    Raise(.typeError, "unsupported format string passed to \(typeName).__format__")
  }

  package static func noContextManager(typeName: String) -> Raise {
    Raise(.typeError, "'\(typeName)' object does not support the context manager protocol")
  }

  static func noExit(typeName: String) -> Raise {
    Raise(
      .typeError,
      "'\(typeName)' object does not support the context manager protocol "
        + "(missed __exit__ method)")
  }

  package static func badOperand(_ op: UnaryOperator, typeName: String) -> Raise {
    Raise(.typeError, "bad operand type for unary \(op.rawValue): '\(typeName)'")
  }

  package static func unsupportedOperands(
    _ op: String, _ left: String, _ right: String
  ) -> Raise {
    Raise(.typeError, "unsupported operand type(s) for \(op): '\(left)' and '\(right)'")
  }

  static func unordered(_ op: ComparisonOperator, _ left: String, _ right: String) -> Raise {
    Raise(
      .typeError,
      "'\(op.rawValue)' not supported between instances of '\(left)' and '\(right)'")
  }

  package static func wrongArgumentType(
    function: String, parameter: String, expected: String, found: String
  ) -> Raise {
    Raise(.typeError, "\(function)(): argument '\(parameter)' must be \(expected), not \(found)")
  }

  /// An integer beyond 64 bits where a size, an index or a float is wanted.
  static func tooLarge(for wanted: String) -> Raise {
    Raise(
      .overflowError,
      wanted == "float"
        ? "int too large to convert to float" : "Python int too large to convert to C long")
  }

  static func doesNotFitIndex(_ kind: ExceptionKind) -> Raise {
    Raise(kind, "cannot fit 'int' into an index-sized integer")
  }

  static func integerTooLarge(bits: Int) -> Raise {
    Raise(.memoryError, "the integer would have more than \(bits) bits", fix: "use a float")
  }

  static let outOfMemoryAdvice = "make it smaller, or build it in parts"

  package static func tooLarge(_ what: String, limit: Int) -> Raise {
    Raise(
      .memoryError, "\(what) would have more than \(limit) elements", fix: outOfMemoryAdvice)
  }

  static func recursionTooDeep(during what: String = "") -> Raise {
    Raise(
      .recursionError,
      "maximum recursion depth exceeded" + (what.isEmpty ? "" : " \(what)"))
  }

  package static func keyError(
    _ key: Value, in context: Context, fix: String? = nil
  ) -> Raise {
    let object = InstanceObject(of: context.types.exception(.keyError))
    object.attributes["args"] = Value(tuple: [key])
    return Raise(object, fix: fix)
  }
}

// How arguments fail to meet parameters.

extension Raise {
  static func missingArguments(_ names: [String], kind: String, function: String) -> Raise {
    let quoted = names.map { "'\($0)'" }
    let list =
      switch quoted.count {
      case 1: quoted[0]
      case 2: "\(quoted[0]) and \(quoted[1])"
      default: quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
      }
    return Raise(
      .typeError,
      "\(function)() missing \(names.count) required \(kind) argument"
        + "\(names.count == 1 ? "" : "s"): \(list)")
  }

  /// As PyTorch's functions that are written in C++ say it, with their plural.
  package static func missingArguments(_ names: [String], torch function: String) -> Raise {
    let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
    return Raise(
      .typeError,
      "\(function)() missing \(names.count) required positional argument"
        + "\(names.count == 1 ? "s" : ""): \(list)")
  }

  static func tooManyArguments(
    function: String, least: Int, most: Int, given: Int, keywordOnly: Int
  ) -> Raise {
    let range = least == most ? "\(most)" : "from \(least) to \(most)"
    let plural = most == 1 && least == most ? "" : "s"
    let extra =
      keywordOnly == 0
      ? ""
      : " positional argument\(given == 1 ? "" : "s") (and \(keywordOnly) keyword-only argument"
        + "\(keywordOnly == 1 ? "" : "s"))"
    let verb = given == 1 && keywordOnly == 0 ? "was" : "were"
    return Raise(
      .typeError,
      "\(function)() takes \(range) positional argument\(plural) but \(given)\(extra) \(verb) given"
    )
  }

  static func unexpectedKeyword(
    _ name: String, function: String, known: [String], isPositionalOnly: Bool
  ) -> Raise {
    if isPositionalOnly {
      return Raise(
        .typeError,
        "\(function)() got some positional-only arguments passed as keyword arguments: '\(name)'")
    }
    let near = nearestName(to: name, among: known.filter { $0 != "self" })
    return Raise(
      .typeError, "\(function)() got an unexpected keyword argument '\(name)'",
      fix: near.map { "write \($0)=" })
  }

  static func multipleValues(_ name: String, function: String) -> Raise {
    Raise(.typeError, "\(function)() got multiple values for argument '\(name)'")
  }
}

// What can't be set.

extension Raise {
  static func fixedClassPart(_ className: String, _ part: String) -> Raise {
    Raise(
      .notImplementedError, "\(className).\(part) can't be changed: a class stays what it is",
      fix: "write a new class")
  }

  static func immutableType(_ name: String, attribute: String) -> Raise {
    Raise(.typeError, "cannot set '\(attribute)' attribute of immutable type '\(name)'")
  }

  static func noDeleter(_ name: String, className: String) -> Raise {
    Raise(.attributeError, "property '\(name)' of '\(className)' object has no deleter")
  }

  static func noSetter(_ name: String, of type: ClassObject) -> Raise {
    // Classes that messages name with their module are written in C, where attributes are told so.
    if type.messageName != type.name {
      return Raise(
        .attributeError,
        "attribute '\(name)' of '\(type.messageName)' objects is not writable")
    }
    return Raise(.attributeError, "property '\(name)' of '\(type.name)' object has no setter")
  }
}

// How elements fail to meet targets.

extension Raise {
  static func cannotUnpack(typeName: String) -> Raise {
    Raise(.typeError, "cannot unpack non-iterable \(typeName) object")
  }

  static func tooFewToUnpack(expected: Int, found: Int, atLeast: Bool) -> Raise {
    Raise(
      .valueError,
      "not enough values to unpack (expected \(atLeast ? "at least " : "")\(expected), "
        + "got \(found))")
  }

  static func tooManyToUnpack(expected: Int) -> Raise {
    Raise(.valueError, "too many values to unpack (expected \(expected))")
  }
}

// Syntax that has no meaning where it stands.

extension Raise {
  static var misplacedStar: Raise {
    Raise(.typeError, "can't use starred expression here")
  }

  static var misplacedYield: Raise {
    Raise(
      .notImplementedError, "the cell language has no 'yield' inside an expression",
      fix: "give the value a name first: x = yield y")
  }
}

// Receivers.

extension Raise {
  static func wrongReceiver(_ method: String, of typeName: String, found: String) -> Raise {
    Raise(
      .typeError,
      "descriptor '\(method)' for '\(typeName)' objects doesn't apply to a '\(found)' object")
  }
}
