/// A native class of texts below `str`.
package final class TextClass: Sendable {
  /// The key of the registered class.
  let typeName: String
  /// What `repr` writes before the text in parentheses.
  let reprName: String

  package init(typeName: String, reprName: String) {
    self.typeName = typeName
    self.reprName = reprName
  }
}

/// A `str`: immutable text, counted and indexed by Unicode code points.
package final class StringObject {
  // Unchecked: only `append` changes the text, in a single step, and only for a sole owner.
  @exclusivity(unchecked) package private(set) var text: String
  @exclusivity(unchecked) package private(set) var isASCII: Bool
  /// 0 where it was not asked for.
  @exclusivity(unchecked) private var cachedHash = 0
  /// What few texts have: programs make many short ones.
  @exclusivity(unchecked) private var extra: Extra?

  private final class Extra {
    var textClass: TextClass?
    /// The code points; made on first use for text that is not plain ASCII.
    var decoded: [Unicode.Scalar]?
  }

  /// The class where it is not plain `str`: an element of an array of texts.
  var textClass: TextClass? { extra?.textClass }

  package init(_ text: String) {
    var text = text
    isASCII = text.withUTF8(isPlainASCII)
    self.text = text
  }

  /// Text from the UTF-8 of one.
  init(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    isASCII = isPlainASCII(bytes)
    text = String(decoding: bytes, as: UTF8.self)
  }

  /// One text behind the other.
  init(_ first: StringObject, _ second: StringObject) {
    text = first.text + second.text
    isASCII = first.isASCII && second.isASCII
  }

  /// Lengthens the text, which nothing else may refer to.
  fileprivate func append(_ other: StringObject) {
    text += other.text
    isASCII = isASCII && other.isASCII
    extra = nil
    cachedHash = 0
  }

  /// Text of a native class below `str`.
  package convenience init(_ text: String, of textClass: TextClass) {
    self.init(text)
    let extra = Extra()
    extra.textClass = textClass
    self.extra = extra
  }

  /// Text from code points.
  package convenience init(scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(String(view))
  }

  /// The text `count` times, which the caller has checked to be a bearable size.
  func repeated(_ count: Int) -> String {
    guard !text.isEmpty, count > 0 else { return "" }
    var text = text
    return text.withUTF8 { part in
      String(unsafeUninitializedCapacity: part.count * count) { whole in
        if part.count == 1 {
          whole.initialize(repeating: part[0])
        } else {
          for turn in 0..<count {
            _ = whole[(turn * part.count)...].initialize(from: part)
          }
        }
        return part.count * count
      }
    }
  }

  package var scalars: [Unicode.Scalar] {
    if let decoded = extra?.decoded { return decoded }
    let made = Array(text.unicodeScalars)
    let extra = extra ?? Extra()
    extra.decoded = made
    self.extra = extra
    return made
  }

  /// The number of code points, Python's `len`.
  package var count: Int { isASCII ? text.utf8.count : scalars.count }

  /// The code point at an index in `0..<count`.
  package func scalar(at index: Int) -> Unicode.Scalar {
    guard isASCII else { return scalars[index] }
    let utf8 = text.utf8
    return Unicode.Scalar(utf8[utf8.index(utf8.startIndex, offsetBy: index)])
  }

  /// Equality by code points: unlike Swift's `==`, composed and decomposed accents differ.
  package func hasSameText(as other: StringObject) -> Bool {
    // Of plain ASCII, Swift compares the bytes.
    isASCII && other.isASCII ? text == other.text : sameText(text, other.text)
  }

  package var hash: Int {
    if cachedHash != 0 { return cachedHash }
    // FNV-1a: the same in every run, so that nothing printed can depend on a seed.
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    var copy = text
    copy.withUTF8 { bytes in
      for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
    let value = Int(truncatingIfNeeded: state ^ (state >> 32))
    cachedHash = value
    return value
  }
}

extension Optional<Value> {
  /// Lengthens the text that a variable holds: in place where nothing else refers to it, so that a
  /// loop of `text += part` takes linear time.
  mutating func append(_ other: StringObject) {
    guard var object = takeText() else { return }
    if isKnownUniquelyReferenced(&object) {
      object.append(other)
    } else {
      object = StringObject(object, other)
    }
    self = .string(object)
  }

  /// Empties the variable. On its own, so that no copy of its text outlives it here.
  @inline(never)
  private mutating func takeText() -> StringObject? {
    guard case .string(let object)? = self else { return nil }
    self = nil
    return object
  }
}

private func isPlainASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var all: UInt8 = 0
  for byte in bytes { all |= byte }
  return all < 0x80
}

/// Whether two texts have the same code points.
package func sameText(_ a: String, _ b: String) -> Bool {
  a.utf8.count == b.utf8.count && a.utf8.elementsEqual(b.utf8)
}

/// Whether the first text sorts before the second by code points.
package func textPrecedes(_ a: String, _ b: String) -> Bool {
  a.utf8.lexicographicallyPrecedes(b.utf8)
}
