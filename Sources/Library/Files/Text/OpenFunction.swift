import Interpreter

/// `open(file, mode="r", …)`: a file of the note's folder to read, or one of the run to write.
func openFunction(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    "open",
    [
      .required("file"), .optional("mode", "r"), .optional("buffering", -1),
      .optional("encoding"), .optional("errors"), .optional("newline"), .optional("closefd", true),
      .optional("opener"),
    ], style: .cpython,
    documentation: """
      A file as an object to read from or write to. The note's folder is only read: what cells write \
      is kept for later cells and ends with the run.
      """
  ) { [unowned library] (arguments, context) throws(Raise) in
    let path = try path(arguments, context)
    guard let text = arguments["mode"].asString else {
      throw Raise(
        .typeError,
        "open() argument 'mode' must be str, not \(arguments["mode"].plainTypeName)")
    }
    guard let buffering = arguments["buffering"].asInt else {
      throw Raise(
        .typeError,
        "'\(arguments["buffering"].plainTypeName)' object cannot be interpreted as an integer")
    }
    let encoding = try arguments.optional("encoding", Arguments.string)
    let errors = try arguments.optional("errors", Arguments.string)
    let newline = try arguments.optional("newline", Arguments.string)
    return try opening(context) { () throws(OpenFileError) in
      let mode = try FileMode(text)
      if mode.isBinary {
        for (name, value) in [("encoding", encoding), ("errors", errors), ("newline", newline)]
        where value != nil { throw .binaryArgument(name) }
        let content = try library.content(path, mode)
        return .native(BinaryFile(path, mode, content: content, in: library.scratch))
      }
      if buffering == 0 { throw .unbuffered }
      let lineEnds = try LineEnds(newline)
      return .native(
        try TextFile(
          path, mode, encoding: encoding, errors: errors ?? "strict", lineEnds,
          content: library.content(path, mode), in: library.scratch))
    }
  }
}

private func path(_ arguments: Arguments, _ context: Context) throws(Raise) -> String {
  if arguments["file"].asInt != nil {
    throw Raise(.osError, "[Errno 9] Bad file descriptor", fix: "give the file's name")
  }
  let path = try arguments.path("file", in: context)
  if path.utf8.contains(0) { throw Raise(.valueError, "embedded null byte") }
  return path
}

extension CellLibrary {
  /// What a file holds when it is opened; a file that is to be written is made.
  fileprivate func content(
    _ path: String, _ mode: FileMode
  ) throws(OpenFileError) -> [UInt8] {
    let known: [UInt8]?
    switch mode.purpose {
    case .read: known = try filing { () throws(FileFault) in try readFile(path) }
    case .write: known = nil
    case .create:
      known = nil
      if try knownFile(path) != nil { throw .exists(path: path) }
    case .append: known = try knownFile(path)
    }
    if mode.isWritable {
      if !hasFolder(for: path) { throw .file(.missing(path: path)) }
      try filing { () throws(FileFault) in try scratch.write(known ?? [], to: path) }
    }
    return known ?? []
  }

  /// The bytes of a file; nothing where there is none.
  func knownFile(_ path: String) throws(OpenFileError) -> [UInt8]? {
    do throws(FileFault) {
      return try readFile(path)
    } catch {
      if case .missing = error { return nil }
      throw .file(error)
    }
  }
}
