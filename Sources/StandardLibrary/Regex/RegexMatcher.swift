import Interpreter

/// Runs a regular expression over a text by backtracking, with the same choices as CPython's.
///
/// Swift's own `Regex` gives no place to stop: an expression such as `(a+)+$` would run for ages.
/// Here every instruction counts as a step of the cell, so that its limits hold and an interrupt
/// ends it, and the alternatives wait on a list of their own, so that long texts take no stack.
struct RegexMatcher {
  /// What to come back to.
  private enum Choice {
    case resume(instruction: Int, position: Int)
    /// A run of single characters that may be shorter (or longer, where it is lazy).
    case shorter(instruction: Int, from: Int, position: Int)
    case longer(instruction: Int, position: Int, left: Int)
    case restoreMark(Int, Int)
    case restoreLast(Int)
    case restoreLoop(Int, count: Int, start: Int)
  }

  private let program: RegexProgram
  let text: [Unicode.Scalar]
  let end: Int
  private let context: Context
  private var choices: [Choice] = []
  private var counts: [Int]
  private var starts: [Int]
  /// By group: where it starts and ends; −1 for a group that took no part.
  private(set) var marks: [Int]
  private(set) var lastGroup = 0
  private var isWhole = false
  private var steps = 0
  /// The most instructions that one matcher runs: nested repetitions multiply without end.
  private let stepLimit: Int
  /// Where a match may not be empty.
  private var refused = -1

  /// - Parameter end: The text is taken to end here.
  init(_ program: RegexProgram, _ text: [Unicode.Scalar], end: Int, in context: Context) {
    self.program = program
    self.text = text
    self.end = end
    self.context = context
    stepLimit = 10_000_000 + 100 * text.count
    counts = Array(repeating: 0, count: program.loopCount)
    starts = counts
    marks = Array(repeating: -1, count: 2 * program.groupCount + 2)
  }

  /// Matches at one place; `marks` tell the match.
  ///
  /// - Parameter isWhole: Whether the match must reach the end.
  mutating func match(
    at start: Int, isWhole: Bool = false, refusingEmpty: Bool = false
  ) throws(Raise) -> Bool {
    reset()
    self.isWhole = isWhole
    refused = refusingEmpty ? start : -1
    guard let stop = try run(from: 0, at: start, isOuter: true) else { return false }
    marks[0] = start
    marks[1] = stop
    return true
  }

  /// Finds the first match at a place or behind it.
  mutating func search(from start: Int, refusingEmpty: Bool = false) throws(Raise) -> Bool {
    var place = start
    while place <= end {
      if let first = program.first {
        while place < end, text[place] != first { place += 1 }
        if place == end { return false }
      }
      if try match(at: place, refusingEmpty: refusingEmpty && place == start) { return true }
      place += 1
    }
    return false
  }

  private mutating func reset() {
    choices.removeAll(keepingCapacity: true)
    for index in marks.indices { marks[index] = -1 }
    lastGroup = 0
  }

  private static var tooManySteps: Raise {
    Raise(
      .runtimeError, "the search takes too many steps: the pattern tries too many ways to match",
      fix:
        "a repetition within a repetition, as in (a+)+, multiplies: write it without the inner one"
    )
  }

  // MARK: Running

  /// Runs to an `accept`; the place there, or nothing where all choices failed.
  private mutating func run(
    from start: Int, at place: Int, isOuter: Bool
  ) throws(Raise) -> Int? {
    let base = choices.count
    var (pc, position) = (start, place)
    while true {
      try context.step()
      steps += 1
      if steps > stepLimit { throw Self.tooManySteps }
      if case .accept = program.instructions[pc] {
        let isRefused = isOuter && (isWhole && position != end || position == refused)
        if !isRefused { return position }
      } else if try advance(&pc, &position) {
        continue
      }
      guard try backtrack(to: base, &pc, &position) else { return nil }
    }
  }

  /// Does one instruction; false where it fails.
  private mutating func advance(_ pc: inout Int, _ position: inout Int) throws(Raise) -> Bool {
    switch program.instructions[pc] {
    case .character(let test):
      guard position < end, test.accepts(text[position]) else { return false }
      position += 1
    case .fork(let target): choices.append(.resume(instruction: target, position: position))
    case .jump(let target):
      pc = target
      return true
    case .mark(let index): mark(index, position)
    case .assertion(let test): return holds(test, at: position, &pc)
    case .backreference(let group, let ignoresCase):
      return repeats(group, ignoresCase: ignoresCase, &position, &pc)
    case .run(let test, let count, let kind):
      return try single(test, count, kind, &pc, &position)
    case .startLoop(let loop): setLoop(loop, count: 0, start: -1)
    case .turn(let loop, let count, let isLazy, let exit):
      turn(loop, count, isLazy: isLazy, exit: exit, &pc, position)
      return true
    case .enter(let loop): setLoop(loop, count: counts[loop] + 1, start: position)
    case .look(let width, let isNegated, let exit):
      return try look(width, isNegated, exit, &pc, position)
    case .atomic(let exit): return try atomic(exit, &pc, &position)
    case .unlessGroup(let group, let target):
      if marks[2 * group + 1] < 0 {
        pc = target
        return true
      }
    case .accept: return true
    }
    pc += 1
    return true
  }

