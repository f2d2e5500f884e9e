import FoundationEssentials

/// The folder that pages are written to. A file is replaced as a whole or not at all.
struct OutputFolder {
  let path: String

  /// The text of a file in the folder, or nothing where there is none.
  func read(_ name: String) -> String? {
    guard let data = FileManager.default.contents(atPath: location(name)) else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  /// Writes the file unless it already holds just that text.
  ///
  /// - Throws: `OutputError` when the folder or the file cannot be written.
  func write(_ text: String, to name: String) throws(OutputError) {
    if read(name) == text { return }
    let target = location(name)
    let folder = target.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    do {
      if !folder.isEmpty {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      }
      try Data(text.utf8).write(to: URL(filePath: target), options: .atomic)
    } catch {
      throw OutputError(path: target)
    }
  }

  func location(_ name: String) -> String { path.isEmpty ? name : "\(path)/\(name)" }
}

/// A file or folder that could not be written.
struct OutputError: Error {
  let path: String

  var text: String {
    "error: cannot write '\(path)'\nfix: name another folder with -o, or free this one"
  }
}
