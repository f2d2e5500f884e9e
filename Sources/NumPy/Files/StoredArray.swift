import Interpreter

/// NumPy's own format of one array: magic, version, a header that is a dict of Python's, elements.
///
/// - SeeAlso: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
enum StoredArray {
  private static let magic: [UInt8] = [0x93] + Array("NUMPY".utf8)

  /// The array's bytes, as `np.save` writes them.
  static func bytes(_ array: NDArray) -> [UInt8] {
    let width = array.textWidth
    let code = array.kind == .text ? "<U\(width)" : array.kind.storedCode
    var header =
      "{'descr': '\(code)', 'fortran_order': False, 'shape': \(tupleText(array.shape)), }"
    let space = 63 - (10 + header.utf8.count) % 64
    header += String(repeating: " ", count: space) + "\n"
    let size = header.utf8.count
    var result = magic + [1, 0, UInt8(size & 0xff), UInt8(size >> 8)] + Array(header.utf8)
    switch array.elements {
    case .doubles(let values):
      let isSingle = array.kind == .float32
      for value in values {
        result.append(
          isSingle ? UInt64(Float(value).bitPattern) : value.bitPattern, count: isSingle ? 4 : 8)
      }
    case .integers(let values):
      for value in values {
        result.append(UInt64(bitPattern: value), count: array.kind.itemSize)
      }
    case .texts(let values):
      for value in values {
        let scalars = value.unicodeScalars.map(\.value)
        for index in 0..<width {
          result.append(UInt64(index < scalars.count ? scalars[index] : 0), count: 4)
        }
      }
    }
    return result
  }

  /// The array at the beginning of bytes, and how many bytes it takes.
  static func array(_ bytes: [UInt8]) throws -> (array: NDArray, count: Int) {
    guard !bytes.isEmpty else { throw Raise(.eofError, "No data left in file") }
    if bytes.starts(with: [0x50, 0x4b]) {
      throw ArrayError.unsupported(
        "archives of arrays (.npz) are not read here", fix: "save each array with np.save"
      ).raise
    }
    guard bytes.starts(with: magic), bytes.count > 12 else {
      throw ArrayError.value(
        "This file contains pickled (object) data. If you trust the file you can load it unsafely "
          + "using the `allow_pickle=` keyword argument or `pickle.load()`."
      ).raise
    }
    let isLong = bytes[6] > 1
    let start = isLong ? 12 : 10
    let size = Int(number(bytes[8..<start]))
    guard size <= 100_000, bytes.count >= start + size else {
      throw ArrayError.value(
        "EOF: reading array header, expected \(size) bytes got \(max(bytes.count - start, 0))"
      ).raise
    }
    let header = ArrayHeader(String(decoding: bytes[start..<start + size], as: UTF8.self))
    guard let header else {
      throw ArrayError.value("Cannot parse header of the array").raise
    }
    return try array(bytes, from: start + size, header)
  }

  private static func array(
    _ bytes: [UInt8], from start: Int, _ header: ArrayHeader
  ) throws -> (array: NDArray, count: Int) {
    let element = try StoredElement(header.code)
    try NDArray.check(header.shape)
    let count = header.shape.reduce(1, *)
    let end = start + count * element.size
    guard bytes.count >= end else {
      throw ArrayError.value(
        "cannot reshape array of size \((bytes.count - start) / max(element.size, 1)) into shape "
          + tupleText(header.shape, spaced: false)
      ).raise
    }
    let words = (0..<count).map { index in
      bytes[(start + index * element.size)..<(start + (index + 1) * element.size)]
    }
    let shape = header.isColumnFirst ? header.shape.reversed() : header.shape
    let array = try NDArray(element.elements(words), shape: shape, kind: element.kind)
    return (header.isColumnFirst ? try array.transposed.copy() : array, end)
  }

  /// The bytes as a number, the lowest first.
  static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }
}

