/// A class: one that a cell defines, or one made natively (a built-in type, `nn.LSTM`).
///
/// Instances of most classes are `InstanceObject`s, made by calling the class: an instance is
/// made empty, then `__init__` runs. A native class whose `__init__` is a `BuiltinFunction` may
/// keep its state in the instance's `payload`; cells can subclass it. A class with `construct`
/// makes values of another kind (`int`, `torch.Tensor`); a cell can subclass it where it has a
/// `__new__` that puts such a value behind an instance (see `BaseValue`).
package final class ClassObject {
  package let name: String
  /// The name in messages about the class's objects: with the module for what CPython has in C.
  package var messageName: String
  /// The module before the name in `repr`: `torch.nn.modules.rnn`; none for built-in types.
  package let module: String?
  package let qualifiedName: String
  package let bases: [ClassObject]
  /// The class itself and its ancestors in C3 order.
  package private(set) var resolutionOrder: [ClassObject] = []
  package private(set) var attributes: AttributeTable
  /// Makes the value when the class is called, instead of instance and `__init__`.
  package let construct: BuiltinFunction?
  /// Whether objects of the class can be missing attributes that a cell sets.
  package let isNative: Bool
  package let documentation: String?
  /// Changes whenever an attribute of the class or of an ancestor changes: caches notice.
  let state: ClassState
  /// The layout of an instance without attributes.
  let emptyLayout: AttributeLayout
  private let link: ClassState.Link
  /// The special methods of a built-in type that were asked for by name; nothing for a name that
  /// the type does not have. See `Context.specialMethod`.
  @exclusivity(unchecked) var specialMethods: [String: BuiltinFunction?] = [:]

  /// A class made by a cell. Nothing when no C3 order exists for these bases.
  package init?(
    name: String, qualifiedName: String, module: String, bases: [ClassObject],
    attributes: AttributeTable
  ) {
    self.name = name
    messageName = name
    self.qualifiedName = qualifiedName
    self.module = module
    self.bases = bases
    self.attributes = attributes
    construct = nil
    isNative = false
    documentation = nil
    (state, emptyLayout, link) = Self.freshState()
    guard let order = Self.linearize(bases) else { return nil }
    resolutionOrder = [self] + order
    for base in bases { base.state.follow(with: link) }
  }

  /// A class made natively. With one base its order always exists; the ancestors of further bases
  /// stand behind those of the first.
  ///
  /// Every function is a method: its first parameter is the object. Properties are
  /// `DescriptorObject`s among `attributes`.
  package init(
    name: String, module: String? = nil, base: ClassObject?, furtherBases: [ClassObject] = [],
    documentation: String? = nil, construct: BuiltinFunction? = nil,
    methods: [BuiltinFunction] = [],
    attributes: [(String, Value)] = []
  ) {
    self.name = name
    messageName = name
    self.qualifiedName = name
    self.module = module
    bases = (base.map { [$0] } ?? []) + furtherBases
    self.construct = construct
    self.documentation = documentation
    isNative = true
    (state, emptyLayout, link) = Self.freshState()
    self.attributes = AttributeTable(methods.map { ($0.name, .builtin($0)) } + attributes)
    resolutionOrder = [self]
    for ancestor in bases.flatMap(\.resolutionOrder).reversed() {
      let isKnown = resolutionOrder.contains { $0 === ancestor }
      if !isKnown { resolutionOrder.insert(ancestor, at: 1) }
    }
    for base in bases { base.state.follow(with: link) }
  }

  private static func freshState() -> (ClassState, AttributeLayout, ClassState.Link) {
    let state = ClassState()
    return (state, AttributeLayout(state), ClassState.Link(state))
  }

  /// The attribute in the first class of the resolution order that has it.
  package func lookup(_ name: String) -> Value? {
    if let known = state.found[name] { return known }
    var found: Value?
    for ancestor in resolutionOrder {
      found = ancestor.attributes[name]
      if found != nil { break }
    }
    state.found[name] = .some(found)
    return found
  }

  /// Whether an object of the class, found in another class, takes the setting of that name:
  /// a data descriptor.
  var setsAttributes: Bool { lookup("__set__") != nil || lookup("__delete__") != nil }

  /// The attribute in the classes behind `ancestor` in the resolution order: what `super` sees.
  package func lookup(_ name: String, behind ancestor: ClassObject) -> Value? {
    guard let start = resolutionOrder.firstIndex(where: { $0 === ancestor }) else { return nil }
    for other in resolutionOrder[(start + 1)...] {
      if let found = other.attributes[name] { return found }
    }
    return nil
  }

  /// How an instance is made: looked up once until something about the class changes.
  var construction: ClassState.Construction {
    if let known = state.construction { return known }
    let made = ClassState.Construction(
      factory: lookup("__new__"), initializer: lookup("__init__"))
    state.construction = made
    return made
  }

  /// The attribute where it is not just what the class has from `base`.
  func lookup(_ name: String, beyond base: ClassObject) -> Value? {
    guard let found = lookup(name) else { return nil }
    if let inherited = base.lookup(name), inherited.isIdentical(to: found) { return nil }
    return found
  }

  /// Sets an attribute of the class, or removes it with nothing.
  package func setAttribute(_ name: String, to value: Value?) {
    attributes[name] = value
    state.change()
  }

  package func isSubclass(of other: ClassObject) -> Bool {
    self === other || resolutionOrder.contains { $0 === other }
  }

  /// C3: the bases' orders merged so that every class stands before its own bases and bases keep
  /// the order in which they were written.
  private static func linearize(_ bases: [ClassObject]) -> [ClassObject]? {
    var lists = bases.map(\.resolutionOrder) + [bases]
    var order: [ClassObject] = []
    while true {
      lists.removeAll(where: \.isEmpty)
      if lists.isEmpty { return order }
      let heads = lists.compactMap(\.first)
      let next = heads.first { head in
        !lists.contains { list in list.dropFirst().contains { $0 === head } }
      }
      guard let next else { return nil }
      order.append(next)
      for index in lists.indices where lists[index].first === next { lists[index].removeFirst() }
    }
  }
}

