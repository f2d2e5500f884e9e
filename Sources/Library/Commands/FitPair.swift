import Interpreter
import RNN
import Tensors

extension FitBatch {
  /// How an `EncoderDecoder` is called on source and target.
  struct Pairing {
    /// What messages call the command.
    var function = "fit"
    var teacherForcing = 1.0
    /// The target that stands behind the end of shorter ones.
    var padding = TrainingLoss.nothingIgnored
  }

  /// A batch of an `EncoderDecoder`: source and target, or source, its lengths, target, its lengths.
  ///
  /// The target is read without its last token and foretold without its first.
  init(
    pair parts: [Value], _ pairing: Pairing, what: @autoclosure () -> String, in context: Context
  ) throws {
    let hasLengths = parts.count == 4
    guard hasLengths || parts.count == 2, let source = parts.first?.tensor,
      let target = parts[hasLengths ? 2 : 1].tensor, target.dtype == .int64, target.rank == 2
    else {
      throw CommandFault.pairParts(
        function: pairing.function, what: what(), types: parts.map(\.plainTypeName))
    }
    let steps = target.shape[1] - 1
    guard steps > 0 else {
      throw CommandFault.targetSteps(
        function: pairing.function, what: what(), shape: target.shape)
    }
    var wanted = try target.narrow(1, 1, steps)
    if hasLengths {
      let lengths = try integers(
        parts[3], of: "the target lengths of \(what())", function: pairing.function, in: context)
      var tokens = wanted.integers
      for (row, length) in lengths.prefix(target.shape[0]).enumerated() {
        for step in min(max(length - 1, 0), steps)..<steps {
          tokens[row * steps + step] = pairing.padding
        }
      }
      wanted = Tensor(integers: tokens, shape: wanted.shape)
    }
    self.init(
      inputs: [
        Value(source), Value(try target.narrow(1, 0, steps)), .float(pairing.teacherForcing),
      ]
        + (hasLengths ? [parts[1]] : []), targets: wanted, goesOn: false)
  }
}

/// What a command that looks at a model calls it with: `fit`'s inputs and targets.
struct ModelCall {
  let inputs: [Value]
  let targets: Tensor?

  /// The arguments `inputs`, a value or a tuple of the model's arguments, and `targets`.
  init(_ arguments: Arguments, for model: Value, in context: Context) throws {
    var parts = [arguments["inputs"]]
    if case .tuple(let several) = arguments["inputs"] { parts = several.elements }
    let targets = try arguments.optionalTensor("targets")
    guard let targets, let network = ModuleInstance(model)?.body as? EncoderDecoder else {
      (inputs, self.targets) = (parts, targets)
      return
    }
    let name = arguments.function.name
    let padding = network.configuration.paddingToken ?? TrainingLoss.nothingIgnored
    let batch = try FitBatch(
      pair: parts + [Value(targets)], FitBatch.Pairing(function: name, padding: padding),
      what: "the data", in: context)
    (inputs, self.targets) = (batch.inputs, batch.targets)
  }
}

/// What `inputs` of such a command may be, for `help`.
let inputsMeaning = """
  what the model reads: a tensor, or a tuple of its arguments, such as (x, lengths); with targets an \
  EncoderDecoder reads sources, as in fit
  """
