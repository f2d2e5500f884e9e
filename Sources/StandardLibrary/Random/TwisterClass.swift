import Interpreter

/// The generator behind an object of `random.Random`.
private final class TwisterState {
  var twister: MersenneTwister
  init(_ twister: MersenneTwister) { self.twister = twister }
}

/// The native part of `random.Random`: bits, seeds and states; what is made of them is in the
/// module's text.
var twisterClass: ClassObject {
  ClassObject(name: "Random", module: "_random", base: nil, methods: drawing + states)
}

private func method(
  _ name: String, _ parameters: [BuiltinParameter] = [],
  _ body: @escaping (TwisterState, Arguments, Context) throws(Raise) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: "Random.\(name)"
  ) { (arguments, context) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else {
      throw arguments.wrongType("self", expected: "Random")
    }
    let state = object.payload(as: TwisterState.self) ?? TwisterState(MersenneTwister(words: [0]))
    object.payload = state
    return try body(state, arguments, context)
  }
}

private var drawing: [BuiltinFunction] {
  [
    method("random") { (state, _, _) throws(Raise) in .float(state.twister.nextDouble()) },
    method("_word") { (state, _, _) throws(Raise) in .int(Int(state.twister.next())) },
    method("_below", [.positional("n")]) { (state, arguments, _) throws(Raise) in
      let bound = try arguments.int("n")
      guard bound > 0 else { throw Raise(.valueError, "the bound is above 0") }
      return .int(Int(truncatingIfNeeded: state.twister.next(below: UInt64(bound))))
    },
    method("_bits", [.positional("k")]) { (state, arguments, _) throws(Raise) in
      let count = try arguments.int("k")
      guard (1...63).contains(count) else { throw Raise(.valueError, "1 to 63 bits at a time") }
      return .int(Int(truncatingIfNeeded: state.twister.next(bits: count)))
    },
  ]
}

private var states: [BuiltinFunction] {
  [
    method("_seed", [.positional("words")]) { (state, arguments, _) throws(Raise) in
      var words: [UInt32] = []
      for value in try arguments.ints("words") { words.append(UInt32(truncatingIfNeeded: value)) }
      state.twister = MersenneTwister(words: words.isEmpty ? [0] : words)
      return .none
    },
    method("_state") { (state, _, _) throws(Raise) in
      Value(tuple: state.twister.state.map { .int(Int($0)) } + [.int(state.twister.position)])
    },
    method("_set_state", [.positional("state")]) { (state, arguments, _) throws(Raise) in
      let numbers = try arguments.ints("state")
      let words = numbers.dropLast().compactMap { UInt32(exactly: $0) }
      guard let last = numbers.last, words.count == 624,
        let twister = MersenneTwister(state: words, position: last)
      else { throw Raise(.valueError, "invalid state") }
      state.twister = twister
      return .none
    },
  ]
}

/// `_text_words(text)`: the words of the number that CPython makes of a text's bytes and their
/// SHA-512, lowest first.
var textWordsFunction: Value {
  .builtin(
    BuiltinFunction("_text_words", [.positional("text")]) { (arguments, _) throws(Raise) in
      let bytes: [UInt8]
      if let given = arguments["text"].native(as: BytesObject.self) {
        bytes = given.bytes
      } else {
        bytes = Array(try arguments.string("text").utf8)
      }
      var all = Array((bytes + SHA512.digest(bytes)).reversed())
      while all.count % 4 != 0 { all.append(0) }
      var words = stride(from: 0, to: all.count, by: 4).map { start in
        all[start..<start + 4].reversed().reduce(0) { $0 << 8 | Int($1) }
      }
      while words.count > 1, words.last == 0 { words.removeLast() }
      return Value(list: words.map { .int($0) })
    })
}

/// `_float_hash(x)`: CPython's hash of a finite float: its value modulo 2⁶¹ − 1.
var floatHashFunction: Value {
  .builtin(
    BuiltinFunction("_float_hash", [.positional("x")]) { (arguments, _) throws(Raise) in
      let number = try arguments.double("x")
      if number.isInfinite { return .int(number > 0 ? 314_159 : -314_159) }
      if number.isNaN || number == 0 { return 0 }
      let modulus: UInt64 = (1 << 61) - 1
      // The significand as a whole number, times a power of two: a rotation of 61 bits.
      let significand = UInt64(number.significandBitPattern | (number.isNormal ? 1 << 52 : 0))
      let exponent = Int(number.isNormal ? number.exponent : -1022) - 52
      let turn = UInt64(((exponent % 61) + 61) % 61)
      let low = significand << turn & modulus
      let rotated = (low | significand >> (61 - turn)) % modulus
      let hash = Int(rotated)
      return .int(number < 0 ? (hash == 1 ? -2 : -hash) : hash)
    })
}
