/// A regular expression as instructions for `RegexMatcher`.
struct RegexProgram {
  enum Instruction {
    case character(CharacterTest)
    /// Goes on here, and at the target when that fails.
    case fork(to: Int)
    case jump(to: Int)
    /// Notes the place as a group's start (even) or end (odd).
    case mark(Int)
    case assertion(PlaceTest)
    case backreference(Int, ignoresCase: Bool)
    /// A repeated single character.
    case run(CharacterTest, ClosedRange<Int>, RepeatKind)
    /// Starts counting the turns of a loop.
    case startLoop(Int)
    /// One more turn of the loop that follows, or on at `exit`.
    case turn(loop: Int, ClosedRange<Int>, isLazy: Bool, exit: Int)
    /// Enters a turn that a lazy loop put off.
    case enter(loop: Int)
    /// The instructions up to `end` match ahead, or behind by a width.
    case look(width: Int?, isNegated: Bool, end: Int)
    /// The instructions up to `end` match in one way only.
    case atomic(end: Int)
    case unlessGroup(Int, to: Int)
    /// The end of the whole, of a look or of an atomic group.
    case accept
  }

  private(set) var instructions: [Instruction] = []
  private(set) var loopCount = 0
  let groupCount: Int
  /// The character that every match begins with, where that is known.
  private(set) var first: Unicode.Scalar?

  init(_ node: RegexNode, groupCount: Int) {
    self.groupCount = groupCount
    add(node)
    instructions.append(.accept)
    if case .character(.literal(let scalar))? = instructions.first { first = scalar }
  }

  private mutating func add(_ node: RegexNode) {
    switch node {
    case .character(let test): instructions.append(.character(test))
    case .sequence(let parts): for part in parts { add(part) }
    case .alternatives(let branches): add(branches)
    case .group(let number, let body):
      instructions.append(.mark(2 * number))
      add(body)
      instructions.append(.mark(2 * number + 1))
    case .repeated(.character(let test), let count, let kind):
      instructions.append(.run(test, count, kind))
    case .repeated(let body, let count, let kind): loop(body, count, kind)
    case .backreference(let number, let ignoresCase):
      instructions.append(.backreference(number, ignoresCase: ignoresCase))
    case .look(let body, let isAhead, let isNegated):
      let width = isAhead ? nil : body.width ?? 0
      enclosed(body) { .look(width: width, isNegated: isNegated, end: $0) }
    case .atomic(let body): enclosed(body) { .atomic(end: $0) }
    case .conditional(let number, let yes, let no):
      let start = placeholder()
      add(yes)
      let jump = placeholder()
      instructions[start] = .unlessGroup(number, to: instructions.count)
      add(no)
      instructions[jump] = .jump(to: instructions.count)
    case .assertion(let test): instructions.append(.assertion(test))
    }
  }

  private mutating func placeholder() -> Int {
    instructions.append(.accept)
    return instructions.count - 1
  }

  private mutating func add(_ branches: [RegexNode]) {
    var jumps: [Int] = []
    for branch in branches.dropLast() {
      let fork = placeholder()
      add(branch)
      jumps.append(placeholder())
      instructions[fork] = .fork(to: instructions.count)
    }
    if let last = branches.last { add(last) }
    for jump in jumps { instructions[jump] = .jump(to: instructions.count) }
  }

  private mutating func enclosed(_ body: RegexNode, _ make: (Int) -> Instruction) {
    let start = placeholder()
    add(body)
    instructions.append(.accept)
    instructions[start] = make(instructions.count)
  }

  private mutating func loop(_ body: RegexNode, _ count: ClosedRange<Int>, _ kind: RepeatKind) {
    if kind == .possessive {
      return enclosed(.repeated(body, count: count, kind: .greedy)) { .atomic(end: $0) }
    }
    let number = loopCount
    loopCount += 1
    instructions.append(.startLoop(number))
    let turn = placeholder()
    // A lazy loop that was put off comes back to the instruction behind its turn.
    instructions.append(.enter(loop: number))
    add(body)
    instructions.append(.jump(to: turn))
    instructions[turn] = .turn(
      loop: number, count, isLazy: kind == .lazy, exit: instructions.count)
  }
}
