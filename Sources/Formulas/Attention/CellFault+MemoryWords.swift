import Diagnostics

// What is wrong with sums over the steps of a memory.

extension CellFault {
  var memoryWords: Words? { positionWords ?? overMemoryWords ?? readingMemoryWords }

  private var positionWords: Words? {
    switch kind {
    case .unboundPosition(let symbol, let index):
      Words(
        (
          "nothing runs over the \(index) of \(symbol) here", "这里没有什么遍历`\(symbol)`的下标`\(index)`"
        ),
        why: (
          "an index over a memory is that of a sum, or of what the equation defines",
          "记忆序列的下标要么属于求和号，要么属于方程所定义的符号"
        ),
        fix: (
          "sum over it: \\sum_\(index) \(symbol) …", "请对它求和：`\\sum_\(index) \(symbol) …`"
        ))
    case .emptySum(let sum, let index):
      Words(
        (
          "'\(sum)' runs over \(index), but what it adds up does not",
          "`\(sum)`对`\(index)`求和，被加的式子却没有这个下标"
        ), why: ("each addend would be the same", "每一项都会相同"),
        fix: (
          "give a symbol behind it the index: h_\(index)", "请给后面的符号加上下标：`h_\(index)`"
        ))
    case .sumToStep(let sign):
      Words(
        ("'\(sign)' runs up to the present step", "`\(sign)`一直加到当前时刻"),
        why: (
          "a cell sees the step before this one, and a memory as a whole",
          "单元只能看到前一步，以及整个记忆序列"
        ),
        fix: (
          "carry the sum in a state, s_t = s_{t-1} + …, or sum over a memory: \\sum_{i=1}^n",
          "请用一个状态来累加：`s_t = s_{t-1} + …`，或者对记忆序列求和：`\\sum_{i=1}^n`"
        ))
    case .neverSummed(let symbol, let index):
      Words(
        ("no sum runs over the \(index) of \(symbol)", "没有求和号遍历`\(symbol)`的下标`\(index)`"),
        why: (
          "what is computed for each step of a memory must become one value at each time",
          "对记忆序列每一步算出来的量，在每个时刻要合成一个值"
        ),
        fix: (
          "add an equation 'c_t = \\sum_\(index) …' that uses it",
          "请加上用到它的方程`c_t = \\sum_\(index) …`"
        ))
    case .twoPositions(let source, let indices) where indices.contains("*"):
      Words(
        (
          "'\(source)' takes one symbol at an index and another without",
          "`\(source)`里一个符号有下标，另一个没有"
        ),
        why: (
          "without an index it stands for all steps of the memory at once",
          "没有下标，就代表整个记忆序列"
        ), fix: ("give each the index", "请给每一个都加上下标"))
    case .twoPositions(let source, let indices):
      Words(
        (
          "'\(source)' runs over \(indices.joined(separator: " and ")) at once",
          "`\(source)`同时有\(indices.code(joinedBy: "与"))两个下标"
        ), why: ("a value has one index over the memory", "一个值只能有一个记忆序列的下标"),
        fix: ("write the same index for both", "两处请写同一个下标"))
    default: nil
    }
  }

  private var overMemoryWords: Words? {
    switch kind {
    case .overMemory(let symbol):
      Words(
        (
          "\(symbol) would have a value for each step of the memory",
          "`\(symbol)`会对记忆序列的每一步各有一个值"
        ), why: ("the right side is summed over nothing", "等号右边没有求和"),
        fix: ("put a sum before it: \\sum_i …", "请在前面写求和号：`\\sum_i …`"))
    case .withoutMemory(let symbol):
      Words(
        (
          "\(symbol) would be the same at each step of the memory", "`\(symbol)`在记忆序列的每一步都会相同"
        ),
        why: ("nothing on the right side has an index over the memory", "等号右边没有记忆序列的下标"),
        fix: (
          "use the memory in it: h_i, or leave the index out", "请用上记忆序列：`h_i`，或者去掉下标"
        ))
    case .positionsCarried(let symbol):
      Words(
        (
          "\(symbol) is a value for each step of the memory from another time",
          "`\(symbol)`是另一个时刻对记忆序列每一步的值"
        ),
        why: (
          "only states without such an index are carried from step to step",
          "只有不带这种下标的状态才能逐步传递"
        ))
    case .timeOverMemory(let symbol, let wanted):
      Words(
        ("\(symbol) is computed from what changes with t", "`\(symbol)`由随t变化的量算出来"),
        why: ("without a time it is the same at each", "没有时刻，它就在各个时刻都相同"),
        fix: ("write \(wanted)", "请写`\(wanted)`"))
    default: nil
    }
  }

