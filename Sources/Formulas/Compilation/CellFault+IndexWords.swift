import Diagnostics

// What is wrong with the indices of symbols: names, times and layers.

extension CellFault {
  var indexWords: Words? {
    switch kind {
    case .unreadIndex(let index, let symbol):
      Words(
        (
          "the index '\(index)' of \(symbol) is not understood", "读不懂`\(symbol)`的下标`\(index)`"
        ),
        why: (
          "an index is a name, or the time t, t-1 or t+1", "下标是名字，或者时刻`t`、`t-1`、`t+1`"
        ), fix: Self.mend(ofIndex: index, of: symbol))
    case .unreadSuperscript(let text, let symbol):
      Words(
        (
          "the superscript '\(text)' of \(symbol) is not understood", "读不懂`\(symbol)`的上标`\(text)`"
        ),
        why: (
          "a superscript is a transpose (\\top, T), a square, a time (t) or a word",
          "上标是转置（`\\top`、`T`）、平方、时刻`(t)`或单词"
        ))
    case .farIndex(let symbol, let offset):
      Words(
        ("\(symbol) is used \(abs(offset)) steps away", "`\(symbol)`用到了相隔\(abs(offset))步的值"),
        why: ("a cell sees the step before this one only", "单元只能看到前一步"),
        fix: (
          "carry the value in a state of its own: p_t = \(symbol)_{t-1}",
          "用另一个状态传递这个值：`p_t = \(symbol)_{t-1}`"
        ))
    default: nil
    }
  }

  private static func mend(ofIndex index: String, of symbol: String) -> Words.Pair {
    // A step far off is none: only the end of an index is one.
    let time = index.indices.suffix(8).first {
      $0 > index.startIndex && String(index[$0...]).timeOffset != nil
    }
    if let time, index[..<time].allSatisfy(\.isASCIILetter) {
      let meant = "\(symbol)_{\(index[..<time]), \(index[time...])}"
      return ("put a comma before the time: \(meant)", "在时刻前面加逗号：`\(meant)`")
    }
    if let letter = index.first, letter.isASCIILetter, letter != "t",
      "t\(index.dropFirst())".timeOffset != nil
    {
      let meant = "\(symbol)_{t\(index.dropFirst())}"
      return ("call the time t: \(meant)", "时刻请用t表示：`\(meant)`")
    }
    return (
      "write a name as the index, or give the value a symbol of its own", "下标请写名字，或者给这个值另起一个符号"
    )
  }

  /// What is wrong with the step at which a value is taken or defined.
  var timeWords: Words? {
    switch kind {
    case .bothDirections(let symbol):
      Words(
        (
          "\(symbol) is taken from t+1 in a cell that also looks at t-1",
          "单元既看`t-1`，又从`t+1`取`\(symbol)`"
        ),
        why: (
          "a cell runs forward or backward in time, not both ways", "一个单元只能沿时间向前或向后运行，不能两个方向都走"
        ),
        fix: ("compile the two directions as two cells", "把两个方向编译成两个单元"))
    case .definesNext(let symbol, let latex):
      Words(
        ("\(latex) is defined where \(symbol)_t is wanted", "这里应当定义`\(symbol)_t`，却定义了`\(latex)`"),
        why: ("an equation gives the value of the step t", "方程给出的是时刻t的值"),
        fix: (
          "write it for \(symbol)_t: then \(symbol)_t on the right becomes \(symbol)_{t-1}",
          "改写成`\(symbol)_t`的方程：右边的`\(symbol)_t`就成了`\(symbol)_{t-1}`"
        ))
    case .inputAtOtherTime(let symbol, let offset):
      inputAtOtherTime(symbol, "t\(offset > 0 ? "+" : "")\(offset)")
    case .initialState(let symbol):
      Words(
        ("\(symbol) is what a run begins with", "`\(symbol)`是运行开始时的值"),
        why: (
          "a cell's equations say what each step computes; the first state is zero, or is given",
          "单元的方程说明每一步计算什么；初始状态为零，或者另外给出"
        ),
        fix: (
          "leave the equation out, and give the cell its first state", "去掉这个方程，把初始状态交给单元"
        ))
    case .missingTime(let symbol, let latex):
      Words(
        ("\(symbol) has no time index", "`\(symbol)`没有时间下标"),
        why: (
          "it depends on the step, but without an index it would be one value for all steps",
          "它每一步都不同，没有下标就成了所有时刻共用的一个值"
        ), fix: ("write \(latex)_t", "请写`\(latex)_t`"))
    default: nil
    }
  }

  private func inputAtOtherTime(_ symbol: String, _ time: String) -> Words {
    Words(
      ("the input \(symbol) is used at \(time)", "用到了输入`\(symbol)`在时刻`\(time)`的值"),
      why: ("an input is known at its own step only", "输入只在自己的时刻才知道"),
      fix: (
        "carry it in a state: p_t = \(symbol)_t, then p_{\(time)}",
        "用一个状态传递它：先写`p_t = \(symbol)_t`，再用`p_{\(time)}`"
      ))
  }

  var layerWords: Words? {
    switch kind {
    case .layerCount(let symbol):
      Words(
        ("how many layers \(symbol)^{(l)} has is not given", "没有说明`\(symbol)^{(l)}`有几层"),
        why: ("the equations are written out for each layer", "方程要对每一层写出来"),
        fix: ("say it: num_layers=2", "请给出层数：`num_layers=2`"))
    case .layerRange(let count):
      Words(
        ("num_layers=\(count) is no number of layers", "`num_layers=\(count)`不能作层数"),
        why: (
          "a stack has 1 to \(LayerStack.maximumCount)", "层数在1到\(LayerStack.maximumCount)之间"
        ))
    case .farLayer(let symbol):
      Words(
        (
          "\(symbol) is taken from a layer further away than the one below",
          "`\(symbol)`取自更远的层，而不是下面一层"
        ), why: ("a layer reads the one below it and itself", "每一层只读自己和下面一层"))
    case .twoRuns:
      Words(
        ("the equations look both at t-1 and at t+1", "方程既看`t-1`又看`t+1`"),
        why: (
          "they need a run from either end of a sequence, which is more than one cell",
          "这要从序列的两端各走一遍，不止一个单元"
        ))
    case .neverJoined:
      Words(
        ("no equation joins the two directions", "没有方程把两个方向合起来"),
        why: ("which of them is the output can't be told", "无法判断哪一个是输出"),
        fix: (
          "add one: y_t = [\\overrightarrow{h}_t; \\overleftarrow{h}_t]",
          "请加上一个：`y_t = [\\overrightarrow{h}_t; \\overleftarrow{h}_t]`"
        ))
    default: nil
    }
  }
}
