import Execution
import Glibc
import Plots

extension WorkerMessage {
  /// The event as a worker tells it; outputs stay in the worker until the note is done.
  init?(_ event: RunEvent) {
    switch event {
    case .cell(let index, let count, let line):
      self = .cell(index: index, count: count, line: line)
    case .training(let progress):
      self = .training(
        TrainingStatus(
          epoch: progress.epoch, epochs: progress.epochs, loss: progress.loss,
          secondsLeft: progress.secondsLeft))
    case .output: return nil
    }
  }
}

extension ExitStatus {
  init(_ status: ExecutionResult.Status) {
    switch status {
    case .good: self = .good
    case .failed: self = .failed
    case .limit: self = .limit
    case .interrupted: self = .interrupted
    }
  }
}

/// Seconds since the machine started: for limits and progress, never for outputs.
func seconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

extension ExecutionResult {
  /// What became of the note's blocks, as a terminal shows it; none where no plain fence was to run.
  func blockTable(of path: String, _ glyphs: Glyphs) -> String? {
    guard !blocks.isEmpty else { return nil }
    let text = blocks.table.terminalText(glyphs)
    return "\(path)\n" + text.dropLast()
  }
}
