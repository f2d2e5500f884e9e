import Diagnostics

// What a reader of the note should know of how its equations are read.

extension EquationReader {
  typealias Words = DiagnosticWords

  static func abstractWords(_ source: String) -> Words {
    Words(
      ("'\(source)' only names a function: it is left out", "`\(source)`只说出函数的名字，不编译它"),
      why: ("another equation says what it computes", "另一个方程说明了它怎么算"))
  }

  static func stepWords(_ step: Int, _ letter: String) -> Words {
    Words(
      ("the equation of step \(step) is read for every step", "第\(step)步的方程读作每一步的方程"),
      why: (
        "it takes \(letter) from step \(step - 1) and the input of step \(step)",
        "它用到第\(step - 1)步的`\(letter)`和第\(step)步的输入"
      ),
      fix: (
        "write t for \(step), and t-1 for \(step - 1)",
        "请把\(step)写作`t`，把\(step - 1)写作`t-1`"
      ))
  }

  static func cutWords(_ parameter: String, _ parts: [String]) -> Words {
    Words(
      (
        "\(parameter) is read as \(parts.joined(separator: ", "))",
        "`\(parameter)`读作\(parts.code(joinedBy: "、"))"
      ), why: ("each symbol of the column has rows of its own in it", "这一列的每个符号在其中各占几行"))
  }

  static func classWords(_ symbol: String, _ whole: String) -> Words {
    Words(
      (
        "\(symbol) is read as one element of \(whole), a softmax",
        "`\(symbol)`读作`\(whole)`的一个元素，即softmax"
      ), why: ("its numerator is one of the terms that are added up below", "分子是分母里相加的一项"))
  }

  static func twoSidesWords(_ symbol: String) -> Words {
    Words(
      (
        "\(symbol) has two right sides; the last one is compiled", "`\(symbol)`有两个右边，编译最后一个"
      ),
      why: (
        "the first is taken for another way to write the same value", "前一个当作同一个值的另一种写法"
      ))
  }
}

extension CellFault {
  /// The words for a statement that is no equation and does no harm among some.
  var leftOut: Words {
    var left = words
    left.english.message += ": it is left out of the cell"
    left.chinese.message += "，不编译到单元里"
    left.english.fix = nil
    left.chinese.fix = nil
    return left
  }
}
