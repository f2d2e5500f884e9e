import FoundationEssentials
import Glibc

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
  /// - Throws: `OutputError` when the folder or the file cannot be written; then an earlier file
  ///   of that name stands as it was.
  func write(_ text: String, to name: String) throws(OutputError) {
    if read(name) == text { return }
    let target = location(name)
    try makeFolder(of: target)
    try withoutInterrupts { () throws(OutputError) in try replace(target, with: text) }
  }

  func location(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

  /// The names of the HTML pages below the folder that unroll wrote, in order.
  var pages: [String] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: path)) ?? []
    return names.filter { name in
      name.hasSuffix(".html")
        && read(name)?.contains("<meta name=\"generator\" content=\"unroll\">") == true
    }
    .sorted()
  }

  private func makeFolder(of target: String) throws(OutputError) {
    if FileKind(path) == .file { throw OutputError(path: path, reason: ENOTDIR) }
    var folder = ""
    for part in target.split(separator: "/", omittingEmptySubsequences: false).dropLast() {
      folder += part + "/"
      guard !part.isEmpty, FileKind(folder) == .missing else { continue }
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw OutputError(path: tidyPath(folder), reason: errno)
      }
    }
  }

  /// Writes beside the file and then takes its place.
  private func replace(_ target: String, with text: String) throws(OutputError) {
    let draft = "\(target).\(getpid()).part"
    let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError(path: target, reason: errno) }
    var fault = unroll.write(text, to: descriptor) ? nil : errno
    if close(descriptor) != 0 { fault = fault ?? errno }
    if fault == nil, rename(draft, target) != 0 { fault = errno }
    if let fault {
      unlink(draft)
      throw OutputError(path: target, reason: fault)
    }
  }
}

/// A file or folder that could not be written.
struct OutputError: Error, Hashable {
  let path: String
  /// The system's number of the error.
  let reason: Int32

  var text: String {
    "error: cannot write '\(path)'\nwhy: \(words)\nfix: name another folder with -o, or free this one"
  }

  private var words: String {
    systemWords(reason)
  }
}

/// Why the system refused to write, by its number of the error.
func systemWords(_ reason: Int32) -> String {
  switch reason {
  case EACCES, EPERM: "you may not write there"
  case ENOSPC, EDQUOT: "the disk is full"
  case EROFS: "the disk is read only"
  case ENOTDIR: "there is a file in the place of a folder"
  case EISDIR: "there is a folder of that name"
  case ENAMETOOLONG: "the name is too long"
  default: String(cString: strerror(reason)).lowercased()
  }
}
