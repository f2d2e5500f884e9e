import Diagnostics

/// What each symbol of a cell's equations is, told from where and when it is used.
struct CellRoles {
  /// A symbol where it stands; `isDefinition` on the left side of an equation.
  struct Occurrence {
    var use: SymbolUse
    var place: CellPlace
    var isDefinition = false
  }

  /// In the order of the text.
  private(set) var occurrences: [Occurrence] = []
  /// The equations in an order in which each can be computed, constants taken out.
  private(set) var equations: [CellEquation] = []
  /// Names defined as numbers: `\alpha = 0.9`.
  private(set) var constants: [String: Double] = [:]
  private(set) var inputs: [String] = []
  private(set) var states: [String] = []
  private(set) var parameters: [String] = []
  /// Defined names that no other equation uses at their own step.
  private(set) var outputs: [String] = []
  private(set) var isBackward = false
  /// Whether some states are taken from `t-1` and others from `t+1`.
  private(set) var isBidirectional = false
  /// What the equations compute for each step of a memory; nothing in most cells.
  private(set) var memory = MemoryRoles([])
  private(set) var faults: [CellFault] = []

  private let givenInputs: Set<String>
  private var defined: [String: CellPlace] = [:]

  init(_ equations: [CellEquation], inputs givenInputs: Set<String>) {
    self.givenInputs = givenInputs
    takeConstants(equations)
    dropRepetitions()
    memory = MemoryRoles(self.equations)
    faults = memory.faults
    for equation in self.equations {
      occurrences.append(
        Occurrence(use: equation.left, place: equation.leftPlace, isDefinition: true))
      collect(equation.right)
    }
    checkFonts()
    checkDirection()
    checkDefinitions()
    checkTimes()
    sortIntoRoles()
    checkInputs()
    let unordered = self.equations
    if faults.allSatisfy(\.leavesOrder) { order() }
    if faults.isEmpty { checkForInput(unordered) }
    findOutputs()
  }

  func firstOccurrence(of name: String) -> Occurrence? {
    occurrences.first { $0.use.name == name }
  }

  func isDefined(_ name: String) -> Bool { defined[name] != nil }

  private mutating func fault(_ kind: CellFault.Kind, _ place: CellPlace) {
    guard faults.count < CellFaults.most else { return }
    faults.append(CellFault(kind: kind, place: place))
  }

  // MARK: Collecting

  private mutating func takeConstants(_ all: [CellEquation]) {
    for equation in all {
      if equation.left.time == .none, case .number(let value) = equation.right.kind {
        // `h_0 = 0` says what every state begins with anyway.
        if equation.left.name.hasSuffix("_0"), value == 0 { continue }
        constants[equation.left.name] = value
      } else {
        equations.append(equation)
      }
    }
  }

  private mutating func collect(_ term: CellTerm) {
    if case .symbol(let use) = term.kind, constants[use.name] == nil {
      occurrences.append(Occurrence(use: use, place: term.place))
    }
    for part in term.parts { collect(part) }
  }

  // MARK: Checks

  private mutating func checkFonts() {
    var first: [String: SymbolUse] = [:]
    for occurrence in occurrences {
      let use = occurrence.use
      guard let known = first[use.name] else {
        first[use.name] = use
        continue
      }
      if known.font != use.font {
        fault(.twoFonts(known.styledLatex, use.styledLatex), occurrence.place)
        first[use.name] = use
      } else if !known.marks.isEmpty, !use.marks.isEmpty, known.marks != use.marks {
        fault(.twoPlaces(known.latex, use.latex), occurrence.place)
        first[use.name] = use
      }
    }
  }

  private mutating func checkDirection() {
    var isForward = false
    for occurrence in occurrences {
      guard case .offset(let offset) = occurrence.use.time else { continue }
      if abs(offset) > 1 {
        fault(.farIndex(symbol: occurrence.use.latex, offset: offset), occurrence.place)
      }
      if occurrence.isDefinition, offset != 0 {
        fault(
          .definesNext(symbol: occurrence.use.latex, latex: occurrence.use.latex(at: offset)),
          occurrence.place)
      } else if offset < 0 {
        isForward = true
      } else if offset > 0 {
        isBackward = true
      }
    }
    guard isForward, isBackward else { return }
    (isBackward, isBidirectional) = (false, true)
    let ahead = Set(names(at: { $0 > 0 }))
    let behind = Set(names(at: { $0 < 0 }))
    let both = ahead.intersection(behind)
    let entangled = Directions(equations).entangled ?? both.sorted().first
    for occurrence in occurrences {
      if case .offset(let offset) = occurrence.use.time, offset > 0, let entangled,
        occurrence.use.name == entangled || !both.isEmpty
      {
        fault(.bothDirections(symbol: occurrence.use.latex), occurrence.place)
        return
      }
    }
  }

  private func names(at offsets: (Int) -> Bool) -> [String] {
    occurrences.compactMap { occurrence in
      guard case .offset(let offset) = occurrence.use.time, offsets(offset) else { return nil }
      return occurrence.use.name
    }
  }

  /// An equation that is repeated word for word counts once.
  private mutating func dropRepetitions() {
    var kept: [CellEquation] = []
    var rightSides: [String: [CellTerm]] = [:]
    for equation in equations {
      let name = equation.left.name
      // A symbol with so many right sides is at fault anyway.
      let known = rightSides[name, default: []].prefix(CellFaults.most)
      guard !known.contains(where: { $0.says(equation.right) }) else { continue }
      rightSides[name, default: []].append(equation.right)
      kept.append(equation)
    }
    equations = kept
  }

