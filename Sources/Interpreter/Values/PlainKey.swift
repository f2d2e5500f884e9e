/// A text or an integer as a key: comparing it with a key of its kind runs no code of cells. Whoever
/// looks up keeps the text.
struct PlainKey {
  enum Search {
    case found(place: Int)
    case missing
    /// A key of another kind has the same hash.
    case unsure
  }

  let hash: Int
  private let number: Int
  private let text: Unmanaged<StringObject>?

  @inline(__always)
  init?(_ key: Value?) {
    switch key {
    case .string(let object)?: (hash, number, text) = (object.hash, 0, .passUnretained(object))
    case .int(let value)?: (hash, number, text) = (HashModulus.hash(value), value, nil)
    default: return nil
    }
  }

  /// Whether the key is the text: nothing for another text, false for a key of another kind.
  @inline(__always)
  func isSame(as other: StringObject) -> Bool? {
    guard let text else { return false }
    if text.toOpaque() == Unmanaged.passUnretained(other).toOpaque() { return true }
    return text._withUnsafeGuaranteedRef { $0.hasSameText(as: other) } ? true : nil
  }

  /// Whether the key is the integer, in the same way.
  @inline(__always)
  func isSame(as other: Int) -> Bool? {
    if text != nil { return false }
    return number == other ? true : nil
  }
}
