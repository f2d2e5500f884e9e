import Glibc

/// Makes Ctrl-C take the progress line away and end the process with status 130. An interrupt
/// that whoever started the process wants ignored stays ignored.
func endOnInterrupt() {
  let before = signal(SIGINT) { _ in
    if isatty(STDERR_FILENO) != 0 { _ = Glibc.write(STDERR_FILENO, "\r\u{1B}[K", 4) }
    _exit(130)
  }
  if unsafeBitCast(before, to: Int.self) == 1 { signal(SIGINT, SIG_IGN) }
}

/// Lets a write to a process that has ended fail, in place of ending this one.
func surviveBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

/// Does a short piece of work that an interrupt must not leave half done; an interrupt that comes
/// meanwhile takes effect after it.
func withoutInterrupts(_ work: () throws(OutputError) -> Void) throws(OutputError) {
  var (held, before) = (sigset_t(), sigset_t())
  sigemptyset(&held)
  for number in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, number) }
  sigprocmask(SIG_BLOCK, &held, &before)
  defer { sigprocmask(SIG_SETMASK, &before, nil) }
  try work()
}
