import Diagnostics
import Dialect

/// Compares a subject with a pattern and notes what the pattern's names stand for.
private typealias Matcher = (Frame, Value, inout [Value]) throws(Raise) -> Bool

extension Compiler {
  /// `match`: the number of the first case that fits, its names bound; nothing when none does.
  func choice(
    _ subject: Expression, _ cases: [MatchCase]
  ) -> (Frame) throws(Raise) -> Int? {
    let value = expression(subject)
    let arms = cases.map { arm($0) }
    return { frame throws(Raise) in
      let subject = try value(frame)
      for (index, arm) in arms.enumerated() {
        try frame.context.step()
        if try arm(frame, subject) { return index }
      }
      return nil
    }
  }

  private func arm(_ matchCase: MatchCase) -> (Frame, Value) throws(Raise) -> Bool {
    let names = matchCase.pattern.names
    var slots: [String: Int] = [:]
    for (index, name) in names.enumerated() { slots[name.text] = index }
    let stores = names.map { write($0) }
    let matches = matcher(matchCase.pattern, slots)
    let condition = matchCase.condition.map { self.condition($0) }
    return { frame, subject throws(Raise) in
      var captured = [Value](repeating: .none, count: stores.count)
      guard try matches(frame, subject, &captured) else { return false }
      for (store, value) in zip(stores, captured) { try store(frame, value) }
      return try condition?.isTrue(frame) ?? true
    }
  }

  private func matcher(_ pattern: Pattern, _ slots: [String: Int]) -> Matcher {
    let range = pattern.range
    switch pattern.kind {
    case .wildcard: return { _, _, _ throws(Raise) in true }
    case .capture(let name):
      let slot = slots[name.text] ?? 0
      return { _, subject, captured throws(Raise) in
        captured[slot] = subject
        return true
      }
    case .value(let value): return equal(value, range)
    case .or(let patterns):
      let parts = patterns.map { Part(matches: matcher($0, slots)) }
      return { frame, subject, captured throws(Raise) in
        for part in parts where try part.matches(frame, subject, &captured) { return true }
        return false
      }
    case .sequence(let patterns, let starred):
      return sequence(patterns.map { Part(matches: matcher($0, slots)) }, starred)
    case .mapping(let keys, let values, let rest):
      return mapping(
        keys.map { expression($0) }, values.map { Part(matches: matcher($0, slots)) },
        rest.map { slots[$0.text] ?? 0 }, range)
    case .instance(let type, let positional, let keywords, let values):
      return instance(
        expression(type), positional.map { Part(matches: matcher($0, slots)) },
        zip(keywords, values).map { ($0, Part(matches: matcher($1, slots))) }, range)
    case .alias(let pattern, let name):
      let (part, slot) = (matcher(pattern, slots), slots[name.text] ?? 0)
      return { frame, subject, captured throws(Raise) in
        captured[slot] = subject
        return try part(frame, subject, &captured)
      }
    }
  }

  private func equal(_ value: Expression, _ range: SourceRange) -> Matcher {
    let other = expression(value)
    let isSingleton =
      switch value.kind {
      case .none, .bool: true
      default: false
      }
    return { frame, subject, _ throws(Raise) in
      let other = try other(frame)
      if isSingleton { return subject.isIdentical(to: other) }
      do throws(Raise) {
        return try frame.context.equals(subject, other)
      } catch {
        throw error.located(range)
      }
    }
  }

  private func sequence(_ parts: [Part], _ starred: Int?) -> Matcher {
    { frame, subject, captured throws(Raise) in
      let elements: [Value]
      switch subject.plain {
      case .list(let list): elements = list.elements
      case .tuple(let tuple): elements = tuple.elements
      case .range(let range):
        guard range.count <= parts.count || starred != nil else { return false }
        elements = try frame.context.elements(of: subject)
      default: return false
      }
      let surplus = elements.count - parts.count
      guard starred == nil ? surplus == 0 : surplus >= -1 else { return false }
      for (index, part) in parts.enumerated() {
        let element: Value
        if let starred, index == starred {
          element = Value(list: Array(elements[index..<index + surplus + 1]))
        } else {
          element = elements[index > starred ?? index ? index + surplus : index]
        }
        guard try part.matches(frame, element, &captured) else { return false }
      }
      return true
    }
  }

  private func mapping(
    _ keys: [ExpressionCode], _ parts: [Part], _ rest: Int?, _ range: SourceRange
  ) -> Matcher {
    { frame, subject, captured throws(Raise) in
      guard let dict = subject.asDict else { return false }
      do throws(Raise) {
        let left = DictObject(dict.table)
        for (key, part) in zip(keys, parts) {
          let key = try key(frame)
          guard let value = try dict.value(for: key, in: frame.context),
            try part.matches(frame, value, &captured)
          else { return false }
          _ = try left.remove(key, in: frame.context)
        }
        if let rest { captured[rest] = .dict(left) }
        return true
      } catch {
        throw error.located(range)
      }
    }
  }

  private func instance(
    _ type: ExpressionCode, _ positional: [Part], _ keywords: [(String, Part)],
    _ range: SourceRange
  ) -> Matcher {
    { frame, subject, captured throws(Raise) in
      do throws(Raise) {
        let context = frame.context
        guard case .classObject(let classObject) = try type(frame) else {
          throw Raise(.typeError, "called match pattern must be a type")
        }
        guard context.isInstance(subject, of: classObject) else { return false }
        let names = try context.positionalNames(classObject, count: positional.count)
        for (name, part) in zip(names, positional) {
          var value = subject
          if let name {
            guard let found = try context.attributeIfPresent(subject, name) else { return false }
            value = found
          }
          guard try part.matches(frame, value, &captured) else { return false }
        }
        for (name, part) in keywords {
          guard let value = try context.attributeIfPresent(subject, name),
            try part.matches(frame, value, &captured)
          else { return false }
        }
        return true
      } catch {
        throw error.located(range)
      }
    }
  }

  /// A matcher that stands in a list.
  private struct Part {
    let matches: Matcher
  }
}

extension Context {
  /// The attributes that a class's patterns by place stand for: nothing for the value itself.
  fileprivate func positionalNames(
    _ classObject: ClassObject, count: Int
  ) throws(Raise) -> [String?] {
    if count == 0 { return [] }
    let plain = [
      types.bool, types.dict, types.float, types.frozenSet, types.int, types.list, types.set,
      types.string, types.tuple,
    ]
    var names: [String?] = []
    if plain.contains(where: { classObject === $0 }) {
      names = [nil]
    } else if let given = classObject.lookup("__match_args__") {
      guard case .tuple(let tuple) = given else {
        throw Raise(
          .typeError,
          "\(classObject.name).__match_args__ must be a tuple (got \(given.plainTypeName))")
      }
      names = tuple.elements.map { $0.asString }
    }
    if count <= names.count { return Array(names.prefix(count)) }
    let plural = names.count == 1 ? "" : "s"
    throw Raise(
      .typeError,
      "\(classObject.name)() accepts \(names.count) positional sub-pattern\(plural) "
        + "(\(count) given)")
  }

  fileprivate func attributeIfPresent(
    _ value: Value, _ name: String
  ) throws(Raise) -> Value? {
    do throws(Raise) {
      return try attribute(value, name)
    } catch {
      if error.isKind(.attributeError) { return nil }
      throw error
    }
  }
}
