import Diagnostics

// What equations say that fits no shapes or sizes.

extension CellFault {
  var shapeWords: Words? {
    switch kind {
    case .matrixAndVector(let symbol, let otherLine):
      Words(
        (
          "\(symbol) is used as a vector here and as a matrix in line \(otherLine)",
          "`\(symbol)`在这里作向量用，在第\(otherLine)行作矩阵用"
        ), why: ("one symbol has one shape", "一个符号只有一种形状"),
        fix: ("give the two different names", "请给两者不同的名字"))
    case .ambiguousProduct(let left, let right):
      Words(
        (
          "nothing stands between the vectors \(left) and \(right)",
          "向量`\(left)`与`\(right)`之间没有运算符号"
        ), why: ("it could be the elementwise or the inner product", "可能是逐元素相乘，也可能是内积"),
        fix: (
          "write \(left) \\odot \(right), or \(left)^\\top \(right)",
          "请写`\(left) \\odot \(right)`，或者`\(left)^\\top \(right)`"
        ))
    case .ambiguousFactor(let symbol):
      Words(
        (
          "whether \(symbol) is a number, a vector or a matrix can't be told",
          "无法判断`\(symbol)`是数、向量还是矩阵"
        ), why: ("it is a small letter in a product", "它是乘积里的小写字母"),
        fix: (
          "use a capital letter for a matrix, \\odot for a vector, a small Greek letter for a number",
          "矩阵用大写字母，向量用`\\odot`，数用小写希腊字母"
        ))
    case .matrixInConcatenation(let symbol, let others, let mend):
      Words(
        (
          "the matrix \(symbol) stands in one bracket with \(others.joined(separator: ", "))",
          "矩阵`\(symbol)`与\(others.code(joinedBy: "、"))写在同一个括号里"
        ), why: ("only vectors can be concatenated", "只有向量可以拼接"),
        fix: mend.map { $0.words(symbol) })
    case .matrixElementwise(let symbol):
      Words(
        ("the matrix \(symbol) is used element by element", "矩阵`\(symbol)`参与了逐元素运算"),
        why: ("values of a step are vectors", "每一步的值都是向量"),
        fix: ("multiply a vector by it", "请用它去乘一个向量"))
    case .noProduct(let left, let right):
      Words(
        ("\(left) times \(right) makes no vector", "`\(left)`乘`\(right)`得不到向量"),
        why: ("no shapes fit this product", "没有形状适合这个乘积"))
    case .numberInConcatenation(let number):
      Words(
        ("the number \(number) stands in a bracket with vectors", "数`\(number)`与向量写在同一个括号里"),
        why: ("only vectors can be concatenated", "只有向量可以拼接"))
    case .matrixResult(let symbol):
      Words(
        ("\(symbol)_t would be a matrix", "`\(symbol)_t`会是矩阵"),
        why: ("values of a step are vectors", "每一步的值都是向量"))
    case .numberResult(let symbol, let weight):
      Words(
        ("\(symbol)_t would be a number", "`\(symbol)_t`会是一个数"),
        why: ("values of a step are vectors", "每一步的值都是向量"),
        fix: weight.map {
          (
            "write a matrix with one row in the place of \($0)^\\top",
            "请把`\($0)^\\top`换成只有一行的矩阵"
          )
        })
    case .numberArgument(let name):
      Words(
        ("\(name) is applied to a number", "`\(name)`作用在一个数上"),
        why: ("it works over the elements of a vector", "它要对向量的各个元素起作用"))
    default: nil
    }
  }

  var sizeWords: Words? {
    switch kind {
    case .noSizes(let left, let right):
      Words(
        ("the sizes of \(left) and \(right) can't be equal", "`\(left)`与`\(right)`的长度不可能相等"),
        why: ("one would have to be longer than itself", "其中一个会比自己还长"))
    case .missingSize(let name, let symbols):
      Words(
        ("the size '\(name)' is not given", "没有给出长度`\(name)`"),
        why: (
          "it is the length of \(symbols.joined(separator: ", "))",
          "它是\(symbols.code(joinedBy: "、"))的长度"
        ), fix: ("give it: \(name)=32", "请给出：`\(name)=32`"))
    case .unknownSize(let name, let known):
      Words(
        ("the cell has no size '\(name)'", "单元没有名为`\(name)`的长度"),
        why: known.isEmpty
          ? nil
          : (
            "its sizes are \(known.joined(separator: ", "))", "它的长度有\(known.code(joinedBy: "、"))"
          ),
        fix: nearestName(to: name, among: known).map { ("write \($0)", "请写`\($0)`") })
    case .sizeConflict(let first, let a, let second, let b):
      Words(
        ("\(first)=\(a) and \(second)=\(b) differ", "`\(first)=\(a)`与`\(second)=\(b)`不同"),
        why: ("the equations make both the same size", "按照方程，两者是同一个长度"),
        fix: ("give both the same number", "请给两者相同的数"))
    case .sizeRange(let name, let value):
      Words(
        ("\(name)=\(value) is no size", "`\(name)=\(value)`不能作长度"),
        why: ("a size is a number from 1 to 1048576", "长度是1到1048576的整数"))
    case .graph(let message): Words((message, message))
    default: nil
    }
  }
}

extension CellFault.BracketMend {
  /// How to mend the bracket of the matrix.
  fileprivate func words(_ matrix: String) -> DiagnosticWords.Pair {
    switch self {
    case .write(let text): ("write \(text)", "请写`\(text)`")
    case .multiply(let vector):
      (
        "multiply it: W [x_t, \(vector)], or \(matrix) x_t + U \(vector)",
        "请用矩阵去乘：`W [x_t, \(vector)]`，或者`\(matrix) x_t + U \(vector)`"
      )
    }
  }
}
