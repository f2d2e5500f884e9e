import Interpreter

/// A file of bytes that a cell has opened, or an `io.BytesIO`: what `torch.save` and `torch.load` take
/// besides names. Cells read and write no bytes of files themselves.
final class BinaryFile {
  /// The file's name; none for bytes in memory.
  let path: String?
  let mode: FileMode
  private(set) var isClosed = false
  private let scratch: ScratchFiles
  private var content: [UInt8]
  private var position: Int

  init(_ path: String?, _ mode: FileMode, content: [UInt8], in scratch: ScratchFiles) {
    (self.path, self.mode, self.content, self.scratch) = (path, mode, content, scratch)
    position = mode.purpose == .append ? content.count : 0
  }

  var count: Int { content.count }

  func close() { (isClosed, content) = (true, []) }

  /// All bytes from the place on.
  func read() throws(OpenFileError) -> [UInt8] {
    try checkOpen()
    guard mode.isReadable else { throw .unsupported("read") }
    defer { position = max(position, content.count) }
    return position < content.count ? Array(content[position...]) : []
  }

  /// Writes bytes at the place, or in mode `a` behind the end.
  func write(_ bytes: [UInt8]) throws(OpenFileError) {
    try checkOpen()
    guard mode.isWritable else { throw .unsupported("write") }
    if mode.purpose == .append { position = content.count }
    guard position <= scratch.limit - bytes.count else {
      throw .file(.full(path: path ?? "BytesIO", limit: scratch.limit))
    }
    if position > content.count {
      content += [UInt8](repeating: 0, count: position - content.count)
    }
    content.replaceSubrange(position..<min(position + bytes.count, content.count), with: bytes)
    if let path {
      try filing { () throws(FileFault) in try scratch.write(content, to: path) }
    }
    position += bytes.count
  }

  func tell() throws(OpenFileError) -> Int {
    try checkOpen()
    return position
  }

  /// Goes to a place, counted from the start, from here, or from the end.
  func seek(_ offset: Int, _ whence: Int) throws(OpenFileError) -> Int {
    try checkOpen()
    guard (0...2).contains(whence) else { throw .whence(whence) }
    let origin = whence == 0 ? 0 : whence == 1 ? position : content.count
    let (place, overflow) = origin.addingReportingOverflow(offset)
    guard !overflow, place >= 0 else { throw .negativeSeek(overflow ? offset : place) }
    position = place
    return position
  }

  func checkOpen() throws(OpenFileError) {
    if isClosed { throw .closed }
  }
}

extension BinaryFile: NativeObject {
  var typeName: String {
    if path == nil { return "_io.BytesIO" }
    let kind = mode.isUpdating ? "Random" : mode.isWritable ? "Writer" : "Reader"
    return "_io.Buffered\(kind)"
  }

  var attributeNames: [String] { ["closed", "mode", "name"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "closed": .bool(isClosed)
    case "mode": path == nil ? nil : Value(openedMode)
    case "name": path.map { Value($0) }
    default: nil
    }
  }

  private var openedMode: String {
    mode.purpose.rawValue.description + "b" + (mode.isUpdating ? "+" : "")
  }

  func repr(in context: Context) throws(Raise) -> String {
    path.map { "<\(typeName) name=\(asciiFree($0))>" } ?? "<\(typeName) object>"
  }

  func enter(in context: Context) throws(Raise) -> Value {
    try opening(context) { () throws(OpenFileError) in try checkOpen() }
    return .native(self)
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    close()
    return false
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject { throw Self.noBytes }

  /// The refusal of what would give a cell bytes.
  static var noBytes: Raise {
    Raise(
      .notImplementedError, "cells read and write no bytes of files",
      fix: "open the file as text, without \"b\"; torch.save and torch.load take files of bytes")
  }
}

/// Runs work on an open file; cells see CPython's exceptions.
func opening<Result>(
  _ context: Context, _ work: () throws(OpenFileError) -> Result
) throws(Raise) -> Result {
  do throws(OpenFileError) {
    return try work()
  } catch {
    throw error.raise(in: context)
  }
}

/// A file's name as `repr` shows it.
func asciiFree(_ name: String) -> String { "'\(name)'" }
