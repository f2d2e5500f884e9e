/// Why bytes and characters can't be turned into each other.
package enum EncodingFault: Error, Hashable {
  case unknown(String)
  /// An encoding of Python's that there is not here.
  case missing(String)
  case handlerUnknown(String)
  case undecodable(encoding: String, bytes: [UInt8], position: Int, reason: String)
  case unencodable(encoding: String, character: Unicode.Scalar, range: Range<Int>, limit: Int)
}

extension EncodingFault {
  /// The exception that CPython raises, in its words.
  ///
  /// - Parameter isFile: Whether a file's name of the encoding can mend it.
  package func raise(isFile: Bool = false) -> Raise {
    switch self {
    case .unknown(let name): Raise(.lookupError, "unknown encoding: \(name)")
    case .missing(let name):
      Raise(
        .notImplementedError, "utf-8, ascii and latin-1 are known here, not \(name)",
        fix: isFile ? "save the file as UTF-8" : "write \"utf-8\"")
    case .handlerUnknown(let name): Raise(.lookupError, "unknown error handler name '\(name)'")
    case .undecodable(let encoding, let bytes, let position, let reason):
      Raise(
        .unicodeDecodeError,
        "'\(encoding)' codec can't decode "
          + (bytes.count == 1
            ? "byte \(hexadecimal(bytes[0])) in position \(position)"
            : "bytes in position \(position)-\(position + bytes.count - 1)") + ": \(reason)",
        fix: isFile
          ? "save the file as UTF-8, or name its encoding: open(…, encoding=\"latin-1\")" : nil)
    case .unencodable(let encoding, let character, let range, let limit):
      Raise(
        .unicodeEncodeError,
        "'\(encoding)' codec can't encode "
          + (range.count == 1
            ? "character '\(TextEncoding.escape(character))' in position \(range.lowerBound)"
            : "characters in position \(range.lowerBound)-\(range.upperBound - 1)")
          + ": ordinal not in range(\(limit))", fix: isFile ? "write encoding=\"utf-8\"" : nil)
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
  }
}

extension TextEncoding {
  /// `text.encode(encoding, errors)`; the name of the handler counts only where it is needed.
  static func bytes(of text: String, _ encoding: String, errors: String) throws(Raise) -> [UInt8] {
    try converted(Array(text.utf8), encoding, errors) {
      (encoding, bytes, fault) throws(EncodingFault) in try encoding.encoded(bytes, fault)
    }
  }

  /// `bytes.decode(encoding, errors)`.
  static func text(of bytes: [UInt8], _ encoding: String, errors: String) throws(Raise) -> String {
    let text = try converted(bytes, encoding, errors) {
      (encoding, bytes, fault) throws(EncodingFault) in try encoding.decoded(bytes, fault)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func converted(
    _ bytes: [UInt8], _ name: String, _ errors: String,
    _ convert: (TextEncoding, [UInt8], Fault) throws(EncodingFault) -> [UInt8]
  ) throws(Raise) -> [UInt8] {
    do throws(EncodingFault) {
      let encoding = try TextEncoding(named: name)
      do throws(EncodingFault) {
        return try convert(encoding, bytes, .strict)
      } catch {
        return try convert(encoding, bytes, Fault(named: errors))
      }
    } catch {
      throw error.raise()
    }
  }
}
