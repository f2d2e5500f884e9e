import Diagnostics
import Glibc

/// One line on the terminal that says what is being worked on; nothing where there is no terminal.
struct ProgressDisplay {
  private let isShown: Bool
  private let total: Int
  private var finished = 0
  private var works: [String: Work] = [:]

  /// How far a note is.
  private struct Work {
    var cell: String
    var training: TrainingStatus?
    /// Where it is, for one who ends the work there.
    var place: String
  }

  /// - Parameter isQuiet: Whether the user asked for silence.
  init(total: Int, isQuiet: Bool) {
    self.total = total
    isShown = !isQuiet && isatty(STDERR_FILENO) != 0
  }

  mutating func show(_ note: NoteFile, _ message: WorkerMessage) {
    switch message {
    case .cell(let index, let count, let line):
      works[note.path] = Work(
        cell: "\(note.path)  cell \(index) of \(count)",
        place: "\(note.path):\(line): interrupted in cell \(index) of \(count)")
    case .training(let status):
      works[note.path]?.training = status
    case .finished:
      works[note.path] = nil
      finished += 1
    }
    draw()
  }

  /// What an interrupt ends: where each running note is, and how many were done.
  ///
  /// - Parameter count: How many notes' pages are written.
  func interruption(written count: Int) -> String {
    let places = works.sorted { $0.key < $1.key }.map(\.value.place)
    let done = total == 1 ? "" : "\(finished) of \(total) notes were done; "
    let pages = count == 1 ? "the pages of 1 were written" : "the pages of \(count) were written"
    let end = count == 0 ? "nothing was written" : pages
    return (places + ["interrupted: \(done)\(end)"]).joined(separator: "\n")
  }

  /// Takes the line away before other text is written.
  func clear() {
    if isShown { write("\r\u{1B}[K", to: STDERR_FILENO) }
  }

  private func draw() {
    guard isShown else { return }
    let width = ProgressDisplay.terminalWidth - 1
    let forms = [
      line(barWidth: 12), line(barWidth: 0), line(barWidth: 12, notes: 1),
      line(barWidth: 0, notes: 1),
    ]
    var text = forms.first { $0.columns <= width } ?? line(barWidth: 0, notes: 1)
    while text.columns > width { text.removeLast() }
    write("\r\(text)\u{1B}[K", to: STDERR_FILENO)
  }

  /// What the running notes do, in the order of their names; of more than `notes` only the first.
  private func line(barWidth: Int, notes: Int = .max) -> String {
    let shown = works.sorted { $0.key < $1.key }.prefix(notes).map { _, work in
      work.cell + (work.training.map { "  " + Self.training($0, barWidth: barWidth) } ?? "")
    }
    let more = works.count > shown.count ? " | \(works.count - shown.count) more" : ""
    return "[\(finished)/\(total)] " + shown.joined(separator: " | ") + more
  }

  /// `█████░░░░░ 74/150  loss 0.0213  0:04 left`
  private static func training(_ status: TrainingStatus, barWidth width: Int) -> String {
    let done = status.epochs > 0 ? status.epoch * width / status.epochs : width
    let filled = min(width, max(0, done))
    let bar =
      width == 0
      ? "epoch"
      : String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let seconds = status.secondsLeft.isFinite ? Int(min(359_999, max(0, status.secondsLeft))) : 0
    let left = "\(seconds / 60):" + String(seconds % 60).leftPadded(toColumns: 2, with: "0")
    let count = "\(bar) \(status.epoch)/\(status.epochs)"
    guard let loss = status.loss else { return count }
    return "\(count)  loss \(short(loss))  \(left) left"
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
