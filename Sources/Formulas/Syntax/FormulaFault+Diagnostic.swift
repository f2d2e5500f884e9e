import Diagnostics

extension FormulaFault {
  /// The fault as a sentence, a reason and a mend.
  func diagnostic(in source: SourceFragment) -> Diagnostic {
    Diagnostic(in: source, at: range, words: words).withShortQuotes
  }

  private typealias Words = DiagnosticWords

  private var words: Words {
    commandWords ?? environmentWords ?? bracketWords ?? scriptWords
      ?? Words(("this can't be read", "这里读不懂"))
  }

  private var commandWords: Words? {
    switch kind {
    case .unknownCommand(let name, let nearest):
      Words(
        ("unknown command \\\(name)", "不认识命令`\\\(name)`"),
        why: ("it is shown as its source", "页面上照原样显示"),
        fix: nearest.map { ("write \\\($0)", "请写`\\\($0)`") } ?? mend(forUnknown: name))
    case .macroDefinition(let name):
      Words(
        ("\\\(name) defines a command", "`\\\(name)`要定义一个命令"),
        why: ("formulas stand alone: none can define commands", "公式各自独立，不能定义命令"),
        fix: ("write the command's meaning where it is used", "在用到命令的地方直接写出它的内容"))
    case .missingArgument(let command):
      Words(
        ("\(command) has nothing to apply to", "`\(command)`后面没有内容"),
        why: ("\(command) takes what stands behind it", "`\(command)`作用于紧跟在后面的内容"),
        fix: ("write \(command){…}", "请写`\(command){…}`"))
    case .unknownColor(let name):
      Words(
        ("unknown color '\(name)'", "不认识颜色`\(name)`"),
        why: ("a color is a name of CSS or #rrggbb", "颜色是CSS的名称或`#rrggbb`"))
    case .unreadableLength(let text):
      Words(
        ("'\(text)' is not a length", "`\(text)`不是长度"),
        why: (
          "a length is a number and a unit: em, ex, pt, px, mu, cm, mm, in",
          "长度是数字加单位：em、ex、pt、px、mu、cm、mm、in"
        ))
    case .controlCharacter(let code):
      Words(
        (
          "control character U+\(hexadecimal(code)) in a formula",
          "公式里有控制字符U+\(hexadecimal(code))"
        ), why: ("it has no meaning and no shape", "它没有意义，也没有形状"), fix: ("delete it", "请删掉"))
    default: nil
    }
  }

  private func mend(forUnknown name: String) -> Words.Pair {
    switch name {
    case "[", "]", "(", ")":
      (
        "delete the backslash, or the whole: the formula has begun already",
        "请删掉反斜杠或整个命令：公式已经开始了"
      )
    default:
      (
        "for a word in upright letters write \\text{\(name)}", "正体的单词请写`\\text{\(name)}`"
      )
    }
  }

  private var environmentWords: Words? {
    switch kind {
    case .unknownEnvironment(let name, let nearest):
      Words(
        ("unknown environment '\(name)'", "不认识环境`\(name)`"),
        why: ("its rows are shown as a plain table", "各行按普通表格显示"),
        fix: nearest.map {
          (
            "write \\begin{\($0)} … \\end{\($0)}", "请写`\\begin{\($0)} … \\end{\($0)}`"
          )
        })
    case .unclosedEnvironment(let name):
      Words(
        ("\\begin{\(name)} is never ended", "`\\begin{\(name)}`没有结束"),
        why: ("the formula ends first", "公式先结束了"),
        fix: ("write \\end{\(name)} behind the last row", "请在最后一行后面写`\\end{\(name)}`"))
    case .unmatchedEnd(let name):
      Words(
        ("\\end{\(name)} ends nothing", "`\\end{\(name)}`没有对应的开始"),
        why: ("no \\begin{\(name)} is open here", "这里没有未结束的`\\begin{\(name)}`"),
        fix: (
          "delete it, or write \\begin{\(name)} before the first row",
          "请删掉，或者在第一行前面写`\\begin{\(name)}`"
        ))
    case .mismatchedEnd(let begun, let ended):
      Words(
        (
          "\\begin{\(begun)} is ended by \\end{\(ended)}",
          "`\\begin{\(begun)}`却以`\\end{\(ended)}`结束"
        ), why: ("both must name the same environment", "两处的环境名要相同"),
        fix: ("write \\end{\(begun)}", "请写`\\end{\(begun)}`"))
    case .strayAmpersand:
      Words(
        ("& outside an environment", "环境外面有`&`"),
        why: ("& separates the columns of aligned rows and matrices", "`&`用来分开对齐的列与矩阵的列"),
        fix: (
          "write the rows between \\begin{aligned} and \\end{aligned}, or \\& for the character",
          "请把各行写在`\\begin{aligned}`与`\\end{aligned}`之间；字符本身请写`\\&`"
        ))
    case .extraCells(let environment, let found, let allowed):
      Words(
        ("\(found) columns in a row of '\(environment)'", "`\(environment)`的一行有\(found)列"),
        why: ("the environment has \(allowed)", "这个环境只有\(allowed)列"),
        fix: ("delete an &, or use an environment with more columns", "请删掉一个`&`，或者换一个列数更多的环境"))
    case .columnLetter(let letter):
      Words(
        ("'\(letter)' is no column", "`\(letter)`不能表示列"),
        why: (
          "columns are l, c and r, with | for a line between them",
          "列用`l`、`c`、`r`表示，列间的竖线用`|`"
        ))
    default: nil
    }
  }