/// How one element of a stored array is written.
private struct StoredElement {
  let kind: Kind
  let size: Int
  private let isBigEndian: Bool
  private let letter: Character

  init(_ code: String) throws {
    let plain = code.drop { "<>=|".contains($0) }
    guard let letter = plain.first, letter != "O" else {
      throw ArrayError.value("Object arrays cannot be loaded when allow_pickle=False").raise
    }
    let number = Int(plain.dropFirst()) ?? 0
    self.letter = letter
    isBigEndian = code.hasPrefix(">")
    if letter == "U", 1...1_000_000 ~= number {
      (kind, size) = (.text, 4 * number)
      return
    }
    let kinds: [String: Kind] = [
      "f8": .float64, "f4": .float32, "f2": .float32, "b1": .bool, "i1": .int8, "i2": .int16,
      "i4": .int32, "i8": .int64, "u1": .uint8, "u2": .uint16, "u4": .uint32,
    ]
    guard let kind = kinds[String(plain)], plain != "f2" else {
      throw ArrayError.kindMissing(String(code)).raise
    }
    (self.kind, size) = (kind, number)
  }

  func elements(_ words: [ArraySlice<UInt8>]) -> Elements {
    let bits = words.map { number($0) }
    switch letter {
    case "U": return .texts(words.map(text))
    case "f":
      return .doubles(
        bits.map {
          size == 4
            ? Double(Float(bitPattern: UInt32(truncatingIfNeeded: $0))) : Double(bitPattern: $0)
        })
    case "i":
      let shift = UInt64(64 - 8 * size)
      return .integers(bits.map { Int64(bitPattern: $0 << shift) >> Int64(shift) })
    default: return .integers(bits.map { Int64(bitPattern: $0) })
    }
  }

  private func number(_ word: ArraySlice<UInt8>) -> UInt64 {
    guard letter != "U" else { return 0 }
    return StoredArray.number(isBigEndian ? ArraySlice(word.reversed()) : word)
  }

  private func text(_ word: ArraySlice<UInt8>) -> String {
    var scalars = String.UnicodeScalarView()
    for start in stride(from: word.startIndex, to: word.endIndex, by: 4) {
      let part = word[start..<start + 4]
      let code = StoredArray.number(isBigEndian ? ArraySlice(part.reversed()) : part)
      guard code != 0, let scalar = Unicode.Scalar(UInt32(truncatingIfNeeded: code)) else { break }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}

/// `{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }`
private struct ArrayHeader {
  let code: String
  let isColumnFirst: Bool
  let shape: [Int]

  init?(_ text: String) {
    guard let code = Self.value("descr", in: text, "'", "'"),
      let order = Self.value("fortran_order", in: text, "", ","),
      let sizes = Self.value("shape", in: text, "(", ")")
    else { return nil }
    let parts = sizes.split(separator: ",").map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
    shape = parts.compactMap { Int($0) }
    guard shape.count == parts.count, shape.allSatisfy({ $0 >= 0 }) else { return nil }
    self.code = code
    isColumnFirst = order.contains("True")
  }

  /// What stands behind a key, between two marks.
  private static func value(
    _ key: String, in text: String, _ start: String, _ end: String
  ) -> String? {
    guard let place = text.firstRange(of: "'\(key)':") else { return nil }
    var rest = text[place.upperBound...]
    if !start.isEmpty {
      guard let open = rest.firstRange(of: start) else { return nil }
      rest = rest[open.upperBound...]
    }
    guard let close = rest.firstRange(of: end) else { return nil }
    return String(rest[..<close.lowerBound])
  }
}

extension Kind {
  /// `<f8`: the byte order, the letter and the bytes of an element.
  fileprivate var storedCode: String { (itemSize == 1 ? "|" : "<") + letter + "\(itemSize)" }
}

extension [UInt8] {
  /// Appends the low bytes of a number, the lowest first.
  fileprivate mutating func append(_ bits: UInt64, count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * index))) }
  }
}
