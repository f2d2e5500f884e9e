import Interpreter
import Tensors

/// `torch.Generator`: a source of random numbers of its own.
final class TorchGenerator: NativeObject {
  let generator: RandomGenerator

  init(_ generator: RandomGenerator = RandomGenerator()) { self.generator = generator }

  var typeName: String { "torch.Generator" }
  func repr(in context: Context) throws(Raise) -> String { "<torch._C.Generator object>" }

  /// Starts the generator of a value anew and gives the value back.
  static func reseed(_ value: Value, _ arguments: Arguments) throws(Raise) -> Value {
    let seed = try arguments.integer("seed")
    value.native(as: TorchGenerator.self)?.generator.reseed(UInt64(bitPattern: Int64(seed)))
    return value
  }

  static func type(base: ClassObject) -> ClassObject {
    let construct = BuiltinFunction(
      torch: "Generator", [.optional("device")], "A generator with PyTorch's default seed."
    ) { (arguments, _) in
      try arguments.checkDevice()
      return .native(TorchGenerator())
    }
    let manualSeed = BuiltinFunction(
      torch: "manual_seed", [.positional("self"), .required("seed")], "Starts anew with a seed."
    ) { (arguments, _) in
      try reseed(arguments.receiver, arguments)
    }
    let initialSeed = BuiltinFunction(
      torch: "initial_seed", [.positional("self")], "What the generator was seeded with."
    ) { (arguments, _) in
      let seed = arguments.receiver.native(as: TorchGenerator.self)?.generator.state.seed ?? 0
      return .int(Int(truncatingIfNeeded: seed))
    }
    return ClassObject(
      name: "Generator", module: "torch._C", base: base, construct: construct,
      methods: [manualSeed, initialSeed])
  }
}

extension Arguments {
  /// The generator that `generator=` names, else the note's own.
  package func generator(or standard: RandomGenerator) throws(Raise) -> RandomGenerator {
    if self["generator"].isNone { return standard }
    if let own = self["generator"].native(as: TorchGenerator.self) { return own.generator }
    throw wrongTensorType("generator", expected: "torch.Generator")
  }
}
