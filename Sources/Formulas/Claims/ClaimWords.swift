import Diagnostics

/// The sentences on claims, in a language.
struct ClaimWords {
  let language: WordLanguage

  // MARK: Verdicts

  func verdict(_ verdict: ClaimReport.Verdict) -> String {
    switch verdict {
    case .holds: language.text("holds", "成立")
    case .fails: language.text("fails", "不成立")
    case .definition: language.text("definition", "定义")
    case .notChecked: language.text("not checked", "未检验")
    case .notUnderstood: language.text("not understood", "没有读懂")
    case .noClaim: language.text("not a claim", "不是论断")
    }
  }

  func reason(_ verdict: ClaimReport.Verdict) -> String {
    switch verdict {
    case .holds(let draws, let deviation):
      language.text(
        "in \(draws) draw\(draws == 1 ? "" : "s")", "随机取值\(draws)次") + gap(deviation)
    case .fails(let why), .notChecked(let why), .notUnderstood(let why): why
    case .definition(let symbol):
      language.text("it says what $\(symbol)$ is", "它说明$\(symbol)$是什么")
    case .noClaim: fault(.noRelation)
    }
  }

  private func gap(_ deviation: Double?) -> String {
    guard let deviation else { return "" }
    let gap = ClaimReport.short(deviation)
    return language.text(", greatest deviation \(gap)", "，最大偏差\(gap)")
  }

  func mends(_ mend: String) -> String { language.text("\(mend) holds", "\(mend)成立") }

  var semicolon: String { language.text("; ", "；") }

  // MARK: Faults

  func fault(_ fault: ClaimFault) -> String {
    switch fault {
    case .notRead(let text): notUnderstood("'\(text)'")
    case .notReadPart(let part): notUnderstood(self.part(part))
    case .unknownFunction(let name):
      language.text("the function \(name) is not known", "不认识函数\(name)")
    case .unknownSymbol(let name): unknown("$\(name)$")
    case .unknownIndex(let name): unknown(language.text("the index $\(name)$", "下标$\(name)$"))
    case .noNetwork(let name):
      language.text(
        "\(name) is not known without a cell: give cell=formula(…)",
        "没有单元就不知道\(name)是什么：请写 cell=formula(…)")
    case .shapes(let a, let b):
      language.text(
        "\(shape(a)) and \(shape(b)) have no product or sum", "\(shape(a))与\(shape(b))不能相乘或相加")
    case .unequalShapes(let a, let b):
      language.text(
        "one side is \(shape(a)), the other \(shape(b))", "一边是\(shape(a))，另一边是\(shape(b))")
    case .emptySide: language.text("one of its sides is empty", "有一边是空的")
    case .immediate(let name):
      language.text(
        "∂⁺ is understood of a state, and $\(name)$ is none", "∂⁺ 只用于状态，而$\(name)$不是状态")
    case .unequalChain:
      language.text("≠ is tried only between two sides", "≠ 只在两边之间检验")
    case .tooLong: language.text("it takes too many steps to compute", "计算它的步骤太多")
    case .unreadLoss(let symbol, let text):
      language.text(
        "\(symbol) is defined as '\(text)', which is read as no weighted sum of the steps' losses",
        "\(symbol)的定义是'\(text)'，不能读作各步损失的加权和")
    case .outside: language.text("its indices leave the sequence", "下标超出了序列")
    case .noRelation:
      language.text("there is no relation such as =, < or ∈ in it", "其中没有 =、<、∈ 之类的关系")
    case .vague(let sign):
      language.text(
        "\(sign) is a rule of thumb: it says of no number what it is",
        "\(sign) 只是粗略的说法：没有说哪个数是多少")
    case .limit:
      language.text(
        "→ speaks of a limit: it says of no number what it is", "→ 说的是极限：没有说哪个数是多少")
    }
  }

  private func notUnderstood(_ what: String) -> String {
    language.text("\(what) is not understood", "读不懂\(what)")
  }

  private func unknown(_ what: String) -> String {
    language.text(
      "\(what) is not known: no equation of the cell defines it", "不知道\(what)是什么：单元的方程没有定义它")
  }

  private func part(_ part: ClaimFault.Part) -> String {
    switch part {
    case .deepNesting: language.text("so deep a nesting", "这么深的嵌套")
    case .longSum: language.text("so long a sum", "这么长的和")
    case .longProduct: language.text("so long a product", "这么长的积")
    case .list: language.text("a list in brackets", "括号里的一列数")
    case .functionWithoutArgument: language.text("a function without its argument", "没有自变量的函数")
    case .openInterval: language.text("an interval without two ends", "缺少端点的区间")
    case .derivative(let name):
      language.text("the derivative of so much by \(name)", "这么复杂的式子对\(name)的导数")
    case .index(let value): language.text("an index of \(shape(value))", "\(shape(value))的下标")
    }
  }

  /// What a value of this shape is: `a matrix [3, 3]`.
  func shape(_ shape: [Int]) -> String {
    switch shape.count {
    case 0: language.text("a number", "一个数")
    case 1: language.text("a vector [\(shape[0])]", "向量 [\(shape[0])]")
    default:
      language.text("a matrix ", "矩阵 ") + "[\(shape.map(String.init).joined(separator: ", "))]"
    }
  }
}
