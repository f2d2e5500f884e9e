import Diagnostics

/// What came of trying a class of a note: built, a batch pushed forward and backward.
package struct ExerciseCard: Hashable, Sendable {
  /// A part of the network with what it owns.
  package struct Part: Hashable, Sendable {
    package var name: String
    /// The part's class, or the shape of a parameter that the network owns itself.
    package var kind: String
    package var parameterCount: Int

    package init(name: String, kind: String, parameterCount: Int) {
      self.name = name
      self.kind = kind
      self.parameterCount = parameterCount
    }
  }

  /// An argument or a result with the shapes of its tensors.
  package struct Entry: Hashable, Sendable {
    package var name: String
    package var shape: String

    package init(name: String, shape: String) {
      self.name = name
      self.shape = shape
    }
  }

  /// How far the gradient of the outputs' sum came.
  package enum Reach: Hashable, Sendable {
    case all
    /// The names of the parameters that have no gradient.
    case allBut([String])
    /// No output depends on a parameter.
    case nothing
  }

  package var className: String
  /// The constructor's call, as Python writes it.
  package var call: String
  /// Whether the call stands in the note.
  package var isCallOfNote: Bool
  package var parts: [Part] = []
  package var inputs: [Entry] = []
  package var outputs: [Entry] = []
  package var reach: Reach?
  /// Whether the class has nothing that a batch could go through.
  package var lacksForward = false
  /// What was heard while the class was tried.
  package var warnings: [String] = []
  /// What stopped the try.
  package var fault: Diagnostic?

  package init(className: String, call: String, isCallOfNote: Bool) {
    self.className = className
    self.call = call
    self.isCallOfNote = isCallOfNote
  }

  package var parameterCount: Int { parts.reduce(0) { $0 + $1.parameterCount } }
}

extension ExerciseCard {
  /// The parts with what they own, and the sum; none where the network was not built.
  package func table(_ words: CardWords = .english) -> OutputTable? {
    guard !parts.isEmpty else { return nil }
    let rows = parts.map { [$0.name, $0.kind, String($0.parameterCount)] }
    let sum = parts.count > 1 ? [[words.sum, "", String(parameterCount)]] : []
    return OutputTable(
      header: [words.part, words.kind, words.parameters], rows: rows + sum,
      alignments: [.left, .left, .right])
  }

  /// What went through the network and came back, a sentence each.
  package func sentences(_ words: CardWords = .english) -> [String] {
    var lines: [String] = []
    if !inputs.isEmpty {
      lines.append(words.input + listed(inputs))
      if !outputs.isEmpty { lines.append(words.output + listed(outputs)) }
    }
    switch reach {
    case .all: lines.append(words.reachesAll)
    case .allBut(let names):
      lines.append(words.doesNotReach + names.joined(separator: ", "))
    case .nothing: lines.append(words.reachesNothing)
    case nil: break
    }
    return lines
  }

  /// What should be known beside, a sentence each.
  package func remarks(_ words: CardWords = .english) -> [String] {
    (lacksForward ? [words.noForward] : []) + warnings
  }

  private func listed(_ entries: [Entry]) -> String {
    entries.map { $0.name.isEmpty ? $0.shape : "\($0.name) \($0.shape)" }.joined(separator: ", ")
  }
}
