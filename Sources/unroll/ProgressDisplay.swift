import Diagnostics
import Glibc

/// One line on the terminal that says what is being worked on; nothing where there is no terminal.
struct ProgressDisplay {
  private let isShown: Bool
  private let total: Int
  private var finished = 0
  private var lines: [String: String] = [:]

  /// - Parameter isQuiet: Whether the user asked for silence.
  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && isatty(STDERR_FILENO) != 0
  }

  mutating func show(_ note: NoteFile, _ message: WorkerMessage) {
    switch message {
    case .cell(let index, let count):
      lines[note.path] = "\(note.path)  cell \(index) of \(count)"
    case .training(let status):
      let head = (lines[note.path] ?? note.path).split(separator: "  training").first ?? ""
      lines[note.path] = "\(head)  training \(ProgressDisplay.bar(status))"
    case .finished:
      lines[note.path] = nil
      finished += 1
    }
    draw()
  }

  /// Takes the line away before other text is written.
  func clear() {
    if isShown { write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private func draw() {
    guard isShown else { return }
    let works = lines.keys.sorted().compactMap { lines[$0] }.joined(separator: " | ")
    var text = "[\(finished)/\(total)] \(works)"
    while text.columns > ProgressDisplay.terminalWidth - 1 { text.removeLast() }
    write("\r\(text)\u{1B}[K", to: STDERR_FILENO)
  }

  /// `█████░░░░░ 74/150  loss 0.0213  0:04 left`
  static func bar(_ status: TrainingStatus) -> String {
    let width = 12
    let done = status.epochs > 0 ? status.epoch * width / status.epochs : width
    let filled = min(width, max(0, done))
    let bar =
      String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let seconds = status.secondsLeft.isFinite ? Int(min(359_999, max(0, status.secondsLeft))) : 0
    let left = "\(seconds / 60):" + String(seconds % 60).leftPadded(toColumns: 2, with: "0")
    return "\(bar) \(status.epoch)/\(status.epochs)  loss \(short(status.loss))  \(left) left"
  }

  /// A loss with four significant digits or so.
  private static func short(_ value: Double) -> String {
    guard value.isFinite else { return "\(value)" }
    if abs(value) >= 1e6 || (value != 0 && abs(value) < 1e-4) { return "\(Float(value))" }
    let scaled = (value * 10_000).rounded() / 10_000
    return "\(scaled)"
  }

  private static var terminalWidth: Int {
    var size = winsize()
    let known = ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    return known ? Int(size.ws_col) : 80
  }
}

extension String {
  fileprivate func leftPadded(toColumns width: Int, with filler: Character) -> String {
    String(repeating: filler, count: max(0, width - count)) + self
  }
}
