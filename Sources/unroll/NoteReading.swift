import Diagnostics
import Documents
import FoundationEssentials

/// Reads a note from its file.
///
/// - Throws: A `Diagnostic` when the file can't be read or is not a note.
func readNote(_ path: String) throws(Diagnostic) -> Document {
  try MarkdownReader().read(path: path, bytes: try readBytes(path))
}

/// Reads what stands at a note's head.
///
/// - Throws: A `Diagnostic` when the file can't be read or its head is faulty.
func readFrontMatter(_ path: String) throws(Diagnostic) -> FrontMatter {
  try MarkdownReader().readFrontMatter(path: path, bytes: try readBytes(path))
}

/// Reads a script.
func readText(_ path: String) throws(Diagnostic) -> String {
  let bytes = try readBytes(path)
  guard let text = String(validating: bytes, as: UTF8.self) else {
    throw Diagnostic(
      path: path, message: "the file is not UTF-8", fix: "save it in the encoding UTF-8")
  }
  return text
}

private func readBytes(_ path: String) throws(Diagnostic) -> [UInt8] {
  guard let data = FileManager.default.contents(atPath: path) else {
    switch FileKind(path) {
    case .missing:
      throw Diagnostic(message: "there is no file '\(path)'", fix: "look at the path's spelling")
    case .folder:
      throw Diagnostic(message: "'\(path)' is a folder", fix: "name a file in it")
    case .file:
      throw Diagnostic(
        path: path, message: "the file cannot be read", fix: "give yourself the right to read it")
    }
  }
  return [UInt8](data)
}

/// The `-P key=value` arguments as front-matter parameters: numbers and booleans where they look
/// like ones, else text.
func parsedParameters(_ pairs: [String]) -> [FrontMatter.Parameter] {
  pairs.map { pair in
    let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return FrontMatter.Parameter(
      name: String(parts[0]), value: parameterValue(parts.count > 1 ? String(parts[1]) : ""))
  }
}

private func parameterValue(_ text: String) -> FrontMatter.Parameter.Value {
  if let value = Int(text) { return .int(value) }
  if let value = Double(text) { return .float(value) }
  switch text {
  case "true", "True": return .bool(true)
  case "false", "False": return .bool(false)
  default: return .string(text)
  }
}
