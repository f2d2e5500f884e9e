import Interpreter

/// A file of text that a cell has opened, or an `io.StringIO`: text and a place in it.
///
/// What is written is in the file at once. Positions count bytes of UTF-8.
final class TextFile {
  /// The file's name; none for a text in memory.
  let path: String?
  let mode: FileMode
  /// The encoding as it was named.
  let encodingName: String?
  let faultName: String
  private(set) var isClosed = false

  private let encoding: TextEncoding
  private let fault: TextEncoding.Fault
  private let lineEnds: LineEnds
  private let scratch: ScratchFiles
  /// The bytes of a file that is read, until they are needed as text.
  private var source: [UInt8]
  /// The whole text as UTF-8, once something needs it.
  private var loaded: [UInt8]?
  /// The bytes of a file that is only written.
  private var writtenCount: Int
  private var position = 0

  init(
    _ path: String?, _ mode: FileMode, encoding: String?, errors: String, _ lineEnds: LineEnds,
    content: [UInt8], in scratch: ScratchFiles
  ) throws(OpenFileError) {
    (self.path, self.mode, self.lineEnds, self.scratch) = (path, mode, lineEnds, scratch)
    (encodingName, faultName) = (encoding, errors)
    self.encoding = try coding { () throws(EncodingFault) in
      try TextEncoding(named: encoding ?? "utf-8")
    }
    fault = try coding { () throws(EncodingFault) in try TextEncoding.Fault(named: errors) }
    source = content
    writtenCount = content.count
    if path == nil { loaded = content }
    if mode.purpose == .append { position = try length() }
  }

  func close() {
    isClosed = true
    (source, loaded) = ([], path == nil ? loaded : nil)
  }

  // MARK: - Reading

  /// Some characters from the place on; all that are left where no count is given.
  func read(_ count: Int?) throws(OpenFileError) -> String {
    let text = try readableText()
    guard let count, count >= 0 else { return take(upTo: text.count, of: text) }
    return take(upTo: end(of: count, in: text), of: text)
  }

  /// The rest of the line with its end; empty behind the last.
  func readLine(atMost count: Int = -1) throws(OpenFileError) -> String {
    let text = try readableText()
    let line = lineEnds.end(of: text, from: min(position, text.count))
    return take(upTo: count < 0 ? line : min(line, end(of: count, in: text)), of: text)
  }

  private func readableText() throws(OpenFileError) -> [UInt8] {
    try checkOpen()
    guard mode.isReadable else { throw .unsupported("not readable") }
    let text = try text()
    if position < text.count, text[position] & 0xc0 == 0x80 {
      throw .encoding(
        .undecodable(
          encoding: "utf-8", bytes: [text[position]], position: 0, reason: "invalid start byte"))
    }
    return text
  }

  private func take(upTo end: Int, of text: [UInt8]) -> String {
    guard position < end else { return "" }
    defer { position = end }
    return String(decoding: text[position..<end], as: UTF8.self)
  }

  /// The place behind a number of characters.
  private func end(of count: Int, in text: [UInt8]) -> Int {
    var (place, left) = (position, count)
    while place < text.count {
      if text[place] & 0xc0 != 0x80 {
        if left == 0 { break }
        left -= 1
      }
      place += 1
    }
    return place
  }

  // MARK: - Writing

  /// Writes text at the place, or in mode `a` behind the end.
  func write(_ added: String) throws(OpenFileError) {
    try checkWritable()
    let bytes = Array(added.utf8)
    let length = try length()
    if mode.purpose == .append { position = length }
    if position == length {
      try append(bytes, behind: length)
      position += bytes.count
    } else {
      try checkRoom(position, bytes.count)
      var text = try text()
      if position > text.count {
        text += [UInt8](repeating: 0, count: position - text.count)
      }
      let end = min(position + bytes.count, text.count)
      text.replaceSubrange(position..<end, with: bytes)
      try replace(with: text)
      position += bytes.count
    }
  }

  /// Cuts the text off, or fills it with zeros, at the place or where `size` says.
  func truncate(_ size: Int?) throws(OpenFileError) -> Int {
    try checkOpen()
    guard mode.isWritable else { throw .unsupported("truncate") }
    let size = size ?? position
    guard size >= 0 else { throw .negativeSeek(size) }
    try checkRoom(size, 0)
    var text = try text()
    text =
      size <= text.count
      ? Array(text[..<size]) : text + [UInt8](repeating: 0, count: size - text.count)
    try replace(with: text)
    return size
  }

  private func append(_ bytes: [UInt8], behind length: Int) throws(OpenFileError) {
    try checkRoom(length, bytes.count)
    let encoded = try encoded(bytes, isStart: length == 0)
    if let path {
      try filing { () throws(FileFault) in try scratch.append(encoded, to: path) }
    }
    loaded?.append(contentsOf: bytes)
    if loaded == nil, mode.isReadable { source += encoded }
    writtenCount += encoded.count
  }

  private func replace(with text: [UInt8]) throws(OpenFileError) {
    let encoded = try encoded(text, isStart: true)
    if let path {
      try filing { () throws(FileFault) in try scratch.write(encoded, to: path) }
    }
    loaded = text
  }

  private func encoded(_ text: [UInt8], isStart: Bool) throws(OpenFileError) -> [UInt8] {
    try coding { () throws(EncodingFault) in
      try encoding.encoded(lineEnds.written(text), fault, isStart: isStart)
    }
  }

  private func checkRoom(_ place: Int, _ count: Int) throws(OpenFileError) {
    guard place <= scratch.limit - count else {
      throw .file(.full(path: path ?? "StringIO", limit: scratch.limit))
    }
  }

  // MARK: - Places

  func tell() throws(OpenFileError) -> Int {
    try checkOpen()
    return position
  }

  /// Goes to a place: counted from the start, or with 0 from where the file is, or its end.
  func seek(_ offset: Int, _ whence: Int) throws(OpenFileError) -> Int {
    try checkOpen()
    switch whence {
    case 0:
      guard offset >= 0 else { throw .negativeSeek(offset) }
      position = offset
    case 1, 2:
      guard offset == 0 else {
        throw .unsupported("can't do nonzero \(whence == 1 ? "cur" : "end")-relative seeks")
      }
      if whence == 2 { position = try length() }
    default: throw .whence(whence)
    }
    return position
  }

  /// The whole text, wherever the place is.
  func value() throws(OpenFileError) -> String {
    try checkOpen()
    return String(decoding: try text(), as: UTF8.self)
  }

  private func length() throws(OpenFileError) -> Int {
    if let loaded { return loaded.count }
    return mode.isReadable ? try text().count : writtenCount
  }

  private func text() throws(OpenFileError) -> [UInt8] {
    if let loaded { return loaded }
    let bytes = mode.isReadable ? source : path.flatMap(scratch.read) ?? []
    let text = lineEnds.read(
      try coding { () throws(EncodingFault) in try encoding.decoded(bytes, fault) })
    (loaded, source) = (text, [])
    return text
  }

  func checkOpen() throws(OpenFileError) {
    if isClosed { throw .closed }
  }

  func checkWritable() throws(OpenFileError) {
    try checkOpen()
    guard mode.isWritable else { throw .unsupported("not writable") }
  }
}

/// Runs work on files of the run; what it throws is a file's error.
func filing<Result>(
  _ work: () throws(FileFault) -> Result
) throws(OpenFileError) -> Result {
  do throws(FileFault) {
    return try work()
  } catch {
    throw .file(error)
  }
}
