import Diagnostics

/// A name that a module or a class does not have: misspelled, or one that is a package's and not
/// here.
struct MissingName {
  /// What messages say behind Python's words of a name that the package has: empty otherwise.
  let owner: String
  /// The name that was most likely meant, of those that there are.
  let near: String?
  private let prefix: String
  private let advice: String?

  /// - Parameters:
  ///   - known: The names that there are here.
  ///   - prefix: What stands before a name in advice: `torch.`.
  ///   - advice: What to use instead.
  init(
    _ name: String, known: [String], _ originals: OriginalNames?, prefix: String, advice: String?
  ) {
    self.prefix = prefix
    guard let originals else {
      owner = ""
      near = nearestName(to: name, among: known)
      self.advice = advice
      return
    }
    let isOriginal = originals.contains(name)
    owner = isOriginal ? ": \(originals.origin) has it, cells do not" : ""
    near = isOriginal ? nil : nearestName(to: name, among: known)
    let other = isOriginal || near != nil ? nil : nearestName(to: name, among: originals.names)
    self.advice = advice ?? other.map { "\(originals.origin) has \($0), cells do not" }
  }

  func fix(verb: String) -> String? { advice ?? near.map { "\(verb) \(prefix)\($0)" } }
}
