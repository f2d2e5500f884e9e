import Dialect

// Built-in functions over iterables.

func iterationFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction("len", of: "obj", documentation: "How many elements there are.") {
      (value, context) throws(Raise) in .int(try context.length(value))
    },
    BuiltinFunction(
      "iter", [.positional("iterable"), .positional("sentinel", .notImplemented)],
      documentation: "An iterator over the elements."
    ) { (arguments, context) throws(Raise) in
      let sentinel = arguments["sentinel"]
      if sentinel.isNotImplemented {
        return try context.iteratorValue(arguments.receiver)
      }
      let function = arguments.receiver
      return .iterator(
        IteratorObject(typeName: "callable_iterator") { (context) throws(Raise) in
          let value = try context.call(function, [])
          return try context.equals(value, sentinel) ? nil : value
        })
    },
    BuiltinFunction(
      "next", [.positional("iterator"), .positional("default", .notImplemented)],
      documentation: "The next element of an iterator."
    ) { (arguments, context) throws(Raise) in
      if let value = try context.next(arguments.receiver) { return value }
      if !arguments["default"].isNotImplemented { return arguments["default"] }
      if case .iterator(let object) = arguments.receiver,
        let generator = object as? GeneratorObject
      {
        throw generator.ended(in: context)
      }
      throw Raise(.stopIteration, "")
    },
    BuiltinFunction(
      "enumerate", [.required("iterable"), .optional("start", 0)], style: .cpython,
      documentation: "Pairs of a count and an element."
    ) { (arguments, context) throws(Raise) in
      let iterator = try context.iterator(arguments["iterable"])
      var count = try arguments.int("start")
      return .iterator(
        IteratorObject(typeName: "enumerate") { (context) throws(Raise) in
          guard let value = try iterator.next(in: context) else { return nil }
          defer { count &+= 1 }
          return Value(tuple: [.int(count), value])
        })
    },
    BuiltinFunction(
      "zip", [.variadic("iterables"), .keywordOnly("strict", false)], style: .cpython,
      documentation: "Tuples of the elements side by side, as far as the shortest goes."
    ) { (arguments, context) throws(Raise) in
      var iterators: [IteratorObject] = []
      for iterable in arguments.rest { iterators.append(try context.iterator(iterable)) }
      let isStrict = try context.truth(arguments["strict"])
      return .iterator(zipped(iterators, isStrict: isStrict))
    },
    BuiltinFunction(
      "map", [.positional("function"), .variadic("iterables")],
      documentation: "The function's results for each element."
    ) { (arguments, context) throws(Raise) in
      var iterators: [IteratorObject] = []
      for iterable in arguments.rest { iterators.append(try context.iterator(iterable)) }
      if iterators.isEmpty {
        throw Raise(.typeError, "map() must have at least two arguments.")
      }
      let function = arguments.receiver
      return .iterator(
        IteratorObject(typeName: "map") { [iterators] (context) throws(Raise) in
          var values: [Value] = []
          for iterator in iterators {
            guard let value = try iterator.next(in: context) else { return nil }
            values.append(value)
          }
          return try context.call(function, values)
        })
    },
    BuiltinFunction(
      "filter", [.positional("function"), .positional("iterable")],
      documentation: "The elements for which the function is true."
    ) { (arguments, context) throws(Raise) in
      let function = arguments["function"]
      let iterator = try context.iterator(arguments["iterable"])
      return .iterator(
        IteratorObject(typeName: "filter") { (context) throws(Raise) in
          while let value = try iterator.next(in: context) {
            try context.step()
            let kept = function.isNone ? value : try context.call(function, [value])
            if try context.truth(kept) { return value }
          }
          return nil
        })
    },
    BuiltinFunction(
      "reversed", [.positional("sequence")], documentation: "The elements from the last on."
    ) { (arguments, context) throws(Raise) in try context.reversed(arguments.receiver) },
    BuiltinFunction(
      "sorted",
      [.positional("iterable"), .keywordOnly("key"), .keywordOnly("reverse", false)],
      style: .cpython, documentation: "A sorted list; equal elements keep their order."
    ) { (arguments, context) throws(Raise) in
      let elements = try context.elements(of: arguments.receiver)
      return Value(
        list: try context.sorted(
          elements, key: arguments["key"], isReversed: try context.isFlagged(arguments["reverse"])))
    },
  ]
}

private func zipped(_ iterators: [IteratorObject], isStrict: Bool) -> IteratorObject {
  IteratorObject(typeName: "zip") { (context) throws(Raise) in
    if iterators.isEmpty { return nil }
    var values: [Value] = []
    values.reserveCapacity(iterators.count)
    for (index, iterator) in iterators.enumerated() {
      guard let value = try iterator.next(in: context) else {
        if isStrict { try checkStrict(iterators, at: index, in: context) }
        return nil
      }
      values.append(value)
    }
    return Value(tuple: values)
  }
}