  private mutating func checkDefinitions() {
    for occurrence in occurrences where occurrence.isDefinition {
      let name = occurrence.use.name
      guard let first = defined[name] else {
        defined[name] = occurrence.place
        continue
      }
      let line = first.source.location(first.range.start).line
      fault(.definedTwice(symbol: occurrence.use.latex, firstLine: line), occurrence.place)
    }
  }

  /// A symbol that has a time somewhere must have one everywhere.
  private mutating func checkTimes() {
    let timed = Set(occurrences.filter { $0.use.time != .none }.map(\.use.name))
    var told: Set<String> = []
    for occurrence in occurrences where occurrence.use.time == .none {
      let use = occurrence.use
      if use.isOverMemory { continue }
      guard occurrence.isDefinition || timed.contains(use.name) else { continue }
      guard faults.count < CellFaults.most else { return }
      guard told.insert(use.name).inserted else { continue }
      if occurrence.isDefinition, use.name.hasSuffix("_0"),
        timed.contains("\(use.name.dropLast(2))")
      {
        fault(.initialState(symbol: use.latex), occurrence.place)
      } else {
        faults.append(missingTime(use, occurrence.place))
      }
    }
  }

  private mutating func sortIntoRoles() {
    var seen: Set<String> = []
    let used = Set(names(at: { $0 == 0 }))
    let definesNext = occurrences.contains { $0.isDefinition && $0.use.time == .offset(1) }
    for occurrence in occurrences {
      let name = occurrence.use.name
      if memory.names.contains(name) || memory.featureCounts.contains(name) { continue }
      switch occurrence.use.time {
      case .none:
        if defined[name] == nil, seen.insert(name).inserted { parameters.append(name) }
      case .offset(0):
        if defined[name] == nil, seen.insert(name).inserted { inputs.append(name) }
      case .offset(let offset):
        guard seen.insert(name + "@").inserted else { continue }
        guard defined[name] != nil else {
          // Mended with the equation that is written for the next step.
          if definesNext, offset > 0 { continue }
          let time = offset < 0 ? "t\(offset)" : "t+\(offset)"
          fault(
            used.contains(name) || isInputName(name)
              ? .inputAtOtherTime(symbol: occurrence.use.latex, offset: offset)
              : .neverUpdated(symbol: occurrence.use.latex, time: time), occurrence.place)
          continue
        }
        states.append(name)
      }
    }
  }

  /// Of several symbols that nothing defines, those called `x` or named by the user are inputs.
  private mutating func checkInputs() {
    let named = inputs.filter { isInputName($0) }
    if inputs.count > 1 || !givenInputs.isEmpty {
      let told = named.compactMap { firstOccurrence(of: $0)?.use.latex }
      for name in inputs where !isInputName(name) {
        guard faults.count < CellFaults.most else { return }
        guard let occurrence = firstOccurrence(of: name) else { continue }
        fault(.undefined(symbol: occurrence.use.latex, inputs: told), occurrence.place)
      }
    }
  }

  /// A cell reads something.
  private mutating func checkForInput(_ equations: [CellEquation]) {
    guard inputs.isEmpty else { return }
    for occurrence in occurrences where parameters.contains(occurrence.use.name) {
      if isInputName(occurrence.use.name) {
        faults.append(missingTime(occurrence.use, occurrence.place))
        return
      }
    }
    guard let first = equations.first else { return }
    var made = CellFault(kind: .noInput, place: first.leftPlace)
    // What the input's own weight is multiplied by was meant to be the input.
    if let misplaced = equations.lazy.compactMap(\.right.besideInputWeight).first {
      made.rewrites = [CellRewrite(place: misplaced, text: "x_t")]
    }
    faults.append(made)
  }

  private func isInputName(_ name: String) -> Bool {
    givenInputs.isEmpty ? Self.isInputName(name) : givenInputs.contains(name)
  }

  /// Whether a symbol of this name is an input where nothing else tells.
  static func isInputName(_ name: String) -> Bool {
    ["x", "X", "u"].contains(name) || name.hasPrefix("x_") || name.hasPrefix("X_")
  }

  // MARK: Order

  /// Sorts the equations so that each comes behind those that it needs at its own step.
  private mutating func order() {
    let ordered = EquationOrder(equations)
    guard ordered.waiting.isEmpty else {
      circular(ordered.waiting)
      return
    }
    equations = ordered.sorted
  }

  /// Tells one circle: from an equation to one that it waits for, until one comes again.
  private mutating func circular(_ waiting: [CellEquation]) {
    let circle = EquationOrder.circle(in: waiting)
    guard let first = circle.first else { return }
    let names = Set(circle.map(\.left.name))
    let lost = occurrences.lazy.compactMap { names.contains($0.use.name) ? $0.lostIndex : nil }
    if let lost = lost.first {
      faults.append(lost)
    } else {
      fault(.circular((circle + [first]).map(\.left.latex)), first.leftPlace)
    }
  }

  private mutating func findOutputs() {
    let used = Set(equations.flatMap(\.right.usesNow))
    outputs = occurrences.filter { $0.isDefinition && !used.contains($0.use.name) }.map(\.use.name)
      .filter { !memory.names.contains($0) }
  }
}

extension SymbolUse {
  /// Where the symbol's name has its parts: `_` below, `^` above.
  fileprivate var marks: String { latex.filter { $0 == "_" || $0 == "^" } }
}
