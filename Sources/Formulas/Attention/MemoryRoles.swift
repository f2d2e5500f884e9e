/// What the equations of a cell compute for each step of a memory, and what the memory is.
///
/// A symbol with an index over a memory has a value for each of the memory's steps: `h_i` without a
/// time the same at all times, `\alpha_{ti}` another at each. The one that no equation defines is the
/// memory.
struct MemoryRoles {
  /// Names with a value for each step of the memory.
  private(set) var names: Set<String> = []
  /// Those that nothing defines, in the order of the text: one in a cell without faults.
  private(set) var memories: [String] = []
  /// What a softmax over the memory is applied to.
  private(set) var scores: Set<String> = []
  /// `d` of `\sqrt{d}`, which nothing defines: a number of features.
  private(set) var featureCounts: Set<String> = []
  private(set) var faults: [CellFault] = []

  private typealias Occurrence = CellRoles.Occurrence

  init(_ equations: [CellEquation]) {
    let occurrences = equations.flatMap { equation in
      [Occurrence(use: equation.left, place: equation.leftPlace, isDefinition: true)]
        + equation.right.occurrences
    }
    names = Set(occurrences.filter { $0.use.position != nil }.map(\.use.name))
    guard !names.isEmpty else { return }
    let defined = Set(equations.map(\.left.name))
    for equation in equations {
      scores.formUnion(equation.right.normalizedNames)
      featureCounts.formUnion(equation.right.rootNames.subtracting(defined))
    }
    scores.formIntersection(names)
    findMemory(occurrences, defined)
    checkTimes(occurrences, equations)
    checkDefinitions(occurrences, defined)
    checkSums(equations)
  }

  /// The role of what has a value for each step of the memory, and of `d` in `\sqrt{d}`; nothing for
  /// other symbols.
  func role(_ name: String, _ shapes: ShapeInference) -> CellSymbol.Role? {
    if featureCounts.contains(name) { return .featureCount }
    guard names.contains(name) else { return nil }
    if memories.contains(name) { return .memory }
    if case .overMemory(.softmax, _)? = shapes.definitions.first(where: { $0.name == name })?.term {
      return .weight
    }
    return scores.contains(name) ? .score : .intermediate
  }

  private mutating func fault(_ kind: CellFault.Kind, _ place: CellPlace) {
    faults.append(CellFault(kind: kind, place: place))
  }

  private mutating func findMemory(_ occurrences: [Occurrence], _ defined: Set<String>) {
    var latex: [String] = []
    for occurrence in occurrences where occurrence.use.isOverMemory {
      let name = occurrence.use.name
      guard !defined.contains(name), !memories.contains(name) else { continue }
      memories.append(name)
      latex.append(occurrence.use.positionedLatex)
      if memories.count == 2 { fault(.twoMemories(latex), occurrence.place) }
    }
  }

  /// A symbol of the memory has no time of its own; what changes with the time has one.
  private mutating func checkTimes(_ occurrences: [Occurrence], _ equations: [CellEquation]) {
    var told: Set<String> = []
    for occurrence in occurrences where names.contains(occurrence.use.name) {
      let use = occurrence.use
      if case .offset(let offset) = use.time, offset != 0, scoresOrWeights(use, occurrences) {
        fault(.positionsCarried(symbol: use.positionedLatex), occurrence.place)
      }
      guard use.isOverMemory, told.insert(use.name).inserted,
        occurrences.contains(where: { $0.use.name == use.name && $0.use.time != .none })
      else { continue }
      fault(
        .memoryAndState(symbol: use.latex, memory: use.positionedLatex), occurrence.place)
    }
    for equation in equations where equation.left.isOverMemory {
      guard equation.right.symbols.contains(where: { $0.time != .none }) else { continue }
      let (use, letter) = (equation.left, equation.left.position ?? "")
      fault(
        .timeOverMemory(
          symbol: use.positionedLatex, wanted: use.latex(at: 0, beside: letter)),
        equation.leftPlace)
    }
  }

  /// Whether a name is never the memory, so that its past is that of scores.
  private func scoresOrWeights(_ use: SymbolUse, _ occurrences: [Occurrence]) -> Bool {
    !occurrences.contains { $0.use.name == use.name && $0.use.isOverMemory }
  }

  private mutating func checkDefinitions(_ occurrences: [Occurrence], _ defined: Set<String>) {
    var told: Set<String> = []
    for occurrence in occurrences where occurrence.use.time == .offset(0) {
      let use = occurrence.use
      guard names.contains(use.name), !defined.contains(use.name),
        !memories.contains(use.name), told.insert(use.name).inserted
      else { continue }
      fault(.undefinedOverMemory(symbol: use.positionedLatex), occurrence.place)
    }
  }

  /// What is computed for each step of the memory must be summed by something.
  private mutating func checkSums(_ equations: [CellEquation]) {
    let used = Set(equations.flatMap(\.right.symbols).map(\.name))
    for equation in equations where names.contains(equation.left.name) {
      guard !used.contains(equation.left.name), let index = equation.left.position else { continue }
      fault(
        .neverSummed(symbol: equation.left.positionedLatex, index: index), equation.leftPlace)
    }
  }
}

extension SymbolUse {
  /// The symbol with its index over the memory, and its time if it has one: `\alpha_{ti}`, `h_i`.
  var positionedLatex: String {
    var offset: Int?
    if case .offset(let steps) = time { offset = steps }
    guard let position else { return latex(at: offset ?? 0) }
    return latex(at: offset, beside: position)
  }
}

extension CellTerm {
  /// The symbols of the term where they stand.
  fileprivate var occurrences: [CellRoles.Occurrence] {
    if case .symbol(let use) = kind { return [CellRoles.Occurrence(use: use, place: place)] }
    return parts.flatMap(\.occurrences)
  }

  /// Names that a softmax, or the exponential of one that is written out, is applied to.
  fileprivate var normalizedNames: Set<String> {
    var names = parts.reduce(into: Set<String>()) { $0.formUnion($1.normalizedNames) }
    if case .call(let function, let terms) = kind, function == .softmax || function == .exp,
      case .symbol(let use)? = terms.first?.kind
    {
      names.insert(use.name)
    }
    return names
  }

  /// Small letters without a time below a root: `d` of `\sqrt{d_k}`.
  fileprivate var rootNames: Set<String> {
    if let name = countBelowRoot { return [name] }
    return parts.reduce(into: []) { $0.formUnion($1.rootNames) }
  }

  /// The symbol of `\sqrt{d}`, if the term is that.
  var countBelowRoot: String? {
    guard case .call(.sqrt, let terms) = kind, case .symbol(let use)? = terms.first?.kind,
      use.time == .none, ["d", "D", "n", "H"].contains(use.letter)
    else { return nil }
    return use.name
  }
}
