import Diagnostics

// What is wrong with the text of equations, before it is known what they compute.

extension CellFault {
  var readingWords: Words? {
    switch kind {
    case .notUnderstood(let source):
      Words(
        ("'\(source)' is not understood in a cell's equation", "单元的方程里读不懂`\(source)`"),
        why: (
          "a cell computes with sums, products, functions and concatenations of its symbols",
          "单元只用符号的和、积、函数与拼接来计算"
        ))
    case .unbalanced(let bracket, let wanted):
      Words(
        ("'\(bracket)' has no '\(wanted)'", "`\(bracket)`没有与之配对的`\(wanted)`"),
        why: ("brackets stand in pairs within an equation", "一个方程里括号要成对"),
        fix: "([{|∣".contains(bracket)
          ? ("write '\(wanted)' where the group ends", "在这一组结束的地方写`\(wanted)`")
          : ("write '\(wanted)' where the group begins", "在这一组开始的地方写`\(wanted)`"))
    case .overIndex(let source):
      Words(
        ("'\(source)' runs over an index", "`\(source)`要对一个下标求和或求积"),
        why: (
          "the equations of a step have the time t only; what it runs over is not theirs",
          "一步的方程里只有时刻t，没有别的下标可以遍历"
        ),
        fix: ("write its terms out, or give the sum as an input", "把各项写出来，或者把结果作为输入"))
    case .runTogether(let source, let meant):
      Words(
        ("'\(source)' is a product of two letters", "`\(source)`读作两个字母的乘积"),
        why: ("a bias is added, not multiplied", "偏置是加上去的，不是乘上去的"),
        fix: ("for one symbol write \(meant)", "如果是一个符号，请写`\(meant)`"))
    case .lostTimeIndex(let source, let symbol, let meant):
      Words(
        (
          "'\(source)' is \(symbol) \(source.contains("+") ? "plus" : "minus") 1",
          "`\(source)`读作`\(symbol)`\(source.contains("+") ? "加" : "减")1"
        ),
        why: (
          "without braces the index ends behind its first letter", "没有花括号，下标到第一个字母就结束了"
        ), fix: ("write \(meant)", "请写`\(meant)`"))
    case .lostBraces(let source, let read, let meant):
      Words(
        (
          "'\(source)' is \(read.joined(separator: " times "))",
          "`\(source)`读作\(read.code(joinedBy: "乘"))"
        ),
        why: (
          "without braces the index ends behind its first letter", "没有花括号，下标到第一个字母就结束了"
        ), fix: ("for one symbol write \(meant)", "如果是一个符号，请写`\(meant)`"))
    case .ellipsis(let source):
      Words(
        ("'\(source)' leaves something out", "`\(source)`省略了一部分"),
        why: ("what it stands for can't be told", "无法判断省略的是什么"),
        fix: ("write the terms out", "请把各项写出来"))
    case .tooDeep(let limit):
      Words(
        ("more than \(limit) levels of nesting in an equation", "方程的嵌套超过\(limit)层"),
        why: ("it can't be followed that deep", "嵌套太深，读不下去"),
        fix: ("give inner parts names of their own", "给里面的部分另起名字"))
    case .tooManyTerms(let limit):
      Words(
        ("more than \(limit) terms in one sum or product", "一个和或积超过\(limit)项"),
        why: ("it can't be followed that far", "项数太多，读不下去"),
        fix: ("give parts of it names of their own", "给其中的部分另起名字"))
    case .twoFonts(let first, let second):
      Words(
        ("\(first) and \(second) are both used", "`\(first)`与`\(second)`都出现了"),
        why: (
          "they differ in their font only; whether they are one symbol can't be told",
          "两者只是字体不同，无法判断是不是同一个符号"
        ), fix: ("write one of the two everywhere", "各处统一写成一种"))
    case .twoPlaces(let first, let second):
      Words(
        ("\(first) and \(second) are both used", "`\(first)`与`\(second)`都出现了"),
        why: (
          "they differ in the place of the index only; whether they are one symbol can't be told",
          "两者只是上下标的位置不同，无法判断是不是同一个符号"
        ),
        fix: (
          "write one of the two everywhere, or give one another name", "各处统一写成一种，或者给其中一个改名"
        ))
    default: nil
    }
  }

  /// What is wrong with a row as an equation.
  var rowWords: Words? {
    switch kind {
    case .noEquation(let source):
      Words(
        ("'\(source)' is no equation", "`\(source)`不是方程"),
        why: (
          "each equation of a cell defines one symbol: h_t = …", "单元的每个方程定义一个符号：`h_t = …`"
        ), fix: ("leave it out of the cell's formulas", "不要放在单元的公式里"))
    case .notADefinition(let source):
      Words(
        ("'\(source)' on the left side defines no symbol", "等号左边的`\(source)`没有定义符号"),
        why: ("each equation of a cell is 'symbol_t = …'", "单元的每个方程都是“符号_t = …”的形式"),
        fix: ("leave the equation out of the cell's formulas", "不要把这个方程放在单元的公式里"))
    case .claim(let claim, let source):
      Words(
        ("'\(source)' is \(claim.words.english)", "`\(source)`是\(claim.words.chinese)"),
        why: ("a cell's equations define symbols at time t", "单元的方程定义时刻t的符号"),
        fix: claim == .product
          ? (
            "write its factors out, or carry the product in a state: p_t = p_{t-1} \\odot g_t",
            "把因子写出来，或者用一个状态累积乘积：`p_t = p_{t-1} \\odot g_t`"
          ) : nil)
    case .equationsRunTogether(let symbol):
      Words(
        ("an equation of \(symbol) begins in the row of another", "`\(symbol)`的方程写在了另一个方程的行里"),
        why: ("it could be a factor of the first one, too", "它也可能是前一个方程的因子"),
        fix: ("write \\\\ before \(symbol)", "在`\(symbol)`前面写`\\\\`"))
    case .noEquations:
      Words(
        ("no equations to compile", "没有可以编译的方程"),
        why: (
          "a cell needs at least one, as h_t = \\tanh(W_x x_t + W_h h_{t-1})",
          "单元至少要有一个方程，例如`h_t = \\tanh(W_x x_t + W_h h_{t-1})`"
        ))
    case .cases:
      Words(
        (
          "a choice between values is not understood in a cell's equation", "单元的方程里不能分情况取值"
        ),
        why: (
          "a cell computes the same at every step, and a run begins with zeros by itself",
          "单元每一步的计算都相同，初始状态本来就是零"
        ), fix: ("write the equation of t > 0 alone", "只写t > 0的方程"))
    default: nil
    }
  }
}

extension StatementKind.Claim {
  fileprivate var words: DiagnosticWords.Pair {
    switch self {
    case .derivative: ("a statement about derivatives", "关于导数的论断")
    case .product: ("a statement about a product over an index", "关于连乘的论断")
    case .comparison: ("a comparison", "比较大小的论断")
    case .membership: ("a statement about where values lie", "关于取值范围的论断")
    case .proportion: ("a proportion", "关于正比的论断")
    case .limit: ("a limit or a replacement", "极限或替换")
    }
  }
}

extension [String] {
  /// Pieces of a source in a Chinese sentence, each as code.
  func code(joinedBy separator: String) -> String {
    map { "`\($0)`" }.joined(separator: separator)
  }
}
