/// What can change about a class, as caches see it: a number that grows with every change of the
/// class or of an ancestor, and what was looked up since the last one.
final class ClassState {
  @exclusivity(unchecked) private(set) var version = 0
  /// The attributes that look-ups found, or found missing.
  var found: [String: Value?] = [:]
  /// How an instance is made, worked out when the class is first called.
  @exclusivity(unchecked) var construction: Construction?
  /// How many layouts the class's instances have.
  fileprivate(set) var layoutCount = 0
  private var followers: [WeakLink] = []

  /// The methods that making an instance calls.
  struct Construction {
    let factory: Value?
    let initializer: Value?
  }

  /// Objects refer to their class's state all the time, and weak references make that slow; so what
  /// a base refers to weakly is an object that nothing else uses.
  final class Link {
    fileprivate let state: ClassState
    init(_ state: ClassState) { self.state = state }
  }

  private struct WeakLink {
    weak var link: Link?
  }

  /// Changes of this class are changes of the other as well, for as long as its link exists.
  func follow(with link: Link) { followers.append(WeakLink(link: link)) }

  func change() {
    found.removeAll()
    construction = nil
    version &+= 1
    for follower in followers { follower.link?.state.change() }
  }
}

/// The names of an object's attributes in the order in which it got them. Objects of one class that
/// got the same names in the same order share it, so that code remembers where a name stands.
final class AttributeLayout {
  /// The state of the one class whose instances have this layout.
  let state: ClassState
  let names: [String]
  private var successors: [String: AttributeLayout] = [:]

  private init(_ state: ClassState, _ names: [String]) {
    self.state = state
    self.names = names
  }

  /// No attributes.
  convenience init(_ state: ClassState) { self.init(state, []) }

  func position(of name: String) -> Int? {
    for position in names.indices where names[position] == name { return position }
    return nil
  }

  /// The layout with one more name; nothing where the class has more names or layouts than pay.
  func adding(_ name: String) -> AttributeLayout? {
    if let known = successors[name] { return known }
    guard names.count < 32, state.layoutCount < 1000 else { return nil }
    state.layoutCount += 1
    let made = AttributeLayout(state, names + [name])
    successors[name] = made
    return made
  }
}