  private var bracketWords: Words? {
    switch kind {
    case .unclosedTimeIndex(let index):
      Words(
        ("'{' is never closed", "`{`没有关闭"), why: Self.formulaEnds,
        fix: ("write '}' behind \(index)", "请在`\(index)`后面写`}`"))
    case .unclosedGroup:
      Words(
        ("'{' is never closed", "`{`没有关闭"), why: Self.formulaEnds,
        fix: ("write the missing '}'", "请补上`}`"))
    case .unmatchedBrace:
      Words(
        ("'}' closes nothing", "`}`没有对应的`{`"), why: ("no '{' is open here", "这里没有未关闭的`{`"),
        fix: ("delete it, or write \\} for the character", "请删掉；字符本身请写`\\}`"))
    case .unclosedLeft(let delimiter):
      Words(
        ("\\left\(delimiter) has no \\right", "`\\left\(delimiter)`没有对应的`\\right`"),
        why: Self.pairs,
        fix: (
          "write \\right and a delimiter; \\right. shows none", "请写`\\right`和定界符；`\\right.`不显示符号"
        ))
    case .unmatchedRight(let delimiter):
      Words(
        ("\\right\(delimiter) has no \\left", "`\\right\(delimiter)`没有对应的`\\left`"),
        why: Self.pairs,
        fix: (
          "write \\left and a delimiter before it; \\left. shows none",
          "请在前面写`\\left`和定界符；`\\left.`不显示符号"
        ))
    case .missingDelimiter(let command, let found):
      Words(
        found.isEmpty
          ? ("no delimiter behind \\\(command)", "`\\\(command)`后面没有定界符")
          : (
            "'\(found)' behind \\\(command) is no delimiter",
            "`\\\(command)`后面的`\(found)`不是定界符"
          ),
        why: (
          "\\\(command) takes a bracket, a bar, an arrow or '.'",
          "`\\\(command)`后面要写括号、竖线、箭头或`.`"
        ))
    case .strayMiddle:
      Words(
        ("\\middle outside \\left … \\right", "`\\middle`不在`\\left … \\right`之间"),
        why: ("it divides what stands between the two", "它用来分开两者之间的内容"))
    case .strayDollar:
      Words(
        ("'$' inside a formula", "公式里面有`$`"),
        why: ("the formula has begun already", "公式已经开始了"),
        fix: ("delete it, or write \\$ for the character", "请删掉；字符本身请写`\\$`"))
    case .unclosedDollar:
      Words(
        ("'$' is never closed", "`$`没有关闭"), why: ("the text ends first", "文字先结束了"),
        fix: ("write the second '$'", "请补上第二个`$`"))
    default: nil
    }
  }

  private static let formulaEnds: Words.Pair = ("the formula ends first", "公式先结束了")
  private static let pairs: Words.Pair = (
    "\\left and \\right stand in pairs", "`\\left`与`\\right`要成对"
  )

  private var scriptWords: Words? {
    switch kind {
    case .doubleScript(let script):
      Words(
        (
          "a second \(script.rawValue)", script == .lower ? "有两个下标" : "有两个上标"
        ), why: ("a symbol has one subscript and one superscript", "一个符号只有一个下标和一个上标"),
        fix: script == .lower
          ? ("group them: x_{a, b}", "请合在一起：`x_{a, b}`")
          : ("group them: x^{a b}, or {x^a}^b", "请合在一起：`x^{a b}`，或者写`{x^a}^b`"))
    case .strayLimits(let command):
      Words(
        ("\\\(command) does not follow an operator", "`\\\(command)`前面不是运算符"),
        why: (
          "it places the scripts of \\sum, \\max or \\lim", "它决定`\\sum`、`\\max`、`\\lim`的上下标的位置"
        ))
    case .doubleFraction(let command):
      Words(
        ("a second \\\(command) in one group", "同一组里有两个`\\\(command)`"),
        why: ("it can't be told which one goes first", "无法判断先算哪一个"),
        fix: ("write \\frac{…}{…}", "请写`\\frac{…}{…}`"))
    case .tooDeep(let limit):
      Words(
        ("more than \(limit) levels of nesting", "嵌套超过\(limit)层"),
        why: ("what stands deeper is shown as its source", "更深的部分照原样显示"),
        fix: ("write inner parts as formulas of their own", "请把里面的部分写成单独的公式"))
    case .tooManyMarks(let limit):
      Words(
        ("more than \(limit) combining marks on one letter", "一个字母上有超过\(limit)个附加符号"),
        why: (
          "each mark is an accent; the letter is shown as it stands", "每个附加符号是一个重音；这个字母照原样显示"
        ),
        fix: (
          "delete marks, or name the symbol with another letter", "请删掉一些，或者换一个字母"
        ))
    case .looseTime(let base, let step):
      looseTime(base, step)
    default: nil
    }
  }

  private func looseTime(_ base: String, _ step: String) -> Words {
    let time = "\(base)_{t\(step)}"
    let apart = "\(base)_t \(step.prefix(1)) \(step.dropFirst())"
    return Words(
      (
        "whether '\(base)_t\(step)' is \(time) can't be told",
        "无法判断`\(base)_t\(step)`是不是`\(time)`"
      ), why: ("it could be \(base)_t and a number, too", "它也可能是`\(base)_t`加减一个数"),
      fix: (
        "write \(time), or put blanks around the sign: \(apart)",
        "请写`\(time)`，或者在加减号两边留空格：`\(apart)`"
      ))
  }

  private func hexadecimal(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
