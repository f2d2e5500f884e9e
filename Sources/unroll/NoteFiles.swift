import FoundationEssentials
import Glibc

/// A note to work on: where it lies, and its path inside the folder that outputs go to.
struct NoteFile: Codable, Hashable {
  /// The path as a user would name it.
  var path: String
  /// The note's place below the output folder, without its extension: `guide/plots`.
  var outputStem: String
}

/// Why no notes could be found.
enum NoteFilesError: Error, Hashable {
  case missing(path: String)
  case noNotes(folder: String)
  case notANote(path: String)
  case sameOutput(stem: String, first: String, second: String)
  /// The note's Markdown page would take the place of the note.
  case overItself(path: String)
}

extension NoteFilesError {
  /// The fault as a line for people, with its mend.
  var text: String {
    switch self {
    case .missing(let path):
      "error: there is no file or folder '\(path)'\n"
        + "fix: name a note (a .md file) or a folder of notes; without a name it is notebooks/"
    case .noNotes(let folder):
      "error: the folder '\(folder)' holds no notes\n"
        + "fix: a note is a Markdown file whose name ends in .md"
    case .notANote(let path):
      "error: '\(path)' is not a note\nfix: a note is a Markdown file whose name ends in .md"
    case .sameOutput(let stem, let first, let second):
      "error: '\(first)' and '\(second)' would both be written to \(stem).html\n"
        + "fix: render them into two folders with -o"
    case .overItself(let path):
      "error: the page of '\(path)' would be written over the note itself\n"
        + "fix: name another folder with -o"
    }
  }
}

/// The name of a file about a folder of notes: the index takes its title and abstract, and it has no
/// page of its own.
let folderNoteName = "_index.md"

/// The notes that paths stand for, in the order of the paths, folders in the order of names; each
/// note once.
///
/// - Parameter output: Where the pages go. In a folder that holds it, what lies in it is no note.
func findNotes(
  _ paths: [String], except output: OutputFolder
) throws(NoteFilesError) -> [NoteFile] {
  var notes: [NoteFile] = []
  for path in paths.map(tidyPath) {
    switch FileKind(path) {
    case .missing: throw .missing(path: path)
    case .file:
      guard path.hasSuffix(".md") else { throw .notANote(path: path) }
      notes.append(NoteFile(path: path, outputStem: stem(lastComponent(path))))
    case .folder:
      let found = notesBelow(path, except: output)
      if found.isEmpty { throw .noNotes(folder: path) }
      notes += found
    }
  }
  var seen: [String: String] = [:]
  var unique: [NoteFile] = []
  for note in notes {
    let first = seen.updateValue(note.path, forKey: note.outputStem)
    if let first, first != note.path {
      throw .sameOutput(stem: note.outputStem, first: first, second: note.path)
    }
    if let page = realPath(output.location("\(note.outputStem).md")), page == realPath(note.path) {
      throw .overItself(path: note.path)
    }
    if first == nil { unique.append(note) }
  }
  return unique
}

private func notesBelow(_ folder: String, except output: OutputFolder) -> [NoteFile] {
  let base = folder.hasSuffix("/") ? folder : folder + "/"
  let inside = realPath(output.path).flatMap { output in
    realPath(folder).flatMap { output.hasPrefix($0 + "/") ? output.dropFirst($0.count + 1) : nil }
  }
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
  return names.filter { name in
    name.hasSuffix(".md") && lastComponent(name) != folderNoteName
      && !name.split(separator: "/").contains { $0.hasPrefix(".") }
      && !(inside.map { name.hasPrefix($0 + "/") } ?? false) && FileKind(base + name) == .file
  }
  .sorted()
  .map { NoteFile(path: folder == "." ? $0 : base + $0, outputStem: stem($0)) }
}

/// The path without steps that lead nowhere: `./a//b/` is `a/b`.
func tidyPath(_ path: String) -> String {
  let parts = path.split(separator: "/").filter { $0 != "." }.joined(separator: "/")
  if path.hasPrefix("/") { return "/" + parts }
  return parts.isEmpty && !path.isEmpty ? "." : parts
}

/// The path without symbolic links; none where nothing lies there.
private func realPath(_ path: String) -> String? {
  guard let real = realpath(path, nil) else { return nil }
  defer { free(real) }
  return String(cString: real)
}

private func stem(_ name: String) -> String { String(name.dropLast(3)) }

private func lastComponent(_ path: String) -> String {
  path.split(separator: "/").last.map(String.init) ?? path
}

/// What lies at a path.
enum FileKind {
  case missing, file, folder

  init(_ path: String) {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      self = .missing
      return
    }
    self = isFolder ? .folder : .file
  }
}
