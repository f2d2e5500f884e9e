import FoundationEssentials

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
    }
  }
}

/// The notes that paths stand for, in the order of the paths, folders in the order of names.
func findNotes(_ paths: [String]) throws(NoteFilesError) -> [NoteFile] {
  var notes: [NoteFile] = []
  for path in paths {
    switch FileKind(path) {
    case .missing: throw .missing(path: path)
    case .file:
      guard path.hasSuffix(".md") else { throw .notANote(path: path) }
      notes.append(NoteFile(path: path, outputStem: stem(lastComponent(path))))
    case .folder:
      let found = notesBelow(path)
      if found.isEmpty { throw .noNotes(folder: path) }
      notes += found
    }
  }
  var seen: [String: String] = [:]
  for note in notes {
    if let first = seen[note.outputStem], first != note.path {
      throw .sameOutput(stem: note.outputStem, first: first, second: note.path)
    }
    seen[note.outputStem] = note.path
  }
  return notes
}

private func notesBelow(_ folder: String) -> [NoteFile] {
  let base = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
  let names = (try? FileManager.default.subpathsOfDirectory(atPath: base)) ?? []
  return names.filter { name in
    name.hasSuffix(".md") && !name.split(separator: "/").contains { $0.hasPrefix(".") }
      && FileKind("\(base)/\(name)") == .file
  }
  .sorted()
  .map { NoteFile(path: "\(base)/\($0)", outputStem: stem($0)) }
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
