import Interpreter

/// Files that cells write: kept in memory, seen by later cells, gone with the run.
///
/// A file that was written hides one of the note's folder with the same name; nothing on disk ever
/// changes. Paths mean what they mean for reading: they start at the note's folder and stay in it.
package final class ScratchFiles {
  private var files: [String: [UInt8]] = [:]
  private var folders: Set<String> = []
  private var used = 0

  /// The most bytes that all files may have together.
  package let limit: Int
  /// The most files that there may be.
  static let largestCount = 4096

  package init(limit: Int = 256 << 20) { self.limit = limit }

  /// The bytes of a file that was written; nothing where none of this name was.
  package func read(_ path: String) -> [UInt8]? {
    Self.normalized(path).flatMap { files[$0] }
  }

  /// Writes a file, or writes it anew.
  ///
  /// - Throws: `FileFault.outside` for a path that leads out of the folder, `.directory` for one
  ///   that names no file, `.full` where the files would take too much memory.
  package func write(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let name = try name(of: path)
    try reserve(bytes.count - (files[name]?.count ?? 0), for: name, path)
    files[name] = bytes
  }

  /// Writes behind the end of a file, or makes it.
  ///
  /// - Throws: What ``write(_:to:)`` throws.
  package func append(_ bytes: [UInt8], to path: String) throws(FileFault) {
    let name = try name(of: path)
    try reserve(bytes.count, for: name, path)
    files[name, default: []].append(contentsOf: bytes)
  }

  private func name(of path: String) throws(FileFault) -> String {
    guard let name = Self.normalized(path) else { throw .outside(path: path) }
    guard !name.isEmpty, path.utf8.last != UInt8(ascii: "/") else {
      throw path.isEmpty ? .missing(path: path) : .directory(path: path)
    }
    return name
  }

  /// Takes note of more bytes of a file, unless there is no room.
  private func reserve(_ more: Int, for name: String, _ path: String) throws(FileFault) {
    guard more <= limit - used, files[name] != nil || files.count < Self.largestCount else {
      throw .full(path: path, limit: limit)
    }
    used += more
  }

  /// Removes a file that was written; false where there was none.
  package func remove(_ path: String) -> Bool {
    guard let name = Self.normalized(path), let bytes = files.removeValue(forKey: name) else {
      return false
    }
    used -= bytes.count
    return true
  }

  /// Notes a folder and those around it.
  package func addFolder(_ path: String) throws(FileFault) {
    guard var name = Self.normalized(path) else { throw .outside(path: path) }
    while !name.isEmpty {
      guard folders.count < Self.largestCount else { throw .full(path: path, limit: limit) }
      folders.insert(name)
      name = Self.folder(of: name)
    }
  }

  /// Whether a cell has made a folder, or written a file into it.
  package func hasFolder(_ path: String) -> Bool {
    guard let name = Self.normalized(path) else { return false }
    return folders.contains(name) || files.keys.contains { $0.hasPrefix(name + "/") }
  }

  /// What stands before the last slash.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// The path without `.`, `..` and empty parts; nothing where it leaves the folder.
  static func normalized(_ path: String) -> String? {
    guard path.utf8.first != UInt8(ascii: "/"), !path.utf8.contains(0) else { return nil }
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        if parts.popLast() == nil { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}

extension CellLibrary {
  /// The bytes of a file that a cell wrote, or else of one in the note's folder.
  func readFile(_ path: String) throws(FileFault) -> [UInt8] {
    if let written = scratch.read(path) { return written }
    return try note.readFile(path)
  }

  /// Whether a path names a folder: one that a cell made, or one of the note's folder.
  func isFolder(_ path: String) -> Bool {
    if let name = ScratchFiles.normalized(path), name.isEmpty || scratch.hasFolder(name) {
      return true
    }
    do throws(FileFault) {
      _ = try note.readFile(path)
      return false
    } catch {
      return error == .directory(path: path)
    }
  }

  /// Whether there is a folder for a file to be written into; paths that name no file of the run
  /// are told when it is written.
  func hasFolder(for path: String) -> Bool {
    guard path.utf8.last != UInt8(ascii: "/"), let name = ScratchFiles.normalized(path) else {
      return true
    }
    return isFolder(ScratchFiles.folder(of: name))
  }
}

extension FileFault: RaisableError {
  package var raise: Raise { CommandFault.file(self).raise }
}
