import Diagnostics

/// The names of a module, a function, a class body or a comprehension, while they are resolved.
///
/// A class because the scopes of a program refer to their parents and learn from their children
/// which of their names must be boxed.
final class Scope {
  enum Kind: Equatable { case module, function, classBody, comprehension(Comprehension.Kind) }

  struct Symbol {
    /// How many places bind the name.
    var bindings = 0
    var isUsed = false
    var isParameter = false
    var isAnnotated = false
    var isIteration = false
    var declaration: Statement.Declaration.Kind?
    var declarationRange: SourceRange?

    var isBound: Bool { bindings > 0 }
  }

  let kind: Kind
  let parent: Scope?
  /// The innermost class around the scope's code: `__name` is private to it.
  let className: String?
  let qualifiedName: String
  private(set) var children: [Scope] = []
  private var nextChild = 0
  var isGenerator = false

  private var symbols: [String: Symbol] = [:]
  /// The names in the order in which they were first seen.
  private var order: [String] = []

  private var slots: [String: Int] = [:]
  private(set) var slotNames: [String] = []
  private var boxed: Set<String> = []
  private(set) var captures: [Function.Capture] = []
  private(set) var captureNames: [String] = []
  private var captureIndices: [String: Int?] = [:]

  init(_ kind: Kind, qualifiedName: String, className: String?, parent: Scope?) {
    self.kind = kind
    self.qualifiedName = qualifiedName
    self.className = className
    self.parent = parent
  }

  var hasSlots: Bool {
    switch kind {
    case .function, .comprehension: true
    case .module, .classBody: false
    }
  }

  var boxedSlots: [Int] {
    kind == .classBody ? [0] : boxed.compactMap { slots[$0] }.sorted()
  }

  /// Whether a parameter keeps the value that it came with: nothing in the scope or inside of it binds
  /// the name anew.
  func isFixed(_ parameter: String) -> Bool {
    self[parameter].bindings == 1 && !boxed.contains(parameter)
  }

  func addChild(_ child: Scope) { children.append(child) }

  /// The children once more, in the order in which they were added.
  func takeChild() -> Scope {
    defer { nextChild += 1 }
    return children[nextChild]
  }

  subscript(name: String) -> Symbol {
    get { symbols[name] ?? Symbol() }
    set {
      if symbols.updateValue(newValue, forKey: name) == nil { order.append(name) }
    }
  }

  private func ownsSlot(_ name: String) -> Bool {
    guard let symbol = symbols[name] else { return false }
    return hasSlots && symbol.isBound && symbol.declaration == nil
  }

  /// Gives slots to the scope's own names, and the same to all scopes inside.
  func assignSlots() {
    if kind == .classBody { slotNames = ["__class__"] }
    for name in order where ownsSlot(name) {
      slots[name] = slotNames.count
      slotNames.append(name)
    }
    for child in children { child.assignSlots() }
  }

  /// Finds what the scope and the scopes inside it capture.
  ///
  /// - Throws: `.unboundNonlocal`.
  func assignCaptures() throws(SyntaxError) {
    for name in order where kind != .module && !ownsSlot(name) {
      let symbol = self[name]
      if symbol.declaration == .global
        || (kind == .classBody && symbol.declaration == nil && symbol.isBound)
      {
        continue
      }
      let index = capture(name)
      if index == nil, symbol.declaration == .nonlocal, let range = symbol.declarationRange {
        throw SyntaxError(.unboundNonlocal(name), at: range)
      }
    }
    for child in children { try child.assignCaptures() }
  }

  /// The index of the capture that holds the name's box, taken through all scopes in between; none
  /// when no function around binds the name.
  private func capture(_ name: String) -> Int? {
    if let known = captureIndices[name] { return known }
    let index = boxAround(name).map { box in
      captures.append(box)
      captureNames.append(name)
      return captures.count - 1
    }
    captureIndices[name] = .some(index)
    return index
  }

  private func boxAround(_ name: String) -> Function.Capture? {
    guard let parent, parent.kind != .module else { return nil }
    if parent.kind == .classBody && name == "__class__" { return .slot(0) }
    if parent.ownsSlot(name), let slot = parent.slots[name] {
      parent.boxed.insert(name)
      return .slot(slot)
    }
    if parent.hasSlots && parent[name].declaration == .global { return nil }
    return parent.capture(name).map { .captured($0) }
  }

  /// Where the name lives, once slots and captures are assigned.
  func storage(of name: String) -> Name.Storage {
    if let slot = slots[name] { return boxed.contains(name) ? .boxed(slot) : .local(slot) }
    let symbol = symbols[name]
    if kind == .classBody, symbol?.isBound ?? false, symbol?.declaration == nil {
      return .classBody
    }
    if symbol?.declaration == .global { return .global }
    if let known = captureIndices[name], let index = known { return .captured(index) }
    return .global
  }
}
