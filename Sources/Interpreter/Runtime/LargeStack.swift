import Glibc

/// How far down a thread's stack evaluation may go.
package struct Stack: Sendable {
  /// The lowest address that may be used.
  let limit: UInt

  /// The stack of the running thread, of which `bytes` are left.
  ///
  /// A quarter of a megabyte stays free for code that does not check.
  init(bytes: Int) {
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    let usable = UInt(max(0, bytes - (1 << 18)))
    limit = address > usable ? address - usable : 0
  }
}

/// Runs work on a thread of its own with a stack of `bytes` and waits for it.
///
/// Evaluation goes as deep as a cell's expressions and calls; the memory behind the stack is only
/// taken as it is touched. Set `Context.stack` to the stack that the work receives: `RecursionError`
/// is raised before its end is reached. Values of cells are best made, used and let go inside.
package func withLargeStack<Result>(
  bytes: Int = 1 << 30, _ work: (Stack) -> Result
) -> Result {
  withoutActuallyEscaping(work) { work in
    let job = Job(work, bytes: bytes)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, max(bytes, 1 << 20))
    var thread = pthread_t()
    let started = pthread_create(
      &thread, &attributes,
      { argument in
        guard let argument else { return nil }
        Unmanaged<AnyJob>.fromOpaque(argument).takeUnretainedValue().run()
        return nil
      }, Unmanaged.passUnretained(job as AnyJob).toOpaque())
    precondition(started == 0, "the system gives no thread with a stack of \(bytes) bytes")
    pthread_join(thread, nil)
    guard let result = job.result else { preconditionFailure("the thread ended without a result") }
    return result
  }
}

private class AnyJob {
  func run() {}
}

private final class Job<Result>: AnyJob {
  private let work: (Stack) -> Result
  private let bytes: Int
  private(set) var result: Result?

  init(_ work: @escaping (Stack) -> Result, bytes: Int) {
    self.work = work
    self.bytes = bytes
  }

  override func run() { result = work(Stack(bytes: bytes)) }
}
