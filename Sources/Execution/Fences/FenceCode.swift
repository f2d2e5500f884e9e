import Diagnostics
import Dialect
import Documents

/// The code of a plain fence as it can be parsed, and what had to be changed for that.
///
/// What a note shows stays as it is, and every line of the code is where it was.
struct FenceCode {
  let source: SourceFragment
  let program: Program?
  /// Why the code is no Python even so.
  let fault: SyntaxError?
  /// What was left out or read otherwise, at its place.
  let remarks: [Diagnostic]
  /// Whether the fence holds what code printed.
  let isOutput: Bool

  init(_ written: SourceFragment) {
    var lines = FenceLines(written)
    lines.dropPrompts()
    lines.dropMarks()
    lines.dropNotebookLines()
    let asWritten = lines.parsed
    var (fragment, result) = asWritten
    // The fault of the text as it was written is the one to tell.
    for reading in FenceLines.Reading.all {
      if case .success = result { break }
      var straight = lines
      straight.straighten(reading)
      (fragment, result) = straight.parsed
      if case .success = result { lines = straight }
    }
    if case .failure = result { (fragment, result) = asWritten }
    source = fragment
    remarks = lines.remarks
    isOutput = written.holdsOutput
    switch result {
    case .success(let parsed): (program, fault) = (parsed, nil)
    case .failure(let error): (program, fault) = (nil, error)
    }
  }
}

extension SourceFragment {
  /// Whether the first line is how a tensor, an array, a network or a training's progress prints.
  fileprivate var holdsOutput: Bool {
    let written = lines.filter { !$0.allSatisfy(\.isWhitespace) }
    guard let first = written.first else { return false }
    if ["tensor(", "array([", "torch.Size(["].contains(where: { first.hasPrefix($0) }) {
      return true
    }
    if first.hasPrefix("Epoch "), !first.contains("=") { return true }
    // `Net(` above `  (rnn): RNN(8, 16)`.
    return first.hasSuffix("(") && first.dropLast().allSatisfy { $0.isLetter || $0.isNumber }
      && written.dropFirst().first?.drop { $0 == " " }.hasPrefix("(") ?? false
  }
}
