import Interpreter

/// A generator as a value: `RandomState` or `Generator`.
final class GeneratorBits: NativeObject {
  let source: any BitSource
  let typeName: String

  init(_ source: any BitSource, typeName: String) {
    self.source = source
    self.typeName = typeName
  }

  func repr(in context: Context) throws(Raise) -> String {
    typeName.hasSuffix("RandomState") ? "RandomState(MT19937)" : "Generator(PCG64)"
  }
}

/// The seed of the old generator where a note gives none: a note's numbers are the same each time.
private let standardSeed: UInt32 = 0

/// The module `numpy.random`.
func randomModule(in context: Context) -> ModuleObject {
  let source = TwisterSource(seed: standardSeed)
  let (old, new) = ("numpy.random.RandomState", "numpy.random.Generator")
  let state = ClassObject(
    name: "RandomState", module: "numpy.random", base: context.types.object,
    documentation: "The old generator.",
    construct: ArrayFunction("RandomState", "seed=None", "A generator with a seed.") { call in
      .native(GeneratorBits(TwisterSource(seed: try call.oldSeed()), typeName: old))
    }.function,
    methods: oldDraws.filter { !["ranf", "sample"].contains($0.name) }.map(\.method)
      + [seedMethod] + stateFunctions(nil).map(\.function))
  let generator = ClassObject(
    name: "Generator", module: "numpy.random", base: context.types.object,
    documentation: "The new generator.", methods: newDraws.map(\.method))
  context.register(nativeClass: state, typeName: old)
  context.register(nativeClass: generator, typeName: new)
  let seed = ArrayFunction("seed", "seed=None", "Starts the numbers anew.") { call in
    source.reseed(try call.oldSeed())
    return .none
  }
  let make = ArrayFunction("default_rng", "seed=None", "A new generator with a seed.") { call in
    if call["seed"].native(as: GeneratorBits.self) != nil { return call["seed"] }
    return .native(GeneratorBits(PermutedSource(seed: try call.newSeed()), typeName: new))
  }
  return ModuleObject(
    name: "numpy.random", documentation: "Random numbers.",
    functions: oldDraws.map { $0.function(source) } + [seed.function, make.function]
      + stateFunctions(source).map(\.function),
    attributes: [("RandomState", .classObject(state)), ("Generator", .classObject(generator))])
}

private var seedMethod: BuiltinFunction {
  ArrayFunction("seed", "self, seed=None", "Starts the numbers anew.") { call in
    let bits = call.arguments.receiver.native(as: GeneratorBits.self)
    (bits?.source as? TwisterSource)?.reseed(try call.oldSeed())
    return .none
  }.function
}

extension Call {
  fileprivate func oldSeed() throws -> UInt32 {
    guard isGiven("seed") else { return standardSeed }
    guard let seed = UInt32(exactly: try int("seed")) else {
      throw ArrayError.value("Seed must be between 0 and 2**32 - 1").raise
    }
    return seed
  }

  /// The seed in words of 32 bits, the lowest first.
  fileprivate func newSeed() throws -> [UInt32] {
    guard isGiven("seed") else { return [standardSeed] }
    return try ints("seed").flatMap { seed in
      guard seed >= 0 else { throw ArrayError.value("expected non-negative integer").raise }
      let high = UInt32(truncatingIfNeeded: seed >> 32)
      return [UInt32(truncatingIfNeeded: seed)] + (high == 0 ? [] : [high])
    }
  }
}
