import FoundationEssentials
import Glibc

/// A child process that works on one note, so that a crash or a runaway costs that note alone.
///
/// The child is this same program as `unroll worker`. It reads its request from its standard
/// input, one line, and writes messages to its standard output, one a line. Its input stays open
/// as long as the parent lives: a child whose parent is gone ends.
struct WorkerProcess {
  let note: NoteFile
  /// The reading end of the child's standard output.
  let output: Int32
  /// The writing end of the child's standard input.
  private let input: Int32
  private let process: pid_t
  private var buffer: [UInt8] = []

  /// Starts the child.
  ///
  /// - Throws: `WorkerError` when the system gives no process.
  init(_ request: WorkerRequest) throws(WorkerError) {
    note = request.note
    guard let json = try? JSONEncoder().encode(request), let requests = Pipe(),
      let answers = Pipe()
    else { throw WorkerError.notStarted(note: request.note.path) }
    defer {
      close(requests.reading)
      close(answers.writing)
    }
    guard let process = WorkerProcess.spawn(input: requests.reading, output: answers.writing)
    else {
      close(requests.writing)
      close(answers.reading)
      throw .notStarted(note: request.note.path)
    }
    self.process = process
    input = requests.writing
    output = answers.reading
    write(String(decoding: json, as: UTF8.self) + "\n", to: input)
  }

  /// Reads what the child has written; none means that it has ended.
  mutating func read() -> [WorkerMessage]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    let count = Glibc.read(output, &chunk, chunk.count)
    if count < 0, errno == EINTR { return [] }
    guard count > 0 else { return nil }
    // Only what is new is searched: a page of many megabytes comes as one line in small pieces.
    guard let end = chunk[..<count].lastIndex(of: UInt8(ascii: "\n")) else {
      buffer += chunk[..<count]
      return []
    }
    let lines = buffer + chunk[..<end]
    buffer = Array(chunk[(end + 1)..<count])
    return lines.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(WorkerMessage.self, from: Data($0))
    }
  }

  /// Takes leave of the ended child.
  ///
  /// - Returns: How it ended.
  func wait() -> End {
    close(input)
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? .status(status >> 8 & 0xFF) : .signal(signal)
  }

  /// How a child ended: by itself, or killed.
  enum End: Hashable { case status(Int32), signal(Int32) }

  /// The path of the running program.
  private static var program: String {
    var path = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
    let count = readlink("/proc/self/exe", &path, path.count - 1)
    guard count > 0 else { return CommandLine.arguments.first ?? "unroll" }
    return String(decoding: path.prefix(count).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func spawn(input: Int32, output: Int32) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    let path = program
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup(path), strdup("worker"), nil]
    defer { arguments.forEach { free($0) } }
    // A trap is told in one line; its backtrace is for those who ask for it.
    setenv("SWIFT_BACKTRACE", "enable=no", 0)
    var process: pid_t = 0
    guard posix_spawn(&process, path, &actions, nil, &arguments, environ) == 0 else { return nil }
    return process
  }
}

/// Both ends of a pipe, closed in processes that are started later.
private struct Pipe {
  let reading: Int32
  let writing: Int32

  init?() {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    (reading, writing) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
  }
}

/// Why a worker gave no result.
enum WorkerError: Error, Hashable {
  case notStarted(note: String)
  /// The child was killed, by a trap of ours or from outside.
  case killed(note: String, signal: Int32)
  /// The child left without a result.
  case ended(note: String, status: Int32)

  init(note: String, _ end: WorkerProcess.End) {
    switch end {
    case .signal(let signal): self = .killed(note: note, signal: signal)
    case .status(let status): self = .ended(note: note, status: status)
    }
  }
}

extension WorkerError {
  var text: String {
    switch self {
    case .notStarted(let note):
      "\(note): error: no worker process could be started for this note\n"
        + "fix: fewer notes at a time with -j 1"
    case .killed(let note, let signal):
      "\(note): error: the worker of this note was killed by signal \(signal)\n"
        + "why: \(WorkerError.reason(signal))"
    case .ended(let note, let status):
      "\(note): error: the worker of this note left without a result, with status \(status)\n"
        + "why: a fault of unroll itself; tell its makers, with the note"
    }
  }

  private static func reason(_ signal: Int32) -> String {
    switch signal {
    case SIGKILL: "something outside stopped it, often for want of memory"
    case SIGINT, SIGTERM: "it was asked to stop"
    default: "a fault of unroll itself; tell its makers, with the note"
    }
  }
}