/// An instance of a class of a cell, or of a native class that keeps its state in `payload`.
package final class InstanceObject {
  package let classObject: ClassObject
  // Unchecked: every access is a single read or a single change, and no change runs other code.
  @exclusivity(unchecked) package var attributes: InstanceAttributes
  /// The native state behind the instance, set by the native class's `__init__`.
  package var payload: AnyObject?

  /// The payload where it is of a type. Looks whether there is one: of Swift 6.3, the cast of a missing
  /// object to a final class reads its class in release builds.
  @inline(__always)
  package func payload<Native>(as type: Native.Type) -> Native? {
    guard let payload else { return nil }
    return payload as? Native
  }

  package init(of classObject: ClassObject, payload: AnyObject? = nil) {
    self.classObject = classObject
    self.payload = payload
    attributes = InstanceAttributes(classObject.emptyLayout)
  }

  /// Takes over another instance's attributes, be it of the same class or not.
  package func copyAttributes(of other: InstanceObject) {
    for (name, value) in other.attributes.pairs { attributes[name] = value }
  }
}

/// A module that cells import.
package final class ModuleObject {
  /// The dotted name, as in `import torch.nn`.
  package let name: String
  package var attributes: AttributeTable
  package let documentation: String?
  /// The sentence that mends the use of a name that the module does not have: what to use
  /// instead, or that the name exists elsewhere but not here.
  package let adviceForMissing: (String) -> String?
  /// Makes an attribute when it is first asked for, nothing for a name that the module does not
  /// have; what it makes stays.
  package var late: (String) throws(Raise) -> Value? = { _ in nil }
  /// The names that `late` knows.
  package var lateNames: [String] = []

  package init(
    name: String, documentation: String? = nil, functions: [BuiltinFunction] = [],
    attributes: [(String, Value)] = [],
    adviceForMissing: @escaping (String) -> String? = { _ in nil }
  ) {
    self.name = name
    self.documentation = documentation
    self.adviceForMissing = adviceForMissing
    self.attributes = AttributeTable(
      functions.map { ($0.name, .builtin($0)) } + attributes)
  }

  /// The attribute of a name, made now where it is a late one.
  package func attribute(_ name: String) throws(Raise) -> Value? {
    if let found = attributes[name] { return found }
    guard let made = try late(name) else { return nil }
    attributes[name] = made
    return made
  }
}

/// `property`, `staticmethod`, `classmethod`: what changes how a class's attribute is read.
package final class DescriptorObject {
  package enum Kind {
    case property(getter: Value, setter: Value?, deleter: Value?)
    case staticMethod(Value)
    case classMethod(Value)
  }

  package let kind: Kind

  package init(_ kind: Kind) { self.kind = kind }

  /// A property of a native class, computed by a closure.
  package static func property(
    _ name: String, documentation: String = "",
    _ get: @escaping (Value, Context) throws(Raise) -> Value
  ) -> (String, Value) {
    let getter = BuiltinFunction(
      name, [.positional("self")], documentation: documentation
    ) { (arguments, context) throws(Raise) in
      try get(arguments.values[0] ?? .none, context)
    }
    return (
      name,
      .descriptor(DescriptorObject(.property(getter: .builtin(getter), setter: nil, deleter: nil)))
    )
  }
}

/// What `super()` returns: attribute look-ups start behind `anchor` in the object's order.
package final class SuperObject {
  package let anchor: ClassObject
  /// The instance, or the class in a class method.
  package let object: Value
  package let objectClass: ClassObject

  package init(anchor: ClassObject, object: Value, objectClass: ClassObject) {
    self.anchor = anchor
    self.object = object
    self.objectClass = objectClass
  }
}

/// A function together with the object that it was read from.
package final class BoundMethod {
  package let function: Value
  package let receiver: Value

  package init(function: Value, receiver: Value) {
    self.function = function
    self.receiver = receiver
  }
}
