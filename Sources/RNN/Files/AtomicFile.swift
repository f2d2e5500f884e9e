import Glibc

/// Files as a whole: read at once, replaced at once or not at all.
enum AtomicFile {
  /// Writes a file beside the one of this name and puts it in its place when it is complete.
  ///
  /// - Throws: ``FileError``; the old file is then still there.
  static func write(_ bytes: [UInt8], to path: String) throws(FileError) {
    let (descriptor, temporary) = try create(beside: path)
    var isDone = false
    defer { if !isDone { unlink(temporary) } }
    do throws(FileError) {
      try writeAll(bytes, descriptor, path)
      guard fsync(descriptor) == 0 else { throw FileError(.write, path) }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileError(.write, path) }
    guard rename(temporary, path) == 0 else { throw FileError(.write, path) }
    isDone = true
  }

  private static func create(beside path: String) throws(FileError) -> (Int32, String) {
    for attempt in 0..<100 {
      let temporary = "\(path).\(getpid()).\(attempt).tmp"
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (descriptor, temporary) }
      guard errno == EEXIST else { break }
    }
    throw FileError(.write, path)
  }

  private static func writeAll(
    _ bytes: [UInt8], _ descriptor: Int32, _ path: String
  ) throws(FileError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw FileError(.write, path) }
      done += count
    }
  }

  /// Whether there is anything under this path.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// All bytes of a regular file.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(.read, path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(.read, path) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(.read, path, code: status.st_mode & S_IFMT == S_IFDIR ? EISDIR : EINVAL)
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeMutableBytes { all in
        Glibc.read(descriptor, all.baseAddress.map { $0 + done }, all.count - done)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(.read, path) }
      if count == 0 { break }
      done += count
    }
    bytes.removeLast(bytes.count - done)
    return bytes
  }
}

/// A file that the system did not let be read or written.
public struct FileError: Error, Hashable, Sendable {
  /// What was tried.
  public enum Operation: String, Hashable, Sendable {
    case read, write
  }

  /// What was tried.
  public let operation: Operation
  /// The file's path, as it was given.
  public let path: String
  /// The system's number of the reason.
  public let code: Int32

  init(_ operation: Operation, _ path: String, code: Int32 = errno) {
    self.operation = operation
    self.path = path
    self.code = code
  }
}

extension FileError: CustomStringConvertible {
  /// What was tried with which file, and the system's reason.
  public var description: String {
    let reason = strerror(code).map { String(cString: $0) } ?? "error \(code)"
    return "can't \(operation.rawValue) '\(path)': \(reason)"
  }
}
