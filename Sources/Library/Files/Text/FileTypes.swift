import Interpreter

/// The classes of open files: `_io.TextIOWrapper`, `_io.BufferedReader` and their like.
func fileTypes(_ scratch: ScratchFiles, base: ClassObject) -> [ClassObject] {
  let text = textMethods + sharedMethods
  let bytes = binaryMethods + sharedMethods
  return [
    ClassObject(name: "TextIOWrapper", module: "_io", base: base, methods: text),
    ClassObject(
      name: "StringIO", module: "_io", base: base, construct: makeStringIO(scratch),
      methods: text + [valueMethod]),
    ClassObject(name: "BufferedReader", module: "_io", base: base, methods: bytes),
    ClassObject(name: "BufferedWriter", module: "_io", base: base, methods: bytes),
    ClassObject(name: "BufferedRandom", module: "_io", base: base, methods: bytes),
    ClassObject(
      name: "BytesIO", module: "_io", base: base, construct: makeBytesIO(scratch), methods: bytes),
  ]
}

private func makeStringIO(_ scratch: ScratchFiles) -> BuiltinFunction {
  BuiltinFunction(
    "StringIO", [.optional("initial_value", ""), .optional("newline", "\n")],
    documentation: "A text in memory that is read and written as a file."
  ) { (arguments, context) throws(Raise) in
    let start = try arguments["initial_value"].isNone ? "" : arguments.string("initial_value")
    return .native(
      try opening(context) { () throws(OpenFileError) in
        try TextFile(
          nil, FileMode("r+"), encoding: nil, errors: "strict", .unchanged,
          content: Array(start.utf8), in: scratch)
      })
  }
}

private func makeBytesIO(_ scratch: ScratchFiles) -> BuiltinFunction {
  BuiltinFunction(
    "BytesIO", [.variadic("initial_bytes")],
    documentation: "Bytes in memory, for torch.save and torch.load."
  ) { (arguments, context) throws(Raise) in
    guard arguments.rest.isEmpty else { throw BinaryFile.noBytes }
    return .native(
      BinaryFile(
        nil, try opening(context) { () throws(OpenFileError) in try FileMode("r+b") }, content: [],
        in: scratch))
  }
}

// MARK: - Methods

private typealias FileBody<File> = (File, Arguments, Context) throws(Raise) -> Value

private func textMethod(
  _ name: String, _ parameters: [BuiltinParameter], _ documentation: String,
  _ body: @escaping FileBody<TextFile>
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")] + parameters, qualifiedName: name, documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let file = arguments.receiver.native(as: TextFile.self) else {
      throw arguments.wrongType("self", expected: "a text file")
    }
    return try body(file, arguments, context)
  }
}

private func count(_ arguments: Arguments, _ name: String) throws(Raise) -> Int? {
  if arguments[name].isNone { return nil }
  guard let count = arguments[name].asInt else {
    throw Raise(
      .typeError,
      "argument should be integer or None, not '\(arguments[name].plainTypeName)'")
  }
  return count
}

private var textMethods: [BuiltinFunction] {
  [
    textMethod("read", [.positional("size", -1)], "The rest of the text, or some characters.") {
      (file, arguments, context) throws(Raise) in
      let size = try count(arguments, "size")
      return Value(try opening(context) { () throws(OpenFileError) in try file.read(size) })
    },
    textMethod("readline", [.positional("size", -1)], "The next line with its end.") {
      (file, arguments, context) throws(Raise) in
      let size = try count(arguments, "size") ?? -1
      return Value(
        try opening(context) { () throws(OpenFileError) in try file.readLine(atMost: size) })
    },
    textMethod("readlines", [.positional("hint", -1)], "The lines that are left.") {
      (file, arguments, context) throws(Raise) in
      let hint = try count(arguments, "hint") ?? -1
      var (lines, total): ([Value], Int) = ([], 0)
      while let line = try file.nextLine(in: context) {
        lines.append(Value(line))
        total += line.unicodeScalars.count
        if hint > 0, total >= hint { break }
      }
      return Value(list: lines)
    },
    textMethod("__next__", [], "The next line with its end.") {
      (file, _, context) throws(Raise) in
      guard let line = try file.nextLine(in: context) else { throw Raise(.stopIteration, "") }
      return Value(line)
    },
    textMethod("write", [.positional("text")], "Writes text; gives the number of characters.") {
      (file, arguments, context) throws(Raise) in
      .int(try file.write(arguments["text"], in: context))
    },
    textMethod("writelines", [.positional("lines")], "Writes texts, one behind the other.") {
      (file, arguments, context) throws(Raise) in
      try opening(context) { () throws(OpenFileError) in try file.checkOpen() }
      for line in try context.elements(of: arguments["lines"]) {
        _ = try file.write(line, in: context)
      }
      return .none
    },
    textMethod("truncate", [.positional("size", .none)], "Cuts the file off.") {
      (file, arguments, context) throws(Raise) in
      let size = try count(arguments, "size")
      return .int(
        try opening(context) { () throws(OpenFileError) in try file.truncate(size) })
    },
  ]
}

