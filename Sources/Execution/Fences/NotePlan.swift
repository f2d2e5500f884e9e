import Diagnostics
import Dialect
import Documents
import Lint

/// What is known of a note's fences before they run: their code, which of them can run, and which
/// classes are left unused.
struct NotePlan {
  /// A fence with its code and how that uses names.
  struct Fence {
    let cell: Cell
    let code: FenceCode
    let uses: NameUses?
    /// What keeps a plain fence from running, as far as can be seen.
    let missing: MissingPart?

    var canRun: Bool { missing == nil && (uses != nil || cell.kind == .command) }
  }

  /// How a class is tried.
  enum Trial {
    /// With arguments that are guessed.
    case guessed
    /// With a call of the note, whose result the note does not go on to use.
    case call(Expression)
  }

  /// A class that is tried, and the place that the try is about.
  struct ClassTrial {
    let name: String
    let trial: Trial
    let range: SourceRange
  }

  let fences: [Fence]
  /// The classes with a base that the note defines.
  private let classes: Set<String>
  /// The functions and classes that running code reads, itself or through others.
  private let reached: Set<String>

  /// - Parameters:
  ///   - cells: The cells that run, in order.
  ///   - isKnown: Whether a name needs no definition: a built-in, a parameter, a usual import.
  ///   - hasModule: Whether a dotted path can be imported.
  init(_ cells: [Cell], isKnown: (String) -> Bool, hasModule: (String) -> Bool) {
    var fences: [Fence] = []
    var bound: Set<String> = []
    var isOpen = false
    for cell in cells {
      let code = FenceCode(cell.code)
      var missing = OtherFrameworks(of: cell).map(MissingPart.framework)
      let uses = missing == nil ? code.program.map { NameUses($0.body) } : nil
      // Commands may come from anywhere: only plain fences are judged.
      if cell.kind == .plain, let uses {
        missing = MissingPart(
          of: uses, isKnown: { isOpen || bound.contains($0) || isKnown($0) }, hasModule: hasModule)
      }
      if missing == nil, let uses {
        bound.formUnion(uses.bound)
        if uses.importsEverything || cell.language == .rnn { isOpen = true }
      } else if case .module? = missing {
        let imports = code.program?.imports(hasModule) ?? []
        bound.formUnion(imports.flatMap { NameUses($0.body).bound })
      }
      fences.append(Fence(cell: cell, code: code, uses: uses, missing: missing))
    }
    self.fences = fences
    classes = Set(fences.flatMap { $0.uses?.classes.map(\.name) ?? [] })
    reached = Self.reached(by: fences.filter(\.canRun).flatMap { $0.uses?.reads ?? [] })
  }

  private static func reached(by reads: [NameUses.Read]) -> Set<String> {
    let inner = Dictionary(grouping: reads.filter(\.isDeferred), by: \.owner)
    var pending = reads.filter { !$0.isDeferred || $0.owner == nil }.map(\.name)
    var reached: Set<String> = []
    while let name = pending.popLast() {
      guard reached.insert(name).inserted else { continue }
      pending += (inner[name] ?? []).map(\.name)
    }
    return reached
  }

  func fence(of cell: Cell) -> Fence? { fences.first { $0.cell.index == cell.index } }

  /// The line in which a fence imports or defines a name, behind the cell.
  func lineBinding(_ name: String, behind cell: Cell) -> Int? {
    fences.first { $0.cell.index > cell.index && ($0.uses?.bound.contains(name) ?? false) }?
      .cell.code.firstLine
  }

  /// What the fences behind one bind.
  func names(boundBehind fence: Fence) -> [String] {
    fences.filter { $0.cell.index > fence.cell.index }.flatMap { $0.uses?.bound.sorted() ?? [] }
  }

  /// The classes that are tried below a fence: those that it defines and nothing that runs calls,
  /// and those of which it makes the last network, where the note does not go on to use it.
  func trials(below fence: Fence) -> [ClassTrial] {
    guard let uses = fence.uses else { return [] }
    let guessed = uses.classes.filter { calls(of: $0.name).isEmpty }
      .map { ClassTrial(name: $0.name, trial: .guessed, range: $0.range) }
    let made = classes.sorted().compactMap { name in
      lastCall(of: name, in: fence).map {
        ClassTrial(name: name, trial: .call($0.expression), range: $0.expression.range)
      }
    }
    return guessed + made
  }

  private var running: [Fence] { fences.filter(\.canRun) }

  /// The calls of a name, without those in functions that nothing calls; a class of the note is
  /// tried, and so uses its parts.
  private func calls(of name: String) -> [NameUses.Call] {
    running.flatMap { $0.uses?.calls ?? [] }.filter { call in
      guard call.name == name else { return false }
      guard call.isDeferred, let owner = call.owner else { return true }
      return reached.contains(owner) || classes.contains(owner)
    }
  }

  /// The last call of a class where it stands in the fence and all networks of the class are bound
  /// to names that nothing computes with.
  private func lastCall(of name: String, in fence: Fence) -> NameUses.Call? {
    let last = running.last { $0.uses?.calls.contains { $0.name == name } ?? false }
    guard last?.cell.index == fence.cell.index else { return nil }
    let calls = calls(of: name)
    guard calls.allSatisfy({ !$0.isDeferred && $0.target != nil }) else { return nil }
    let targets = Set(calls.compactMap(\.target))
    let isUsed = running.flatMap { $0.uses?.reads ?? [] }.contains { read in
      targets.contains(read.name) && !Self.harmless.contains(read.attribute ?? "")
    }
    return isUsed ? nil : calls.last
  }

  /// Attributes that look at a network or set it up, and compute nothing.
  private static let harmless: Set = [
    "parameters", "named_parameters", "train", "eval", "to", "cpu", "cuda", "zero_grad",
    "state_dict", "named_children", "children", "modules", "named_modules",
  ]
}

extension NameUses {
  /// The names that are read when the program runs and that it does not bind itself.
  var immediate: [Read] { unbound.filter { !$0.isDeferred } }

  /// The names that are read and that the program does not bind itself, each where it is first.
  var unbound: [Read] {
    var seen: Set<String> = []
    let first = reads.filter { !$0.isDeferred } + reads.filter(\.isDeferred)
    return first.filter { !bound.contains($0.name) && seen.insert($0.name).inserted }
  }
}