  /// Takes up the last choice; false where none is left above `base`.
  private mutating func backtrack(
    to base: Int, _ pc: inout Int, _ position: inout Int
  ) throws(Raise) -> Bool {
    while choices.count > base {
      switch choices.removeLast() {
      case .resume(let instruction, let place):
        (pc, position) = (instruction, place)
        return true
      case .shorter(let instruction, let least, let place):
        if place - 1 > least {
          choices.append(.shorter(instruction: instruction, from: least, position: place - 1))
        }
        (pc, position) = (instruction + 1, place - 1)
        return true
      case .longer(let instruction, let place, let left):
        guard left > 0, place < end,
          case .run(let test, _, _) = program.instructions[instruction],
          test.accepts(text[place])
        else { continue }
        choices.append(.longer(instruction: instruction, position: place + 1, left: left - 1))
        (pc, position) = (instruction + 1, place + 1)
        return true
      case .restoreMark(let index, let old): marks[index] = old
      case .restoreLast(let old): lastGroup = old
      case .restoreLoop(let loop, let count, let start):
        counts[loop] = count
        starts[loop] = start
      }
    }
    return false
  }

  private mutating func mark(_ index: Int, _ position: Int) {
    choices.append(.restoreMark(index, marks[index]))
    marks[index] = position
    if index % 2 == 1 {
      choices.append(.restoreLast(lastGroup))
      lastGroup = index / 2
    }
  }

  private mutating func setLoop(_ loop: Int, count: Int, start: Int) {
    choices.append(.restoreLoop(loop, count: counts[loop], start: starts[loop]))
    counts[loop] = count
    starts[loop] = start
  }

  /// Chooses between one more turn and going on. A turn that took nothing is not repeated.
  private mutating func turn(
    _ loop: Int, _ count: ClosedRange<Int>, isLazy: Bool, exit: Int, _ pc: inout Int,
    _ position: Int
  ) {
    let done = counts[loop]
    if done < count.lowerBound {
      pc += 1
    } else if done >= count.upperBound || starts[loop] == position {
      pc = exit
    } else if isLazy {
      choices.append(.resume(instruction: pc + 1, position: position))
      pc = exit
    } else {
      choices.append(.resume(instruction: exit, position: position))
      pc += 1
    }
  }

  private mutating func single(
    _ test: CharacterTest, _ count: ClosedRange<Int>, _ kind: RepeatKind, _ pc: inout Int,
    _ position: inout Int
  ) throws(Raise) -> Bool {
    let start = position
    let most = min(kind == .lazy ? count.lowerBound : count.upperBound, end - start)
    while position - start < most, test.accepts(text[position]) { position += 1 }
    context.spend((position - start) >> 4)
    let taken = position - start
    guard taken >= count.lowerBound else { return false }
    switch kind {
    case .greedy:
      if taken > count.lowerBound {
        choices.append(
          .shorter(instruction: pc, from: start + count.lowerBound, position: position))
      }
    case .lazy:
      choices.append(
        .longer(instruction: pc, position: position, left: count.upperBound - taken))
    case .possessive: break
    }
    pc += 1
    return true
  }

  // MARK: Enclosed expressions

  private mutating func look(
    _ width: Int?, _ isNegated: Bool, _ exit: Int, _ pc: inout Int, _ position: Int
  ) throws(Raise) -> Bool {
    let base = choices.count
    var found = false
    if position >= width ?? 0 {
      found = try run(from: pc + 1, at: position - (width ?? 0), isOuter: false) != nil
    }
    if found && !isNegated { keepRestores(above: base) }
    if found && isNegated { undo(to: base) }
    pc = exit
    return found != isNegated
  }

  private mutating func atomic(
    _ exit: Int, _ pc: inout Int, _ position: inout Int
  ) throws(Raise) -> Bool {
    let base = choices.count
    guard let stop = try run(from: pc + 1, at: position, isOuter: false) else { return false }
    keepRestores(above: base)
    (pc, position) = (exit, stop)
    return true
  }

  /// Forgets the choices of an enclosed expression, but not how to undo what it noted.
  private mutating func keepRestores(above base: Int) {
    let kept = choices[base...].filter {
      switch $0 {
      case .resume, .shorter, .longer: false
      case .restoreMark, .restoreLast, .restoreLoop: true
      }
    }
    choices.replaceSubrange(base..., with: kept)
  }

  private mutating func undo(to base: Int) {
    keepRestores(above: base)
    var (pc, position) = (0, 0)
    _ = try? backtrack(to: base, &pc, &position)
  }
}
