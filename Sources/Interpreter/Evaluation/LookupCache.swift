/// What one place in the code last found in a class: valid while class and version are the same.
final class LookupCache {
  private var classObject: ClassObject?
  private var version = 0
  private var found: Value?

  func lookup(_ name: String, in classObject: ClassObject) -> Value? {
    if self.classObject === classObject, version == classObject.version { return found }
    self.classObject = classObject
    version = classObject.version
    found = classObject.lookup(name)
    return found
  }
}
