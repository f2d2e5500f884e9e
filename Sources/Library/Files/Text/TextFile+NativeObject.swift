import Interpreter

extension TextFile: NativeObject {
  var typeName: String { path == nil ? "_io.StringIO" : "_io.TextIOWrapper" }

  var attributeNames: [String] { ["closed", "encoding", "errors", "mode", "name", "newlines"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "closed": .bool(isClosed)
    case "encoding": path == nil ? Value.none : Value(encodingName ?? "UTF-8")
    case "errors": path == nil ? Value.none : Value(faultName)
    case "mode": path == nil ? nil : Value(mode.text)
    case "name": path.map { Value($0) }
    case "newlines": Value.none
    default: nil
    }
  }

  func repr(in context: Context) throws(Raise) -> String {
    guard let path else { return "<_io.StringIO object>" }
    return "<_io.TextIOWrapper name=\(try context.repr(Value(path))) mode='\(mode.text)' "
      + "encoding='\(encodingName ?? "UTF-8")'>"
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try opening(context) { () throws(OpenFileError) in try checkOpen() }
    return IteratorObject(typeName: typeName) { [self] (context) throws(Raise) in
      try nextLine(in: context).map { Value($0) }
    }
  }

  func enter(in context: Context) throws(Raise) -> Value {
    try opening(context) { () throws(OpenFileError) in try checkOpen() }
    return .native(self)
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    close()
    return false
  }

  /// The next line with its end; nothing behind the last.
  func nextLine(in context: Context) throws(Raise) -> String? {
    try context.step()
    let line = try opening(context) { () throws(OpenFileError) in try readLine() }
    return line.isEmpty ? nil : line
  }

  /// Writes a value that must be text; gives the number of its characters.
  func write(_ value: Value, in context: Context) throws(Raise) -> Int {
    try opening(context) { () throws(OpenFileError) in try checkWritable() }
    guard case .string(let text) = value else {
      throw Raise(
        .typeError,
        path == nil
          ? "string argument expected, got '\(value.plainTypeName)'"
          : "write() argument must be str, not \(value.plainTypeName)",
        fix: "write str(…) around it, or use print(…, file=…)")
    }
    try opening(context) { () throws(OpenFileError) in try write(text.text) }
    return text.count
  }
}
