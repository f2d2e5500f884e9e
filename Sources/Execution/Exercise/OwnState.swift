import Interpreter
import Library
import RNN
import Tensors

/// The state that a network makes for itself, by a method of its own such as `init_hidden`.
struct OwnState {
  /// Whether it is for one sequence alone.
  let isSingle: Bool
  private let states: [Int: Value]

  /// The state for a batch of one or two sequences.
  func value(_ batch: Int) -> Value? { states[batch] ?? states[2] }

  /// - Returns: Nothing where the network has no such method, or what it wants isn't known.
  init?(_ guess: InputGuess, _ session: Session) {
    let type = guess.network.object.classObject
    guard let name = Self.names.first(where: { type.lookup($0) != nil }),
      case .function(let function)? = type.lookup(name)
    else { return nil }
    let parameters = function.parameters.dropFirst().filter {
      $0.kind == .ordinary || $0.kind == .keywordOnly
    }
    var states: [Int: Value] = [:]
    for batch in [1, 2] {
      var arguments = CallArguments()
      for parameter in parameters {
        let isBatch = SizeGuess(parameter.name) == .batch
        guard parameter.defaultValue == nil || isBatch else { continue }
        let value = guess.stateArgument(parameter.name, batch: batch)
        arguments.keywords.append((parameter.name, value))
      }
      states[batch] = (try? session.context.attribute(guess.network.value, name)).flatMap {
        try? session.context.call($0, arguments)
      }
    }
    guard let state = states[2] ?? states[1] else { return nil }
    self.states = states
    let takesBatch = parameters.contains { parameter in
      parameter.defaultValue == nil || SizeGuess(parameter.name) == .batch
    }
    isSingle = !takesBatch && (state.tensors.first?.shape.dropLast().last ?? 2) == 1
  }

  private static let names = [
    "init_hidden", "initHidden", "begin_state", "init_state", "initial_state",
    "init_hidden_state", "initHiddenState", "init_h",
  ]
}

extension InputGuess {
  /// What a parameter of the method that makes a state wants: most want the batch's size, and
  /// decoders what their encoder gave, outputs and state.
  fileprivate func stateArgument(_ name: String, batch: Int) -> Value {
    if SizeGuess(name) == .device { return Value("cpu") }
    switch ForwardRole(name) {
    case .memory:
      let form = Form(isTokens: false, isSequence: true, batch: batch, isTimeFirst: isTimeFirst)
      let isPair = layers.contains { $0.name == "LSTM" }
      return Value(
        tuple: [
          tensor(form, steps: steps, hidden), zeros(isPair ? .pair : .layered, batch),
        ])
    case .lengths: return Value(Tensor(integers: (0..<batch).map { max(1, steps - 2 * $0) }))
    case .data, .target, .hidden, .cell, .states, .mask, .count, .ratio: return .int(batch)
    }
  }
}
