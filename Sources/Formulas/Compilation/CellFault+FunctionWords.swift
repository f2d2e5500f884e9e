import Diagnostics

extension CellFault {
  /// The words for functions that are not known, or not called as they should be.
  var functionWords: Words? {
    switch kind {
    case .derivative(let name):
      Words(
        ("\(name)' is a derivative", "`\(name)'`是导数"),
        why: (
          "a cell's equations compute values; gradients are derived from them",
          "单元的方程计算的是值，梯度由方程推出来"
        ))
    case .functionDefinition(let name, let known?):
      Words(
        (
          "\(name)(…) is defined here as \(known.rawValue)", "`\(name)(…)`在这里定义为\(known.rawValue)"
        ),
        why: ("a cell's equations define symbols at time t", "单元的方程定义时刻t的符号"))
    case .functionDefinition(let name, nil):
      Words(
        (
          "\(name)(…) is defined here as none of the known functions", "`\(name)(…)`在这里的定义不是已知的函数"
        ), why: Self.knownFunctions,
        fix: ("leave the definition out of the cell's formulas", "不要把这个定义放在单元的公式里"))
    case .inverseFunction(let name):
      Words(
        ("the inverse of \(name) is no function of cells", "单元里没有`\(name)`的反函数"),
        why: ("^{-1} behind a function is its inverse", "函数后面的`^{-1}`表示反函数"))
    case .unknownFunction(let name, let nearest):
      Words(
        ("the function \(name) is not known", "不认识函数`\(name)`"), why: Self.knownFunctions,
        fix: nearest.map { ("write \($0)", "请写`\($0)`") }
          ?? ("say what it is: \(name)=tanh", "请说明它是什么：`\(name)=tanh`"))
    case .functionWithoutArgument(let name):
      Words(
        ("\(name) has no argument", "`\(name)`没有自变量"),
        why: ("a function is followed by what it applies to", "函数后面要写它作用的对象"),
        fix: ("write \(name)(…)", "请写`\(name)(…)`"))
    case .unbracketedArgument(let name):
      Words(
        ("how far the argument of \(name) goes can't be told", "无法判断`\(name)`的自变量到哪里为止"),
        why: ("several factors stand behind it", "后面有好几个因子"),
        fix: ("write \(name)(…)", "请写`\(name)(…)`"))
    case .argumentCount(let name, let wanted, let got):
      Words(
        (
          "\(name) takes \(wanted) argument\(wanted == 1 ? "" : "s"), not \(got)",
          "`\(name)`要\(wanted)个自变量，这里有\(got)个"
        ))
    case .unreadPower(let source):
      Words(
        ("the power '\(source)' is not understood", "读不懂乘方`\(source)`"),
        why: ("powers are squares, and e to a power", "乘方只有平方和e的幂"))
    default: nil
    }
  }

  private static var knownFunctions: Words.Pair {
    let names = CellFunction.allCases.map(\.rawValue)
    return ("known are \(names.joined(separator: ", "))", "已知的有\(names.joined(separator: "、"))")
  }
}
