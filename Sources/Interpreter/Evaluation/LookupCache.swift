/// What one place in the code last found in a class: valid while the class is the same and
/// unchanged.
final class LookupCache {
  private var state: ClassState?
  private var version = 0
  private var found: Value?

  func lookup(_ name: String, in classObject: ClassObject) -> Value? {
    let state = classObject.state
    if self.state === state, version == state.version { return found }
    self.state = state
    version = state.version
    found = classObject.lookup(name)
    return found
  }
}
