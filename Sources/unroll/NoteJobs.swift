import Glibc
import Interpreter

/// Works on several notes at a time, each in a process of its own, and tells what comes.
struct NoteJobs {
  let requests: [WorkerRequest]
  /// How many processes run at a time.
  let parallel: Int

  /// How the work on one note ended.
  typealias Outcome = Result<WorkerResult, WorkerError>

  /// Runs all; the outcomes come in the order of the requests.
  ///
  /// - Returns: Nothing where an interrupt came before the end; the processes still at work end
  ///   with this one.
  func run(
    until interrupt: Interrupt, onMessage: (NoteFile, WorkerMessage) -> Void
  ) -> [Outcome]? {
    var outcomes: [Outcome?] = Array(repeating: nil, count: requests.count)
    var running: [(index: Int, process: WorkerProcess)] = []
    var next = 0
    // Processes side by side share the CPUs already.
    if parallel > 1, requests.count > 1 { setenv("UNROLL_THREADS", "1", 0) }
    while next < requests.count || !running.isEmpty {
      if interrupt.isRaised { return nil }
      while running.count < parallel, next < requests.count {
        do throws(WorkerError) {
          running.append((next, try WorkerProcess(requests[next])))
        } catch {
          outcomes[next] = .failure(error)
        }
        next += 1
      }
      for ready in NoteJobs.ready(running.map(\.process.output)).reversed() {
        let index = running[ready].index
        guard let messages = running[ready].process.read() else {
          let end = running.remove(at: ready).process.wait()
          outcomes[index] =
            outcomes[index] ?? .failure(WorkerError(note: requests[index].note.path, end))
          continue
        }
        for message in messages {
          onMessage(requests[index].note, message)
          if case .finished(let result) = message { outcomes[index] = .success(result) }
        }
      }
    }
    return outcomes.compactMap { $0 }
  }

  /// The positions of the descriptors that can be read, after waiting for one a short while.
  private static func ready(_ descriptors: [Int32]) -> [Int] {
    var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    guard poll(&polled, nfds_t(polled.count), 100) > 0 else { return [] }
    return polled.indices.filter { polled[$0].revents != 0 }
  }
}
