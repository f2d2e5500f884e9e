import Interpreter

/// Why `open` or the file that it gave can't do what a cell asks.
enum OpenFileError: Error, Hashable {
  case mode(String)
  case textAndBinary, severalPurposes, noPurpose, unbuffered
  /// An argument that files of bytes don't take.
  case binaryArgument(String)
  case newline(String)
  case encoding(EncodingFault)
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
    case .encoding(let fault): fault.raise(isFile: true)
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
    case .closed: "I/O operation on closed file."
    case .unsupported(let message): message
    case .negativeSeek(let position): "negative seek position \(position)"
    case .whence(let whence): "invalid whence (\(whence), should be 0, 1 or 2)"
    case .file, .exists, .encoding: ""
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

/// Does something with an encoding.
func coding<Result>(
  _ work: () throws(EncodingFault) -> Result
) throws(OpenFileError) -> Result {
  do throws(EncodingFault) {
    return try work()
  } catch {
    throw .encoding(error)
  }
}
