import Diagnostics

/// A note that cannot be read.
enum DocumentError: Error, Hashable {
  case notUTF8(byte: UInt8, offset: Int, line: Int)
  case tooDeep(limit: Int, line: Int)
  case unclosedFence(fence: String, range: SourceRange)
  case unclosedMath(Math.Delimiter, range: SourceRange)
  case unclosedOutput(label: String, range: SourceRange)
  /// `:::` that opens a part and finds no end, or ends a part that none opened.
  case unclosedDivision(range: SourceRange)
  case closedNothing(range: SourceRange)
  case unclosedFrontMatter
  /// The YAML library's own words; they never name the file.
  case brokenYAML(problem: String, range: SourceRange)
  /// An option line or option without `key: value` or `key=value`.
  case brokenOption(String, form: String, range: SourceRange)
  case unknownOption(String, range: SourceRange)
  case wrongType(key: String, expected: String, found: String, range: SourceRange)
  case duplicateLabel(String, firstLine: Int, range: SourceRange)
  case malformedLabel(String, character: Character, range: SourceRange)
}
