import Glibc
import Interpreter

/// Makes Ctrl-C raise what this gives, in place of ending the process. An interrupt that whoever
/// started the process wants ignored stays ignored.
///
/// - Parameter endsWithSecond: Whether a second Ctrl-C ends the process at once, with status 130.
func interruptOnSignal(endsWithSecond: Bool = false) -> Interrupt {
  let interrupt = Interrupt()
  var before = sigaction()
  sigaction(SIGINT, nil, &before)
  if unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) == 1 { return interrupt }
  // The signal waits for a thread of its own, which takes no other one: it neither breaks into
  // a write nor needs a handler.
  var (all, mask, awaited) = (sigset_t(), sigset_t(), sigset_t())
  sigfillset(&all)
  sigemptyset(&awaited)
  sigaddset(&awaited, SIGINT)
  pthread_sigmask(SIG_BLOCK, &awaited, &mask)
  sigaddset(&mask, SIGINT)
  pthread_sigmask(SIG_SETMASK, &all, nil)
  defer { pthread_sigmask(SIG_SETMASK, &mask, nil) }
  let watch = Unmanaged.passRetained(SignalWatch(interrupt, endsWithSecond: endsWithSecond))
  var thread = pthread_t()
  pthread_create(
    &thread, nil,
    { given in
      given.map { Unmanaged<SignalWatch>.fromOpaque($0).takeRetainedValue().run() }
      return nil
    }, watch.toOpaque())
  return interrupt
}

/// Waits for interrupts.
private final class SignalWatch {
  private let interrupt: Interrupt
  private let endsWithSecond: Bool

  init(_ interrupt: Interrupt, endsWithSecond: Bool) {
    (self.interrupt, self.endsWithSecond) = (interrupt, endsWithSecond)
  }

  func run() {
    var awaited = sigset_t()
    sigemptyset(&awaited)
    sigaddset(&awaited, SIGINT)
    while true {
      var number: Int32 = 0
      guard sigwait(&awaited, &number) == 0 else { return }
      if interrupt.isRaised, endsWithSecond { _exit(ExitStatus.interrupted.rawValue) }
      interrupt.raise()
    }
  }
}

/// Lets a write to a process that has ended fail, in place of ending this one.
func surviveBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Does a short piece of work that a request to end must not leave half done; one that comes
/// meanwhile takes effect after it.
func withoutInterrupts(_ work: () throws(OutputError) -> Void) throws(OutputError) {
  var (held, before) = (sigset_t(), sigset_t())
  sigemptyset(&held)
  for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, number) }
  sigprocmask(SIG_BLOCK, &held, &before)
  defer { sigprocmask(SIG_SETMASK, &before, nil) }
  try work()
}
