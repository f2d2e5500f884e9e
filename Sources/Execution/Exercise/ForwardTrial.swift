import Interpreter
import Library

/// Pushes batches through a network, the likeliest inputs first, until one comes out.
struct ForwardTrial {
  let className: String
  let session: Session
  let heard: HeardWarnings

  /// What came of the batches: the first that went through, or the one that came furthest.
  struct Passed {
    var inputs: [InputGuess.Input]
    var result = Value.none
    /// Why none went through, and whether that can come of what was guessed.
    var fault: (raise: Raise, mayBeOfGuesses: Bool)?
  }

  /// A batch that did not go through.
  private struct Failure {
    var index: Int
    var inputs: [InputGuess.Input]
    var raise: Raise
    /// How many layers had given something.
    var layerCount: Int

    /// Whether another batch came further.
    func isBefore(_ other: Failure) -> Bool {
      layerCount == other.layerCount
        ? raise.places.lexicographicallyPrecedes(other.raise.places)
        : layerCount < other.layerCount
    }
  }

  private enum Outcome {
    case passed(Passed)
    case failed(Failure)
  }

  /// - Throws: That a limit was reached.
  func passed(_ guess: InputGuess) throws(TrialFault) -> Passed {
    switch try outcome(guess) {
    case .passed(let passed): return passed
    case .failed(let failure):
      if let passed = passed(guess, withNumbersOf: failure) { return passed }
      let mayBeOfGuesses =
        guess.isUncertain(session) || failure.layerCount == 0
        || hasOtherFault(guess, failure)
      return Passed(inputs: failure.inputs, fault: (failure.raise, mayBeOfGuesses))
    }
  }

  private func outcome(_ guess: InputGuess) throws(TrialFault) -> Outcome {
    let layers = PassedLayers(of: guess.network, session)
    defer { layers.stop(session) }
    let built = heard.texts
    var furthest: Failure?
    for (index, inputs) in guess.candidates(session).enumerated() {
      layers.count = 0
      do throws(Raise) {
        let result = try session.context.call(
          guess.network.value, CallArguments(inputs.map(\.value)))
        return .passed(Passed(inputs: inputs, result: result))
      } catch {
        heard.texts = built
        if error.limit != nil { throw fault(error) }
        let failure = Failure(
          index: index, inputs: inputs, raise: error, layerCount: layers.count)
        // Of inputs that come equally far the likelier ones stand first.
        if furthest?.isBefore(failure) ?? true { furthest = failure }
      }
    }
    return .failed(
      furthest ?? Failure(index: 0, inputs: [], raise: Raise(.runtimeError, ""), layerCount: 0))
  }

  private func fault(_ raise: Raise) -> TrialFault {
    TrialFault(raise, className: className, mayBeOfGuesses: true, in: session.context)
  }

  /// Tries the numbers that a fault tells as the batch's size and as the number of steps: a class
  /// may be written for one size alone, and a warning says so.
  private func passed(
    _ guess: InputGuess, withNumbersOf failure: Failure
  ) -> Passed? {
    let message = failure.raise.message(in: session.context)
    for number in message.sizes.prefix(6) {
      for isBatch in [true, false] {
        var other = guess
        if isBatch { other.batches = [number] } else { other.steps = number }
        guard let inputs = other.candidate(failure.index, session),
          let result = try? session.context.call(
            guess.network.value, CallArguments(inputs.map(\.value)))
        else { continue }
        heard.add(
          isBatch
            ? "it takes a batch of \(number), and not one of \(guess.batches[0]): \(message)"
            : "it takes \(number) steps, and not \(guess.steps): \(message)")
        return Passed(inputs: inputs, result: result)
      }
    }
    return nil
  }

  /// Whether sequences of another length would stop elsewhere, or for another reason.
  private func hasOtherFault(_ guess: InputGuess, _ failure: Failure) -> Bool {
    var other = guess
    other.steps += 1
    guard let inputs = other.candidate(failure.index, session) else { return true }
    do throws(Raise) {
      _ = try session.context.call(guess.network.value, CallArguments(inputs.map(\.value)))
      return true
    } catch {
      return error.places != failure.raise.places
        || error.message(in: session.context).withoutRows
          != failure.raise.message(in: session.context).withoutRows
    }
  }
}

/// What a network warns of while it is tried, each sentence once.
final class HeardWarnings {
  var texts: [String] = []

  func add(_ text: String) {
    if !texts.contains(text) { texts.append(text) }
  }
}

/// Counts how many layers of a network have given something.
private final class PassedLayers {
  var count = 0
  private var handles: [Value] = []

  init(of network: ModuleInstance, _ session: Session) {
    let hook = BuiltinFunction(
      "hook", [.positional("module"), .positional("args"), .positional("output")]
    ) { [weak self] (_, _) in
      self?.count += 1
      return .none
    }
    for layer in network.descendants.map(\.module)
    where layer.object !== network.object && !layer.body.parameters.isEmpty {
      let handle = try? session.context.callMethod(
        layer.value, "register_forward_hook", [.builtin(hook)])
      if let handle { handles.append(handle) }
    }
  }

  func stop(_ session: Session) {
    for handle in handles { _ = try? session.context.callMethod(handle, "remove") }
  }
}

extension String {
  /// The numbers of a message that can be a size, each once.
  fileprivate var sizes: [Int] {
    var numbers: [Int] = []
    for text in split(whereSeparator: { !$0.isNumber }) {
      if let number = Int(text), (2...256).contains(number), !numbers.contains(number) {
        numbers.append(number)
      }
    }
    return numbers
  }

  /// A message on a matrix product without the rows of the first matrix, which batch and steps
  /// decide.
  fileprivate var withoutRows: String {
    let start = "shapes cannot be multiplied ("
    guard let range = firstRange(of: start),
      let cross = self[range.upperBound...].firstIndex(of: "x")
    else { return self }
    return self[..<range.upperBound] + String(self[cross...])
  }
}
