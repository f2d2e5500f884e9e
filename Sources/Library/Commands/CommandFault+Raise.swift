import Diagnostics
import Interpreter
import Tensors

/// Runs a command's work; what it throws becomes an exception of the cell language.
func commanding<Result>(_ work: () throws -> Result) throws(Raise) -> Result {
  try networking {
    do {
      return try work()
    } catch let fault as CommandFault {
      throw fault.raise
    }
  }
}

extension BuiltinFunction {
  /// An `rnn` command: its body may throw `CommandFault` and what tensors and layers throw.
  convenience init(
    command name: String, _ parameters: [BuiltinParameter], _ documentation: String,
    body: @escaping (Arguments, Context) throws -> Value
  ) {
    self.init(name, parameters, documentation: documentation) {
      (arguments, context) throws(Raise) in
      try commanding { try body(arguments, context) }
    }
  }
}

extension CommandFault: RaisableError {
  /// The fault as the exception that fits it best.
  package var raise: Raise {
    let training = modelWords ?? optimizerWords ?? checkpointWords
    let data = dataWords ?? batchWords ?? lossWords
    let shown = plotWords ?? tableWords ?? formulaWords ?? comparisonWords
    let words: Words? = fileWords ?? seriesWords ?? training ?? data ?? shown ?? stackWords
    let (kind, message, fix): Words = words ?? (.valueError, "the command can't do this", nil)
    return Raise(kind, message, fix: fix)
  }

  typealias Words = (kind: ExceptionKind, message: String, fix: String?)
}

// Pieces of sentences.
extension CommandFault {
  static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  static func list(_ names: [String]) -> String {
    let shown = names.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    return names.count > 8 ? shown + ", …" : shown
  }

  static func number(_ value: Double) -> String { NumberFormat.python(value) }

  static func shape(_ shape: [Int], and last: String) -> String {
    "[\((shape.map(String.init) + [last]).joined(separator: ", "))]"
  }

  static func shapeFix(output: [Int], targets: [Int]) -> String {
    if output.reduce(1, *) != targets.reduce(1, *),
      output.count == targets.count + 2 || (output.count == 3 && targets.count == 2)
    {
      return "the model gives a value for every step; take the last one: output[:, -1]"
    }
    if output.reduce(1, *) == targets.reduce(1, *) {
      let sizes = ["-1"] + output.dropFirst().map(String.init)
      return "write targets.reshape(\(sizes.joined(separator: ", ")))"
    }
    return "make both shapes equal"
  }
}
