import Interpreter
import RNN
import Tensors

/// `truncated(*sequences, steps=35, batch_first=False)`: windows along time, and a state that goes on
/// from one to the next.
var truncatedCommand: BuiltinFunction {
  BuiltinFunction(
    command: "truncated",
    [
      .variadic("sequences").meaning("tensors with the time in dimension 0: inputs and targets"),
      .keywordOnly("steps", 35).meaning("how many steps a window has"),
      .keywordOnly("batch_first", false).meaning("whether the time is dimension 1"),
    ],
    """
    Cuts long sequences into windows for truncated backpropagation through time. Going through it \
    gives a window of each sequence in turn (a tensor for one sequence, else a tuple). What a cell \
    puts into its attribute state is kept without history; each pass starts with None:

        windows = truncated(inputs, targets, steps=35)
        for x, y in windows:
            output, windows.state = model(x, windows.state)
    """
  ) { (arguments, _) in
    let tensors = try arguments.rest.map { value in
      guard let tensor = value.tensor else {
        throw Raise(
          .typeError, "truncated(): the sequences must be Tensors, not \(value.plainTypeName)")
      }
      return tensor
    }
    return .native(
      TruncatedWindows(
        try TruncatedSequence(
          tensors, steps: arguments.int("steps"), batchFirst: arguments.bool("batch_first"))))
  }
}

/// The windows of long sequences, and the state between them.
final class TruncatedWindows: NativeObject {
  private let sequence: TruncatedSequence
  private var state = Value.none

  init(_ sequence: TruncatedSequence) { self.sequence = sequence }

  var typeName: String { "TruncatedWindows" }
  var attributeNames: [String] { ["state", "steps"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "state": state
    case "steps": .int(sequence.steps)
    default: nil
    }
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {
    guard name == "state" else {
      throw .noAttribute(typeName: typeName, name: name, known: ["state"])
    }
    state = try raising {
      try StateTree(value: value).mapTensors(in: context) { $0.detach() }
    }
  }

  func length(in context: Context) throws(Raise) -> Int { sequence.count }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    state = .none
    var place = 0
    return IteratorObject(typeName: "iterator") { [self] (context) throws(Raise) in
      try context.step()
      guard place < sequence.count else { return nil }
      defer { place += 1 }
      let window = try raising { try sequence.window(place) }
      return window.count == 1 ? Value(window[0]) : Value(tensors: window)
    }
  }

  /// `TruncatedWindows(20 windows of 35 steps)`
  func repr(in context: Context) throws(Raise) -> String {
    let noun = sequence.count == 1 ? "window" : "windows"
    return "TruncatedWindows(\(sequence.count) \(noun) of \(sequence.steps) steps)"
  }
}