private var valueMethod: BuiltinFunction {
  textMethod("getvalue", [], "The whole text.") { (file, _, context) throws(Raise) in
    Value(try opening(context) { () throws(OpenFileError) in try file.value() })
  }
}

private var binaryMethods: [BuiltinFunction] {
  func refused(_ name: String) -> BuiltinFunction {
    BuiltinFunction(
      name, [.positional("self"), .variadic("args")], qualifiedName: name,
      documentation: "Refused: cells read no bytes of files."
    ) { (arguments, context) throws(Raise) in
      guard let file = arguments.receiver.native(as: BinaryFile.self) else { return .none }
      try opening(context) { () throws(OpenFileError) in try file.checkOpen() }
      if name.hasPrefix("read"), !file.mode.isReadable {
        throw OpenFileError.unsupported("read").raise(in: context)
      }
      if name == "write", !file.mode.isWritable {
        throw OpenFileError.unsupported("write").raise(in: context)
      }
      if name == "write", let given = arguments.rest.first {
        throw Raise(
          .typeError, "a bytes-like object is required, not '\(given.plainTypeName)'",
          fix: "open the file as text, without \"b\"")
      }
      throw BinaryFile.noBytes
    }
  }
  return ["read", "readline", "readlines", "write", "writelines", "getvalue", "getbuffer"].map(
    refused)
}

/// What files of text and of bytes have.
private var sharedMethods: [BuiltinFunction] {
  [
    fileMethod("close", "Ends the work with the file.") { (file, _) throws(OpenFileError) in
      switch file {
      case .text(let file): file.close()
      case .bytes(let file): file.close()
      }
      return .none
    },
    BuiltinFunction("__enter__", [.positional("self")], documentation: "The file itself.") {
      (arguments, context) throws(Raise) in try context.enterContext(arguments.receiver)
    },
    fileMethod("flush", "Does nothing: what is written is in the file at once.") {
      (file, _) throws(OpenFileError) in
      try file.checkOpen()
      return .none
    },
    fileMethod("tell", "Where the next character is read or written.") {
      (file, _) throws(OpenFileError) in
      switch file {
      case .text(let file): .int(try file.tell())
      case .bytes(let file): .int(try file.tell())
      }
    },
    fileMethod("readable", "Whether the file can be read.") { (file, _) throws(OpenFileError) in
      try file.checkOpen()
      return .bool(file.mode.isReadable)
    },
    fileMethod("writable", "Whether the file can be written.") {
      (file, _) throws(OpenFileError) in
      try file.checkOpen()
      return .bool(file.mode.isWritable)
    },
    fileMethod("seekable", "True.") { (file, _) throws(OpenFileError) in
      try file.checkOpen()
      return true
    },
    fileMethod("isatty", "False.") { (file, _) throws(OpenFileError) in
      try file.checkOpen()
      return false
    },
    fileMethod("fileno", "Refused: the file is in memory.") { (file, _) throws(OpenFileError) in
      try file.checkOpen()
      throw .unsupported("fileno")
    },
    BuiltinFunction(
      "seek", [.positional("self"), .positional("offset"), .positional("whence", 0)],
      qualifiedName: "seek", documentation: "Goes to a place."
    ) { (arguments, context) throws(Raise) in
      let (offset, whence) = (try arguments.int("offset"), try arguments.int("whence"))
      return try opening(context) { () throws(OpenFileError) in
        switch OpenFile(arguments.receiver) {
        case .text(let file): .int(try file.seek(offset, whence))
        case .bytes(let file): .int(try file.seek(offset, whence))
        case nil: .none
        }
      }
    },
  ]
}

private func fileMethod(
  _ name: String, _ documentation: String,
  _ body: @escaping (OpenFile, Context) throws(OpenFileError) -> Value
) -> BuiltinFunction {
  BuiltinFunction(
    name, [.positional("self")], qualifiedName: name, documentation: documentation
  ) { (arguments, context) throws(Raise) in
    guard let file = OpenFile(arguments.receiver) else {
      throw arguments.wrongType("self", expected: "a file")
    }
    return try opening(context) { () throws(OpenFileError) in try body(file, context) }
  }
}

/// An open file of either kind.
enum OpenFile {
  case text(TextFile)
  case bytes(BinaryFile)

  init?(_ value: Value) {
    if let file = value.native(as: TextFile.self) {
      self = .text(file)
    } else if let file = value.native(as: BinaryFile.self) {
      self = .bytes(file)
    } else {
      return nil
    }
  }

  var mode: FileMode {
    switch self {
    case .text(let file): file.mode
    case .bytes(let file): file.mode
    }
  }

  func checkOpen() throws(OpenFileError) {
    switch self {
    case .text(let file): try file.checkOpen()
    case .bytes(let file): try file.checkOpen()
    }
  }
}
