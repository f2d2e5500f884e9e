import Interpreter

/// Why `open` or the file that it gave can't do what a cell asks.
enum OpenFileError: Error, Hashable {
  case mode(String)
  case textAndBinary, severalPurposes, noPurpose, unbuffered
  /// An argument that files of bytes don't take.
  case binaryArgument(String)
  case newline(String)
  case encodingUnknown(String)
  /// An encoding of Python's that there is not here.
  case encodingMissing(String)
  case handlerUnknown(String)
  case undecodable(encoding: String, bytes: [UInt8], position: Int, reason: String)
  case unencodable(encoding: String, character: Unicode.Scalar, range: Range<Int>, limit: Int)
  case closed
  /// `io.UnsupportedOperation`: what the file's mode does not allow.
  case unsupported(String)
  case negativeSeek(Int)
  case whence(Int)
  case file(FileFault)
  case exists(path: String)
}

extension OpenFileError {
  /// The exception that CPython raises, in its words.
  func raise(in context: Context) -> Raise {
    switch self {
    case .file(.missing(let path)):
      .system(
        .fileNotFoundError, 2, "No such file or directory", path: path,
        fix: "paths start at the note's folder", in: context)
    case .file(.directory(let path)):
      .system(.isADirectoryError, 21, "Is a directory", path: path, in: context)
    case .file(let fault): fault.raise
    case .exists(let path):
      .system(
        .fileExistsError, 17, "File exists", path: path,
        fix: "write mode \"w\" to replace it, \"a\" to go on behind its end", in: context)
    case .unsupported(let message): unsupported(message, context)
    case .encodingUnknown, .handlerUnknown: Raise(.lookupError, message)
    case .encodingMissing:
      Raise(.notImplementedError, message, fix: "save the file as UTF-8")
    case .undecodable:
      Raise(
        .unicodeDecodeError, message,
        fix: "save the file as UTF-8, or name its encoding: open(…, encoding=\"latin-1\")")
    case .unencodable:
      Raise(.unicodeEncodeError, message, fix: "write encoding=\"utf-8\"")
    default: Raise(.valueError, message)
    }
  }

  private func unsupported(_ message: String, _ context: Context) -> Raise {
    let object = InstanceObject(of: unsupportedOperation(in: context))
    object.attributes["args"] = Value(tuple: [Value(message)])
    return Raise(object)
  }

  private var message: String {
    switch self {
    case .mode(let text): "invalid mode: '\(text)'"
    case .textAndBinary: "can't have text and binary mode at once"
    case .severalPurposes: "must have exactly one of create/read/write/append mode"
    case .noPurpose:
      "Must have exactly one of create/read/write/append mode and at most one plus"
    case .unbuffered: "can't have unbuffered text I/O"
    case .binaryArgument(let name):
      "binary mode doesn't take \(name == "newline" ? "a" : "an") \(name) argument"
    case .newline(let text): "illegal newline value: \(text)"
    case .encodingUnknown(let name): "unknown encoding: \(name)"
    case .encodingMissing(let name):
      "open() reads and writes utf-8, ascii and latin-1 here, not \(name)"
    case .handlerUnknown(let name): "unknown error handler name '\(name)'"
    case .undecodable(let encoding, let bytes, let position, let reason):
      "'\(encoding)' codec can't decode "
        + (bytes.count == 1
          ? "byte 0x\(hexadecimal(UInt32(bytes[0]))) in position \(position)"
          : "bytes in position \(position)-\(position + bytes.count - 1)") + ": \(reason)"
    case .unencodable(let encoding, let character, let range, let limit):
      "'\(encoding)' codec can't encode "
        + (range.count == 1
          ? "character '\(escape(character))' in position \(range.lowerBound)"
          : "characters in position \(range.lowerBound)-\(range.upperBound - 1)")
        + ": ordinal not in range(\(limit))"
    case .closed: "I/O operation on closed file."
    case .unsupported(let message): message
    case .negativeSeek(let position): "negative seek position \(position)"
    case .whence(let whence): "invalid whence (\(whence), should be 0, 1 or 2)"
    case .file, .exists: ""
    }
  }

  private func hexadecimal(_ number: UInt32, digits: Int = 2) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(digits - text.count, 0)) + text
  }

  private func escape(_ character: Unicode.Scalar) -> String {
    switch character.value {
    case ..<0x100: "\\x\(hexadecimal(character.value))"
    case ..<0x10000: "\\u\(hexadecimal(character.value, digits: 4))"
    default: "\\U\(hexadecimal(character.value, digits: 8))"
    }
  }
}

/// `io.UnsupportedOperation` of a context.
func unsupportedOperation(in context: Context) -> ClassObject {
  let key = "io.UnsupportedOperation"
  let known = context.nativeClass(named: key)
  if known.module == "io" { return known }
  let made = ClassObject(
    name: "UnsupportedOperation", module: "io", base: context.types.exception(.osError))
  context.register(nativeClass: made, typeName: key)
  return made
}
