import Diagnostics

extension FormulaFault {
  /// The fault as a sentence, a reason and a mend.
  func diagnostic(in source: SourceFragment) -> Diagnostic {
    let (message, why, fix) = words
    return Diagnostic(in: source, at: range, message: message, why: why, fix: fix)
      .withShortQuotes
  }

  private typealias Words = (message: String, why: String?, fix: String?)

  private var words: Words {
    switch kind {
    case .unknownCommand, .macroDefinition, .missingArgument, .unknownColor, .unreadableLength,
      .controlCharacter:
      commandWords
    case .unknownEnvironment, .unclosedEnvironment, .unmatchedEnd, .mismatchedEnd,
      .strayAmpersand, .extraCells, .columnLetter:
      environmentWords
    default: structureWords
    }
  }

  private var commandWords: Words {
    switch kind {
    case .unknownCommand(let name, let nearest):
      (
        "unknown command \\\(name)", "it is shown as its source",
        nearest.map { "write \\\($0)" } ?? mend(forUnknown: name)
      )
    case .macroDefinition(let name):
      (
        "\\\(name) defines a command", "formulas stand alone: none can define commands",
        "write the command's meaning where it is used"
      )
    case .missingArgument(let command):
      (
        "\(command) has nothing to apply to", "\(command) takes what stands behind it",
        "write \(command){…}"
      )
    case .unknownColor(let name):
      ("unknown color '\(name)'", "a color is a name of CSS or #rrggbb", nil)
    case .unreadableLength(let text):
      (
        "'\(text)' is not a length",
        "a length is a number and a unit: em, ex, pt, px, mu, cm, mm, in", nil
      )
    case .controlCharacter(let code):
      (
        "control character U+\(hexadecimal(code)) in a formula", "it has no meaning and no shape",
        "delete it"
      )
    default: ("", nil, nil)
    }
  }

  private func mend(forUnknown name: String) -> String {
    switch name {
    case "[", "]", "(", ")": "delete the backslash, or the whole: the formula has begun already"
    default: "for a word in upright letters write \\text{\(name)}"
    }
  }

  private var environmentWords: Words {
    switch kind {
    case .unknownEnvironment(let name, let nearest):
      (
        "unknown environment '\(name)'", "its rows are shown as a plain table",
        nearest.map { "write \\begin{\($0)} … \\end{\($0)}" }
      )
    case .unclosedEnvironment(let name):
      (
        "\\begin{\(name)} is never ended", "the formula ends first",
        "write \\end{\(name)} behind the last row"
      )
    case .unmatchedEnd(let name):
      (
        "\\end{\(name)} ends nothing", "no \\begin{\(name)} is open here",
        "delete it, or write \\begin{\(name)} before the first row"
      )
    case .mismatchedEnd(let begun, let ended):
      (
        "\\begin{\(begun)} is ended by \\end{\(ended)}", "both must name the same environment",
        "write \\end{\(begun)}"
      )
    case .strayAmpersand:
      (
        "& outside an environment", "& separates the columns of aligned rows and matrices",
        "write the rows between \\begin{aligned} and \\end{aligned}, or \\& for the character"
      )
    case .extraCells(let environment, let found, let allowed):
      (
        "\(found) columns in a row of '\(environment)'", "the environment has \(allowed)",
        "delete an &, or use an environment with more columns"
      )
    case .columnLetter(let letter):
      (
        "'\(letter)' is no column", "columns are l, c and r, with | for a line between them",
        nil
      )
    default: ("", nil, nil)
    }
  }

  private var structureWords: Words {
    switch kind {
    case .unclosedTimeIndex(let index):
      ("'{' is never closed", "the formula ends first", "write '}' behind \(index)")
    case .unclosedGroup: ("'{' is never closed", "the formula ends first", "write the missing '}'")
    case .unmatchedBrace:
      ("'}' closes nothing", "no '{' is open here", "delete it, or write \\} for the character")
    case .unclosedLeft(let delimiter):
      (
        "\\left\(delimiter) has no \\right", "\\left and \\right stand in pairs",
        "write \\right and a delimiter; \\right. shows none"
      )
    case .unmatchedRight(let delimiter):
      (
        "\\right\(delimiter) has no \\left", "\\left and \\right stand in pairs",
        "write \\left and a delimiter before it; \\left. shows none"
      )
    case .missingDelimiter(let command, let found):
      (
        found.isEmpty
          ? "no delimiter behind \\\(command)" : "'\(found)' behind \\\(command) is no delimiter",
        "\\\(command) takes a bracket, a bar, an arrow or '.'", nil
      )
    case .strayMiddle:
      ("\\middle outside \\left … \\right", "it divides what stands between the two", nil)
    case .doubleScript(let script):
      (
        "a second \(script.rawValue)", "a symbol has one subscript and one superscript",
        script == .lower ? "group them: x_{a, b}" : "group them: x^{a b}, or {x^a}^b"
      )
    case .strayDollar:
      (
        "'$' inside a formula", "the formula has begun already",
        "delete it, or write \\$ for the character"
      )
    case .unclosedDollar:
      ("'$' is never closed", "the text ends first", "write the second '$'")
    case .strayLimits(let command):
      (
        "\\\(command) does not follow an operator",
        "it places the scripts of \\sum, \\max or \\lim",
        nil
      )
    case .doubleFraction(let command):
      (
        "a second \\\(command) in one group", "it can't be told which one goes first",
        "write \\frac{…}{…}"
      )
    case .tooDeep(let limit):
      (
        "more than \(limit) levels of nesting", "what stands deeper is shown as its source",
        "write inner parts as formulas of their own"
      )
    case .tooManyMarks(let limit):
      (
        "more than \(limit) combining marks on one letter",
        "each mark is an accent; the letter is shown as it stands",
        "delete marks, or name the symbol with another letter"
      )
    case .looseTime(let base, let step):
      (
        "whether '\(base)_t\(step)' is \(base)_{t\(step)} can't be told",
        "it could be \(base)_t and a number, too",
        "write \(base)_{t\(step)}, or put blanks around the sign: "
          + "\(base)_t \(step.prefix(1)) \(step.dropFirst())"
      )
    default: ("", nil, nil)
    }
  }

  private func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