  private var readingMemoryWords: Words? {
    switch kind {
    case .twoMemories(let symbols):
      Words(
        (
          "\(symbols.joined(separator: " and ")) are both read and nowhere defined",
          "\(symbols.code(joinedBy: "与"))都要读取，却都没有定义"
        ), why: ("a cell reads one memory", "一个单元只读一个记忆序列"),
        fix: (
          "compute one from the other: \(symbols.last ?? "k_i") = W \(symbols.first ?? "h_i")",
          "请由一个算出另一个：`\(symbols.last ?? "k_i") = W \(symbols.first ?? "h_i")`"
        ))
    case .memoryAndState(let symbol, let memory):
      memoryAndState(symbol, memory)
    case .undefinedOverMemory(let symbol):
      Words(
        ("\(symbol) is used, but no equation defines it", "用到了`\(symbol)`，却没有方程定义它"),
        why: (
          "a memory has no time; what has one is computed at each step",
          "记忆序列没有时刻；有时刻的量要在每一步算出来"
        ), fix: ("add an equation '\(symbol) = …'", "请加上方程`\(symbol) = …`"))
    case .vectorScore(let source):
      Words(
        (
          "softmax over the memory is applied to the vector \(source)",
          "对记忆序列的softmax作用在向量`\(source)`上"
        ), why: ("it wants one number for each step", "它要每一步一个数"),
        fix: (
          "make a number of it: v^\\top \\tanh(…), or a^\\top b",
          "请化成一个数：`v^\\top \\tanh(…)`，或者`a^\\top b`"
        ))
    case .unwrittenScore(let name):
      Words(
        ("what \(name)(…) computes is not written out", "没有写出`\(name)(…)`怎么算"),
        why: (
          "scores differ: dot, bilinear and additive ones have other parameters",
          "得分有点积、双线性、加性几种，参数各不相同"
        ), fix: ("write it in its place, as s_{t-1}^\\top W h_i", "请写出来，例如`s_{t-1}^\\top W h_i`"))
    case .unknownCount(let symbol):
      Words(
        ("which number of features \(symbol) is can't be told", "无法判断`\(symbol)`是哪个向量的维数"),
        why: (
          "only an inner product that is divided by \\sqrt{\(symbol)} tells it",
          "只有除以`\\sqrt{\(symbol)}`的内积能说明它"
        ),
        fix: (
          "write \\frac{q_t^\\top k_i}{\\sqrt{\(symbol)}}, or the number",
          "请写`\\frac{q_t^\\top k_i}{\\sqrt{\(symbol)}}`，或者直接写数"
        ))
    case .readsMemory(let memory):
      Words(
        ("the equations read a memory, \(memory), at every step", "方程每一步都要读记忆序列`\(memory)`"),
        why: (
          "this takes cells that read an input and their own states only",
          "这里只接受读输入和自己状态的单元"
        ), fix: ("run them with formula(…, memory=…)", "请用`formula(…, memory=…)`来运行"))
    case .memoryBothWays(let memory):
      Words(
        (
          "equations that look both ways read a memory, \(memory)", "双向的方程又要读记忆序列`\(memory)`"
        ), why: ("attention runs one way through a sequence", "注意力只沿序列的一个方向进行"),
        fix: ("give the equations of one direction", "请只给一个方向的方程"))
    default: nil
    }
  }

  private func memoryAndState(_ symbol: String, _ memory: String) -> Words {
    let name = "\\bar{\(symbol)}\(memory.dropFirst(symbol.count))"
    return Words(
      (
        "\(memory) is read as a memory, and \(symbol) has a time elsewhere",
        "`\(memory)`读作记忆序列，而`\(symbol)`在别处有时刻"
      ),
      why: (
        "whether \(memory) is a memory's step or this cell's own past can't be told",
        "无法判断`\(memory)`是记忆序列的一步，还是单元自己的过去"
      ),
      fix: ("give the memory a name of its own: \(name)", "请给记忆序列另起名字：`\(name)`"))
  }
}
