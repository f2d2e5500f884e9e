import RNN

/// A network's sizes and how it is trained.
struct Configuration {
  enum Cell: String, CaseIterable {
    case rnn, lstm, gru, formula
  }

  /// What a network is for, and so what is behind its recurrent layers.
  enum Task {
    /// A number, from the last step: squared error.
    case forecast
    /// A class for each sequence, from the last step.
    case classify
    /// A class for each step.
    case tag
    /// Numbers for each step: squared error.
    case regress
    /// An encoder's state goes to a decoder: squared error.
    case translate
  }

  let name: String
  let task: Task
  /// Features of a step, hidden units, layers, steps, sequences, outputs.
  let inputs: Int
  let hidden: Int
  let layers: Int
  let steps: Int
  let batch: Int
  let outputs: Int
  /// The rows of an embedding in front; none where 0.
  var vocabulary = 0
  var dropout = 0.0
  var isBidirectional = false
  /// Trained by gradient descent with the state carried from batch to batch, else by Adam.
  var carriesState = false

  static let all = [
    Configuration(
      name: "tiny", task: .forecast, inputs: 1, hidden: 64, layers: 2, steps: 10, batch: 990,
      outputs: 1, dropout: 0.2),
    Configuration(
      name: "text", task: .classify, inputs: 100, hidden: 128, layers: 2, steps: 50, batch: 32,
      outputs: 2, dropout: 0.2),
    Configuration(
      name: "char", task: .tag, inputs: 128, hidden: 256, layers: 1, steps: 64, batch: 32,
      outputs: 65, vocabulary: 65),
    Configuration(
      name: "ptb", task: .tag, inputs: 200, hidden: 200, layers: 2, steps: 20, batch: 20,
      outputs: 10000, vocabulary: 10000, carriesState: true),
    Configuration(
      name: "medium", task: .tag, inputs: 650, hidden: 650, layers: 2, steps: 35, batch: 20,
      outputs: 10000, vocabulary: 10000, dropout: 0.5, carriesState: true),
    Configuration(
      name: "online", task: .regress, inputs: 32, hidden: 64, layers: 1, steps: 100, batch: 1,
      outputs: 32),
    Configuration(
      name: "bidir", task: .classify, inputs: 100, hidden: 128, layers: 2, steps: 50, batch: 32,
      outputs: 2, isBidirectional: true),
    Configuration(
      name: "seq2seq", task: .translate, inputs: 64, hidden: 128, layers: 1, steps: 20, batch: 64,
      outputs: 64),
  ]

  /// Whether only the last step's output is read.
  var isLastStepRead: Bool { task == .forecast || task == .classify }
  /// Whether targets are classes.
  var hasClasses: Bool { task == .classify || task == .tag }
}
