import Diagnostics

extension CellFault {
  /// The words for equations that make no cell, although each can be read.
  var roleWords: Words? {
    switch kind {
    case .definedTwice(let symbol, let firstLine):
      Words(
        ("\(symbol)_t is defined a second time", "`\(symbol)_t`定义了两次"),
        why: ("line \(firstLine) defines it otherwise", "第\(firstLine)行的定义与此不同"),
        fix: ("give the two different names", "请给两者不同的名字"))
    case .neverUpdated(let symbol, let time):
      Words(
        (
          "\(symbol)_{\(time)} is used, but no equation defines \(symbol)_t",
          "用到了`\(symbol)_{\(time)}`，却没有方程定义`\(symbol)_t`"
        ),
        why: ("a state takes a new value at each step", "状态每一步都要取新的值"),
        fix: ("add an equation '\(symbol)_t = …'", "请加上方程`\(symbol)_t = …`"))
    case .undefined(let symbol, let inputs):
      undefined(symbol, inputs)
    case .noInput:
      Words(
        ("no input", "没有输入"),
        why: (
          "no symbol at time t stays undefined, so the cell reads nothing",
          "时刻t的符号都有定义，单元什么也不读"
        ), fix: ("write the input with its time index: x_t", "输入请写上时间下标：`x_t`"))
    case .circular(let symbols) where symbols.count == 2:
      Words(
        ("\(symbols[0])_t is defined by itself", "`\(symbols[0])_t`由它自己定义"),
        why: ("its value would have to be known before it is computed", "还没有算出来，就要先知道它的值"),
        fix: Self.stepBefore)
    case .circular(let symbols):
      Words(
        (
          "\(symbols.map { $0 + "_t" }.joined(separator: " → ")) goes in a circle",
          "\(symbols.map { $0 + "_t" }.code(joinedBy: " → "))绕成了一圈"
        ),
        why: ("each would have to be known before the other", "每一个都要先知道另一个"),
        fix: Self.stepBefore)
    default: nil
    }
  }

  private static let stepBefore: Words.Pair = (
    "use the value of the step before: t-1", "请用前一步的值：`t-1`"
  )

  private func undefined(_ symbol: String, _ inputs: [String]) -> Words {
    let list = inputs.joined(separator: ", ") + "_t"
    let isName = !symbol.contains("\\")
    return Words(
      ("\(symbol)_t is used but never defined", "用到了`\(symbol)_t`，却没有定义它"),
      why: inputs.isEmpty
        ? (
          "several symbols are undefined, so which of them are inputs can't be told",
          "有好几个符号没有定义，无法判断哪些是输入"
        )
        : (
          "the input is \(list), and \(symbol)_t is computed nowhere",
          "输入是`\(list)`，而`\(symbol)_t`没有在任何地方算出来"
        ),
      fix: (
        "add an equation '\(symbol)_t = …'"
          + (isName ? ", or name it as an input: inputs=\(symbol)" : ""),
        "请加上方程`\(symbol)_t = …`" + (isName ? "，或者说明它是输入：`inputs=\(symbol)`" : "")
      ))
  }
}
