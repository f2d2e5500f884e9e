import Diagnostics

extension Diagnostic {
  /// What a reader's error says to the user.
  init(_ error: DocumentError, path: String, text: SourceText) {
    let words = error.words
    self.init(
      path: path, range: error.range, sourceLine: error.showsLine.map(text.line),
      message: words.message, why: words.why, fix: words.fix)
  }
}

extension DocumentError {
  fileprivate var range: SourceRange {
    switch self {
    case .notUTF8(_, _, let line), .tooDeep(_, let line):
      SourceRange(at: SourceLocation(line: line, column: 1))
    case .unclosedFrontMatter: SourceRange(at: .start)
    case .unclosedFence(_, let range), .unclosedMath(_, let range), .unclosedOutput(_, let range),
      .unclosedDivision(let range), .closedNothing(let range), .brokenYAML(_, let range),
      .brokenOption(_, _, let range), .unknownOption(_, let range),
      .wrongType(_, _, _, let range), .duplicateLabel(_, _, let range),
      .malformedLabel(_, _, let range):
      range
    }
  }

  /// The line to show; none where it cannot or need not be shown.
  fileprivate var showsLine: Int? {
    switch self {
    case .notUTF8, .tooDeep: nil
    default: range.start.line
    }
  }

  fileprivate var words: (message: String, why: String?, fix: String?) {
    switch self {
    case .notUTF8, .tooDeep, .unclosedFence, .unclosedMath, .unclosedOutput, .unclosedDivision,
      .closedNothing, .unclosedFrontMatter:
      structureWords
    case .brokenYAML, .brokenOption, .unknownOption, .wrongType, .duplicateLabel, .malformedLabel:
      optionWords
    }
  }

  private var structureWords: (message: String, why: String?, fix: String?) {
    switch self {
    case .notUTF8(let byte, let offset, _):
      (
        "the file is not UTF-8 text", "byte \(hex(byte)) at offset \(offset) begins no character",
        "save the file as UTF-8"
      )
    case .tooDeep(let limit, _):
      (
        "blocks or emphasis stand more than \(limit) deep in each other", nil,
        "put a blank line, or a backslash before the signs that nest"
      )
    case .unclosedFence(let fence, _):
      (
        "this fence is never closed", "the code would run to the end of the note",
        "put \(fence) on a line of its own below the code"
      )
    case .unclosedMath(let delimiter, _):
      (
        "this formula is never closed", "\(delimiter.opener) opens a formula that runs over lines",
        "put \(delimiter.closer) behind the formula, or write \(delimiter.literal) for the signs"
      )
    case .unclosedOutput(let label, _):
      (
        "the written output of '\(label)' is never closed", nil,
        "put <!-- /unroll:out --> below it, or remove this line and what was written"
      )
    case .unclosedDivision:
      ("this part is never closed", nil, "put ::: on a line of its own below its last line")
    case .closedNothing:
      (
        "this ::: closes nothing", "a part opens with ::: and a name, such as ::: {.callout-note}",
        "remove the line, or open a part above"
      )
    default:
      (
        "the front matter is never closed", "--- in line 1 opens it",
        "put --- on a line of its own below the last key"
      )
    }
  }

  private var optionWords: (message: String, why: String?, fix: String?) {
    switch self {
    case .brokenYAML(let problem, _):
      ("the YAML cannot be read: \(problem)", nil, yamlFix(problem))
    case .brokenOption(let option, let form, _):
      ("'\(option)' is no option", "an option is written \(form)", "write it so, or remove it")
    case .unknownOption(let key, _):
      (
        "unknown option '\(key)'", nil,
        nearestName(to: key, among: OptionKey.names).map { "write '\($0)'" }
          ?? "remove it; options are \(OptionKey.ownNames.joined(separator: ", "))"
      )
    case .wrongType(let key, let expected, let found, _):
      ("'\(key)' takes \(expected), not \(found)", nil, "change the value, or remove '\(key)'")
    case .duplicateLabel(let label, let firstLine, _):
      (
        "the label '\(label)' is given twice", "it was given first in line \(firstLine)",
        "give one of them another label"
      )
    case .malformedLabel(let label, let character, _):
      (
        "the label '\(label)' contains '\(character)'",
        "a label is made of letters, digits and the signs - _ . :",
        "write a label without it"
      )
    default: ("the note cannot be read", nil, nil)
    }
  }
}

/// How to mend the commonest mistakes, by what the YAML library says of them.
private func yamlFix(_ problem: String) -> String {
  let fixes = [
    ("mapping values are not allowed", "put quotes around the value: it holds a colon"),
    ("tab character", "indent with spaces"), ("cannot start any token", "put quotes around it"),
    ("unexpected end of stream", "close the quotes"),
    ("expected ',' or ']'", "close the bracket with ]"),
    ("expected ',' or '}'", "close the brace with }"),
    ("given twice", "remove one of them"), ("deep in each other", "write it flat"),
    ("expected ':'", "write the line as key: value"),
  ]
  return fixes.first { problem.contains($0.0) }?.1 ?? "quote the value, or mend what stands here"
}

private func hex(_ byte: UInt8) -> String {
  "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
}

extension Math.Delimiter {
  fileprivate var opener: String { self == .brackets ? "\\[" : "$$" }
  fileprivate var closer: String { self == .brackets ? "\\]" : "$$" }
  fileprivate var literal: String { self == .brackets ? "[" : "\\$\\$" }
}
