import Interpreter
import Library

/// Makes a network of guessed arguments.
///
/// A name says that `tokens` is about the vocabulary, and not whether it is a number, a text or a
/// table. Numbers come first; where the constructor cannot use one as a number, another kind of
/// value takes its place, and an object of settings gets the attributes that are read.
struct NetworkBuild {
  let type: ClassObject
  let session: Session

  /// - Throws: What the constructor throws for the first values, where no others fit.
  func network(
    _ call: ConstructorGuess.Call, replaced: Set<String> = [], changes: Int = 0
  ) throws(Raise) -> (value: Value, call: ConstructorGuess.Call) {
    do throws(Raise) {
      return (try session.context.call(.classObject(type), call.arguments), call)
    } catch {
      guard error.limit == nil, changes < 40 else { throw error }
      let message = error.message(in: session.context)
      if let next = completed(call, message),
        let made = try otherNetwork(next, replaced, changes)
      {
        return made
      }
      guard message.contains("'int'"), replaced.count < 3 else { throw error }
      // In one order only: which of two names is replaced first makes no difference.
      for name in call.guessed.sorted() where name > replaced.max() ?? "" {
        for value in standIns(for: name, in: call) {
          let next = call.replacing(name, by: value)
          if let made = try otherNetwork(next, replaced.union([name]), changes) { return made }
        }
      }
      throw error
    }
  }

  /// What another try makes; nothing where it fails, unless a limit of the run ended it.
  private func otherNetwork(
    _ call: ConstructorGuess.Call, _ replaced: Set<String>, _ changes: Int
  ) throws(Raise) -> (value: Value, call: ConstructorGuess.Call)? {
    do throws(Raise) {
      return try network(call, replaced: replaced, changes: changes + 1)
    } catch {
      if error.limit != nil { throw error }
      return nil
    }
  }

  /// The call with the attribute that an object of settings lacks.
  private func completed(
    _ call: ConstructorGuess.Call, _ message: String
  ) -> ConstructorGuess.Call? {
    let start = "AttributeError: 'SimpleNamespace' object has no attribute '"
    guard message.hasPrefix(start) else { return nil }
    let name = String(message.dropFirst(start.count).prefix { $0 != "'" })
    // Ready vectors, where there are none, are None.
    let isOptional = !Set(name.nameWords).isDisjoint(with: ["pretrained", "weights", "path"])
    let guess = SizeGuess(name)
    guard let value = isOptional ? Value.none : guess?.value else { return nil }
    var next = call
    if let guess, let size = value.asInt { next.sizes[guess] = size }
    for (_, settings) in call.arguments.keywords {
      guard case .instance(let object) = settings,
        object.classObject.name == "SimpleNamespace", object.attributes[name] == nil
      else { continue }
      object.attributes[name] = value
      return next
    }
    return nil
  }

  /// A list of two numbers, and a text and a table of as many entries as the number says, the
  /// likelier ones first.
  private func standIns(for name: String, in call: ConstructorGuess.Call) -> [Value] {
    let number = call.arguments.keywords.first { $0.name == name }?.value.asInt ?? 8
    let letters = "abcdefghijklmnopqrstuvwxyz".prefix(max(1, number))
    let table = DictObject()
    for (index, letter) in letters.enumerated() {
      _ = try? table.set(.int(index), for: Value(String(letter)), in: session.context)
    }
    let isText = !Set(name.nameWords).isDisjoint(with: [
      "tokens", "chars", "text", "letters", "alphabet", "words",
    ])
    let values: [Value] = [.dict(table), Value(String(letters))]
    let list = Value(list: [.int(number), .int(number + 1)])
    if name.hasSuffix("s"), ![.vocabulary, .output].contains(SizeGuess(name)) {
      return [list] + values
    }
    return (isText ? values.reversed() : values) + [list]
  }
}

extension ConstructorGuess.Call {
  fileprivate func replacing(_ name: String, by value: Value) -> ConstructorGuess.Call {
    var call = self
    for index in call.arguments.keywords.indices
    where call.arguments.keywords[index].name == name {
      call.arguments.keywords[index].value = value
    }
    return call
  }
}
