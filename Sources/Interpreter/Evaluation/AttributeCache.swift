import Diagnostics

/// What one place in the code last found for one name: valid for objects of the same layout, which
/// are of the same class, while that class is unchanged.
final class AttributeCache {
  let name: String
  /// Where the attribute stands in the code, for errors.
  let range: SourceRange
  // Unchecked: read and written in single steps.
  @exclusivity(unchecked) private var layout: AttributeLayout?
  @exclusivity(unchecked) private var version = 0
  /// Where the object has the name itself; -1 where it has not.
  @exclusivity(unchecked) private var position = -1
  /// The class's function for a name that the object does not have itself.
  @exclusivity(unchecked) private var function: Value?
  /// The code of that function, for calls that go straight into a frame; see `codeOfMethod`.
  @exclusivity(unchecked) private var methodCode: Unmanaged<FunctionCode>?
  /// The layout that setting the name leads to.
  @exclusivity(unchecked) private var next: AttributeLayout?
  /// Where the last module had the name.
  @exclusivity(unchecked) private var placeInModule = -1
  /// What the class gives, for objects of any layout.
  private let inClass = LookupCache()

  init(_ name: String, _ range: SourceRange) {
    self.name = name
    self.range = range
  }

  @inline(__always)
  private func isValid(for object: InstanceObject) -> Bool {
    guard let layout, object.attributes.layout === layout else { return false }
    return layout.state.version == version
  }

  /// The attribute where the object has it in the place that is remembered.
  @inline(__always)
  func placed(in object: InstanceObject) -> Value? {
    guard isValid(for: object), position >= 0 else { return nil }
    return object.attributes.value(at: position)
  }

  /// The same for an attribute that is a number.
  @inline(__always)
  func number(in object: InstanceObject) -> Number? {
    guard isValid(for: object), position >= 0 else { return nil }
    return object.attributes.number(at: position)
  }

  /// Changes an attribute that is a number where the object has it in a place that both caches, the
  /// one for reading and this one for setting, remember. False where that is not so.
  @inline(__always)
  func update(
    _ object: InstanceObject, readBy reading: AttributeCache, _ change: (Number) -> Number?
  ) -> Bool {
    guard reading.isValid(for: object), isValid(for: object), position >= 0,
      position == reading.position, let old = object.attributes.number(at: position),
      let new = change(old)
    else { return false }
    object.attributes.replaceNumber(at: position, with: new)
    return true
  }

  /// The code of the method that the name is, where that is remembered and its calls go straight
  /// into a frame. The cache keeps it until code of cells runs.
  @inline(__always)
  func codeOfMethod(
    of object: InstanceObject, ifDirect isDirect: (FunctionObject) -> Bool
  ) -> Unmanaged<FunctionCode>? {
    guard isValid(for: object) else { return nil }
    if let methodCode { return methodCode }
    guard position < 0, case .function(let function)? = function, isDirect(function) else {
      return nil
    }
    methodCode = Unmanaged.passUnretained(function.code)
    return methodCode
  }

  /// The attribute; nothing where neither object nor class have it.
  @inline(__always)
  func read(_ object: InstanceObject, in context: Context) throws(Raise) -> Value? {
    if isValid(for: object), position >= 0 { return object.attributes.value(at: position) }
    return try search(object, in: context)
  }

  @inline(never)
  private func search(_ object: InstanceObject, in context: Context) throws(Raise) -> Value? {
    let found = inClass.lookup(name, in: object.classObject)
    if hasHook(object) { return try context.attribute(.instance(object), name) }
    if !isComputed(found) {
      if !isValid(for: object) { remember(object, found) }
      if layout != nil {
        if position >= 0 { return object.attributes.value(at: position) }
        guard let found else { return nil }
        return try context.bind(found, to: .instance(object))
      }
    }
    return try context.instanceAttribute(object, name, inClass: found)
  }

  /// The class's function where calling it as a method of the object needs no bound method.
  @inline(__always)
  func method(of object: InstanceObject) -> Value? {
    if isValid(for: object) { return position >= 0 ? nil : function }
    return searchMethod(of: object)
  }

  @inline(never)
  private func searchMethod(of object: InstanceObject) -> Value? {
    let found = inClass.lookup(name, in: object.classObject)
    if isComputed(found) || hasHook(object) { return nil }
    remember(object, found)
    return object.attributes[name] == nil ? plainFunction(found) : nil
  }

  /// What a module has under the name, without what it makes when it is asked.
  func value(in module: ModuleObject) -> Value? {
    if let value = module.attributes.value(at: placeInModule, ifNamed: name) { return value }
    guard let place = module.attributes.position(of: name) else { return nil }
    placeInModule = place
    return module.attributes.value(at: place, ifNamed: name)
  }

  /// What a class other than a cell's own gives as a plain function.
  func method(in classObject: ClassObject) -> Value? {
    plainFunction(inClass.lookup(name, in: classObject))
  }

  /// Sets the attribute; false where that may take more than a place in the object.
  @inline(__always)
  func write(_ value: Value, to object: InstanceObject) -> Bool {
    guard isValid(for: object) else { return false }
    if position >= 0 {
      object.attributes.replace(at: position, with: value)
    } else if let next {
      object.attributes.append(value, next)
    } else {
      return false
    }
    return true
  }

  /// Notes what setting the attribute of such an object does, where nothing but a place is involved.
  func prepareWriting(to object: InstanceObject, in context: Context) {
    guard name != "__class__", !context.interceptsSetting(object.classObject),
      object.classObject.lookup("__slots__") == nil
    else { return }
    let found = inClass.lookup(name, in: object.classObject)
    if isComputed(found) || hasHook(object) { return }
    remember(object, found)
    next = object.attributes.layout?.adding(name)
  }

  /// Whether all reading of the object's attributes goes through a method of its class.
  private func hasHook(_ object: InstanceObject) -> Bool {
    object.classObject.lookup("__getattribute__") != nil
  }

  private func remember(_ object: InstanceObject, _ found: Value?) {
    layout = object.attributes.layout
    version = object.classObject.state.version
    position = layout?.position(of: name) ?? -1
    function = plainFunction(found)
    methodCode = nil
    next = nil
  }

  private func plainFunction(_ found: Value?) -> Value? {
    switch found {
    case .function, .builtin: found
    default: nil
    }
  }

  /// Whether reading or setting the name calls a function: of a property, or of a cell's own
  /// descriptor.
  private func isComputed(_ found: Value?) -> Bool {
    switch found {
    case .descriptor(let descriptor):
      if case .property = descriptor.kind { return true }
      return false
    case .instance(let object):
      return object.classObject.setsAttributes || object.classObject.lookup("__get__") != nil
    default: return false
    }
  }
}
