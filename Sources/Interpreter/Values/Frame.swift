import Dialect

/// One running call: its slots and what it took along.
final class Frame {
  /// The slots of a frame that is kept for the next call.
  static let usualCapacity = 16

  let slots: UnsafeMutablePointer<Value?>
  private let capacity: Int
  let context: Context
  // Unchecked: read and written in single steps.
  @exclusivity(unchecked) private(set) var code: FunctionCode?
  /// The code that the frame can run again as it is, without captures and boxes.
  @exclusivity(unchecked) private var readyCode: UnsafeMutableRawPointer?
  /// The code's body, which the code keeps.
  @exclusivity(unchecked) private var body: Unmanaged<ExpressionCode>?
  @exclusivity(unchecked) private var slotCount = 0
  @exclusivity(unchecked) private(set) var captures: [Box] = []
  /// By slot; empty when no slot is boxed.
  @exclusivity(unchecked) private var boxes: [Box?] = []
  /// What `return` gave.
  @exclusivity(unchecked) var result: Value = .none
  /// The names of the class body that runs in this frame.
  var classNames: ClassNames?
  /// How the generator whose body runs in this frame is told what to do.
  var exchange: Exchange?
  /// The next frame that waits for a call.
  @exclusivity(unchecked) fileprivate var next: Frame?

  /// A frame without slots, or one with room for the slots of most functions.
  fileprivate init(capacity: Int, context: Context) {
    self.capacity = capacity
    self.context = context
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: nil, count: capacity)
  }

  /// The frame of a program's own statements.
  convenience init(context: Context) { self.init(capacity: 0, context: context) }

  convenience init(code: FunctionCode, captures: [Box], context: Context) {
    self.init(capacity: max(code.slotCount, Self.usualCapacity), context: context)
    begin(code, captures)
  }

  deinit {
    slots.deinitialize(count: capacity)
    slots.deallocate()
  }

  /// Whether the frame is ready for a direct call of the code, which it keeps.
  @inline(__always)
  fileprivate func isReady(for code: Unmanaged<FunctionCode>) -> Bool {
    readyCode == code.toOpaque()
  }

  fileprivate func begin(_ code: FunctionCode, _ captures: [Box]) {
    readyCode =
      captures.isEmpty && code.boxedSlots.isEmpty ? Unmanaged.passUnretained(code).toOpaque() : nil
    if self.code !== code {
      self.code = code
      body = Unmanaged.passUnretained(code.evaluate)
      slotCount = code.slotCount
    }
    if !captures.isEmpty || !self.captures.isEmpty { self.captures = captures }
    if !code.boxedSlots.isEmpty {
      boxes = Array(repeating: nil, count: code.slotCount)
      for slot in code.boxedSlots { boxes[slot] = Box.make() }
    }
  }

  /// Runs the body of the frame's function, which the frame keeps: a reference of the caller's own
  /// would cost two counts.
  @inline(__always)
  fileprivate func evaluateBody() throws(Raise) -> Value {
    guard let body else { return .none }
    let outcome = body._withUnsafeGuaranteedRef { body -> Result<Value, Raise> in
      do throws(Raise) {
        return .success(try body(self))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  /// What `return` gave, which the frame gives away.
  @inline(__always)
  func takeResult() -> Value { result.take() }

  /// Empties the frame for its next call; false where it is of no use for one.
  fileprivate func end() -> Bool {
    guard capacity == Self.usualCapacity else { return false }
    for slot in 0..<slotCount { (slots + slot).clear() }
    if !boxes.isEmpty { boxes = [] }
    return true
  }

  /// Moves the parameters that inner functions use into their boxes.
  func fillBoxes() {
    guard let code else { return }
    for slot in code.boxedSlots where slot < code.parameterCount {
      boxes[slot]?.variable.pointee = slots[slot]
      slots[slot] = nil
    }
  }

  /// The error with the call of the frame's function closed.
  @inline(never)
  fileprivate func left(_ error: Raise) -> Raise {
    guard let definition = code?.definition else { return error }
    return error.leaving(definition.name, definition.source, definition.range)
  }

  func box(_ slot: Int) -> Box {
    if slot < boxes.count, let box = boxes[slot] { return box }
    preconditionFailure("slot \(slot) holds no box")
  }

  /// Makes sure that a slot holds a box.
  func addBox(_ slot: Int) -> Box {
    if slot < boxes.count, let box = boxes[slot] { return box }
    while boxes.count <= slot { boxes.append(nil) }
    let made = Box.make()
    boxes[slot] = made
    return made
  }

  /// The boxes that a function made in this frame takes along.
  func take(_ captures: [Function.Capture]) -> [Box] {
    captures.map { capture in
      switch capture {
      case .slot(let slot): box(slot)
      case .captured(let index): self.captures[index]
      }
    }
  }
}

extension Context {
  /// A frame for a call, with empty slots: one that an earlier call has left, where there is one.
  @inline(__always)
  func frame(_ code: FunctionCode, _ captures: [Box]) -> Frame {
    guard code.slotCount <= Frame.usualCapacity, let frame = spareFrames.take() else {
      return Frame(code: code, captures: captures, context: self)
    }
    spareFrames = frame.next.take()
    frame.begin(code, captures)
    return frame
  }

  /// A frame for a direct call of a function that takes nothing along.
  @inline(__always)
  func frame(_ code: Unmanaged<FunctionCode>) -> Frame {
    guard let frame = spareFrames.take() else {
      return Frame(code: code.takeUnretainedValue(), captures: [], context: self)
    }
    spareFrames = frame.next.take()
    if !frame.isReady(for: code) { frame.begin(code.takeUnretainedValue(), []) }
    return frame
  }

  /// Runs the function of a frame whose parameters are filled, not a generator function.
  @inline(__always)
  func run(_ frame: Frame) throws(Raise) -> Value {
    try step()
    depth &+= 1
    defer { depth &-= 1 }
    try checkDepth()
    do throws(Raise) {
      return try frame.evaluateBody()
    } catch {
      throw frame.left(error)
    }
  }

  /// Keeps the frame of a call that has ended, unless a generator or the like still uses it.
  @inline(__always)
  func keep(_ frame: consuming Frame) {
    guard isKnownUniquelyReferenced(&frame), frame.end() else { return }
    frame.next = spareFrames.take()
    spareFrames = consume frame
  }

  /// Lets go of the frames that wait for a call: they refer to the context.
  func dropSpareFrames() {
    while let frame = spareFrames.take() { spareFrames = frame.next.take() }
  }
}
