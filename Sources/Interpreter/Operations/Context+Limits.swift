extension Context {
  /// Counts one step and ends the run where a limit is reached. Native loops that can be long
  /// call it once a turn.
  @inline(__always)
  package func step() throws(Raise) {
    steps &+= 1
    guard steps >= nextCheck else { return }
    if !abandoned.isEmpty { closeAbandoned() }
    try checkLimits()
  }

  /// Ends the run where a limit is reached; cheap enough for every tensor operation.
  package func checkLimits() throws(Raise) {
    nextCheck = abandoned.isEmpty ? min(steps + 4096, limits.steps) : 0
    if interrupt.isRaised { throw Raise(.interrupted) }
    if steps >= limits.steps { throw Raise(.steps(limits.steps)) }
    if limits.seconds.isFinite, clock() - startTime > limits.seconds {
      throw Raise(.seconds(limits.seconds))
    }
    if memory() > limits.bytes { throw Raise(.memory(limits.bytes)) }
  }

  /// Looks at the limits once in a thousand turns of a native loop that counts no steps.
  @inline(__always)
  func checkLimits(turn: Int) throws(Raise) {
    if turn & 0x3FF == 0x3FF { try checkLimits() }
  }

  /// Brings the next look at the limits nearer by the work of one long native operation, in units
  /// of a step's time; the count of steps stays the same.
  @inline(__always)
  package func spend(_ work: Int) {
    nextCheck = min(nextCheck, steps + max(0, nextCheck - steps - work))
  }

  /// The same for an operation on whole arrays: some 128 small ones fit between two looks.
  @inline(__always)
  package func spend(onElements count: Int) { spend(32 + count >> 7) }

  /// Starts counting anew, at the beginning of a cell.
  package func restartLimits() {
    steps = 0
    nextCheck = 0
    // The cell's own lines are a call as well.
    depth = 1
    handled = []
    printing = []
    startTime = limits.seconds.isFinite ? clock() : 0
    stackLimit = (stack ?? Stack(bytes: 4 << 20)).limit
  }

  /// Raises `RecursionError` before the calls or the native stack become too deep.
  @inline(__always)
  func checkDepth() throws(Raise) {
    if depth > recursionLimit || isStackUsedUp() { throw .recursionTooDeep() }
  }

  /// Runs recursion over a value's parts one level deeper.
  package func deeper<Result>(
    during what: String, _ work: () throws(Raise) -> Result
  ) throws(Raise) -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > recursionLimit { throw .recursionTooDeep(during: what) }
    try checkStack(during: what)
    // Parts that are shared count each time: sixty lists can have 2^60 leaves.
    try step()
    return try work()
  }

  /// The native stack alone: for recursion over values (printing, comparing).
  func checkStack(during what: String = "") throws(Raise) {
    if isStackUsedUp() { throw .recursionTooDeep(during: what) }
  }

  // The address of a variable of its own tells where the stack ends.
  @inline(__always)
  private func isStackUsedUp() -> Bool {
    var marker: UInt8 = 0
    let address = withUnsafeMutablePointer(to: &marker) { UInt(bitPattern: $0) }
    return address < stackLimit
  }

  /// Refuses a container or text of more elements than the run allows.
  package func checkSize(_ count: Int, of what: String) throws(Raise) {
    if count > limits.elements { throw .tooLarge(what, limit: limits.elements) }
    spend(count >> 4)
  }

  /// The same where only what is added has to be made.
  func checkGrowth(of what: String, from count: Int, by added: Int) throws(Raise) {
    if count + added > limits.elements { throw .tooLarge(what, limit: limits.elements) }
    spend(added >> 4)
  }
}
