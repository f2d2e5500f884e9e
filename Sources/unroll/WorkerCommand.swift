import ArgumentParser
import FoundationEssentials
import Glibc

/// `unroll worker`: the child process that works on one note; not for people.
struct WorkerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "worker", shouldDisplay: false)

  func run() throws {
    guard let line = readLine(),
      let request = try? JSONDecoder().decode(WorkerRequest.self, from: Data(line.utf8))
    else {
      writeError("error: 'unroll worker' is for unroll itself\nfix: use 'unroll render FILE'")
      throw ExitCode(ExitStatus.usage.rawValue)
    }
    endWithParent()
    let result = NotePipeline(request: request).result(onMessage: WorkerCommand.send)
    WorkerCommand.send(.finished(result))
  }

  private static func send(_ message: WorkerMessage) {
    guard let json = try? JSONEncoder().encode(message) else { return }
    writeOutput(String(decoding: json, as: UTF8.self) + "\n")
  }

  /// The parent holds the other end of the standard input as long as it lives: a worker whose
  /// input ends has nobody to tell and stops.
  private func endWithParent() {
    var thread = pthread_t()
    pthread_create(
      &thread, nil,
      { _ in
        var byte: UInt8 = 0
        while Glibc.read(STDIN_FILENO, &byte, 1) > 0 {}
        _exit(ExitStatus.fault.rawValue)
      }, nil)
  }
}
