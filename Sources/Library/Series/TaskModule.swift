import Interpreter
import RNN
import Tensors

/// The module `rnn.tasks`: tasks whose right answers are known.
func taskModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let own = library.generator
  return ModuleObject(
    name: "rnn.tasks", documentation: "Tasks whose right answers are known.",
    functions: [
      task("adding", own, [], "Add the two marked numbers: [N, T, 2] and [N, 1].") {
        (arguments, count, steps, generator) in
        try SyntheticTask.adding(count: count, steps: steps, generator: generator)
      },
      copyMemory(own),
      task(
        "reversal", own, [.optional("symbols", 8)],
        "Give a sequence back from its end: [N, T] both, symbols from 1 on."
      ) { (arguments, count, steps, generator) in
        try SyntheticTask.reversal(
          count: count, steps: steps, symbols: arguments.int("symbols"), generator: generator)
      },
      task("parity", own, [], "Even or odd so far: bits [N, T, 1], classes [N, T].") {
        (arguments, count, steps, generator) in
        try SyntheticTask.parity(count: count, steps: steps, generator: generator)
      },
      task("brackets", own, [], "Balanced brackets [N, T], and how many are open, [N, T].") {
        (arguments, count, steps, generator) in
        try SyntheticTask.brackets(count: count, steps: steps, generator: generator)
      },
      task("temporal_order", own, [], "Which of two marks came first: [N, T], classes [N].") {
        (arguments, count, steps, generator) in
        try SyntheticTask.temporalOrder(count: count, steps: steps, generator: generator)
      },
      sine(own),
    ])
}

private typealias MakeTask = (Arguments, Int, Int, RandomGenerator) throws -> SyntheticTask.Samples

private func task(
  _ name: String, _ own: RandomGenerator, _ more: [BuiltinParameter],
  _ documentation: String, make: @escaping MakeTask
) -> BuiltinFunction {
  BuiltinFunction(
    command: name,
    [.required("count"), .required("steps")] + more + [.optional("generator")], documentation
  ) { (arguments, context) in
    let (count, steps) = (try arguments.int("count"), try arguments.int("steps"))
    try checkSize(count, steps, of: "the task", in: context)
    let samples = try make(arguments, count, steps, arguments.generator(or: own))
    return Value(tensors: [samples.inputs, samples.targets])
  }
}

private func copyMemory(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    command: "copy_memory",
    [
      .required("count"), .required("length"), .required("delay"), .optional("symbols", 8),
      .optional("generator"),
    ], "Keep length symbols for delay steps: [N, 2·length + delay] both, symbols + 2 classes."
  ) { (arguments, context) in
    let (count, length) = (try arguments.int("count"), try arguments.int("length"))
    let delay = try arguments.int("delay")
    try checkSize(count, max(length, delay), of: "the task", in: context)
    let samples = try SyntheticTask.copyMemory(
      count: count, length: length, delay: delay, symbols: arguments.int("symbols"),
      generator: arguments.generator(or: own))
    return Value(tensors: [samples.inputs, samples.targets])
  }
}

private func sine(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    command: "sine",
    [
      .required("count"), .optional("period", 25.0), .optional("noise", 0.0),
      .optional("generator"),
    ], "sin(2π·t/period) for t = 0, 1, …, with normal noise: a series, [count]."
  ) { (arguments, context) in
    let count = try arguments.int("count")
    try checkSize(count, 1, of: "the task", in: context)
    let wave = try SyntheticTask.sine(
      count: count, period: arguments.double("period"), noise: arguments.double("noise"),
      generator: arguments.generator(or: own))
    return Value(Tensor(wave.map { Float($0) }))
  }
}