private func checkStrict(
  _ iterators: [IteratorObject], at index: Int, in context: Context
) throws(Raise) {
  func name(_ count: Int) -> String { count == 1 ? "argument 1" : "arguments 1-\(count)" }
  if index > 0 {
    throw Raise(
      .valueError, "zip() argument \(index + 1) is shorter than \(name(index))")
  }
  for (other, iterator) in iterators.enumerated().dropFirst()
  where try iterator.next(in: context) != nil {
    throw Raise(.valueError, "zip() argument \(other + 1) is longer than \(name(other))")
  }
}

func reductionFunctions() -> [BuiltinFunction] {
  [
    BuiltinFunction(
      "sum", [.positional("iterable"), .optional("start", 0)], style: .cpython,
      documentation: "The sum of the elements."
    ) { (arguments, context) throws(Raise) in
      var total = arguments["start"]
      if case .string = total {
        throw Raise(.typeError, "sum() can't sum strings [use ''.join(seq) instead]")
      }
      try context.forEach(arguments.receiver) { (value) throws(Raise) in
        total = try context.binary(.add, total, value)
      }
      return total
    },
    BuiltinFunction("any", [.positional("iterable")], documentation: "Whether one is true.") {
      (arguments, context) throws(Raise) in
      let iterator = try context.iterator(arguments.receiver)
      while let value = try iterator.next(in: context) {
        try context.step()
        if try context.truth(value) { return true }
      }
      return false
    },
    BuiltinFunction("all", [.positional("iterable")], documentation: "Whether all are true.") {
      (arguments, context) throws(Raise) in
      let iterator = try context.iterator(arguments.receiver)
      while let value = try iterator.next(in: context) {
        try context.step()
        if try !context.truth(value) { return false }
      }
      return true
    },
    extremum("min", "The smallest.", .less), extremum("max", "The largest.", .greater),
  ]
}

private func extremum(
  _ name: String, _ documentation: String, _ isBetter: ComparisonOperator
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.variadic("args"), .keywordOnly("key"), .keywordOnly("default", .notImplemented)],
    style: .cpython,
    documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let first = arguments.rest.first else {
      throw Raise(.typeError, "\(name) expected at least 1 argument, got 0")
    }
    let isSingle = arguments.rest.count == 1
    let elements = isSingle ? try context.elements(of: first) : arguments.rest
    let key = arguments["key"]
    var best: (key: Value, value: Value)?
    for element in elements {
      try context.step()
      let rank = key.isNone ? element : try context.call(key, [element])
      if let current = best, try !context.truth(context.compare(isBetter, rank, current.key)) {
        continue
      }
      best = (rank, element)
    }
    if let best { return best.value }
    if !arguments["default"].isNotImplemented { return arguments["default"] }
    throw Raise(.valueError, "\(name)() arg is an empty sequence")
  }
}

extension Context {
  /// Python's `iter(value)` as a value: an instance with `__next__` stays itself.
  func iteratorValue(_ value: Value) throws(Raise) -> Value {
    if case .instance = value, let result = try callSpecial(value, "__iter__") { return result }
    return .iterator(try iterator(value))
  }

  /// The next element of an iterator, or nothing at its end.
  package func next(_ value: Value) throws(Raise) -> Value? {
    switch value {
    case .iterator(let object): return try object.next(in: self)
    case .instance(let object) where object.classObject.lookup("__next__") != nil:
      return try InstanceIterator(object).next(in: self)
    case .native(let object) where special(value, "__next__") != nil:
      return try object.iterator(in: self).next(in: self)
    default: throw Raise.notIterator(typeName: value.plainTypeName)
    }
  }

  func reversed(_ value: Value) throws(Raise) -> Value {
    switch value {
    case .range(let range):
      let last = range.element(at: range.count - 1)
      let backwards = RangeObject(
        start: range.count == 0 ? 0 : last, stop: range.count == 0 ? 0 : range.start &- range.step,
        step: range.step == Int.min ? Int.max : -range.step)
      return .iterator(try iterator(.range(backwards)))
    case .set, .iterator: break
    case .instance:
      if let result = try callSpecial(value, "__reversed__") { return result }
      if special(value, "__getitem__") != nil { return try backwards(value) }
      if let base = value.base { return try reversed(base) }
    case .list: return try collectedBackwards(value, "list_reverseiterator")
    case .dict: return try collectedBackwards(value, "dict_reversekeyiterator")
    case .tuple, .string: return try collectedBackwards(value, "reversed")
    case .native: return try backwards(value)
    default: break
    }
    if case .iterator(let object) = value, object is DictView {
      return try collectedBackwards(
        value, "dict_reverse\(object.typeName.dropFirst(5).dropLast())iterator")
    }
    throw Raise(.typeError, "'\(value.plainTypeName)' object is not reversible")
  }

  private func collectedBackwards(_ value: Value, _ typeName: String) throws(Raise) -> Value {
    let elements = try elements(of: value)
    var index = elements.count
    return .iterator(
      IteratorObject(typeName: typeName) { (_) throws(Raise) in
        index -= 1
        return index >= 0 ? elements[index] : nil
      })
  }

  private func backwards(_ value: Value) throws(Raise) -> Value {
    var index = try length(value)
    return .iterator(
      IteratorObject(typeName: "reversed") { (context) throws(Raise) in
        index -= 1
        return index >= 0 ? try context.item(value, .int(index)) : nil
      })
  }
}
