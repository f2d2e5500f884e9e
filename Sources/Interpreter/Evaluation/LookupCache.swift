/// What one place in the code last found in a class: valid while the class is the same and
/// unchanged.
final class LookupCache {
  @exclusivity(unchecked) private var state: ClassState?
  @exclusivity(unchecked) private var version = 0
  @exclusivity(unchecked) private var found: Value?

  func lookup(_ name: String, in classObject: ClassObject) -> Value? {
    let state = classObject.state
    if self.state === state, version == state.version { return found }
    self.state = state
    version = state.version
    found = classObject.lookup(name)
    return found
  }
}
