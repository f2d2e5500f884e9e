extension CellFault {
  /// The words for notations that mean something else than they seem to.
  var notationWords: Words? {
    switch kind {
    case .squaredBars(let source, let inner):
      Words(
        (
          "whether '\(source)' is one number or a square for each element can't be told",
          "无法判断`\(source)`是一个数，还是各个元素的平方"
        ),
        why: (
          "| | is an absolute value here, but the length of a vector is often written so, too",
          "`| |`在这里是绝对值，但也常用来写向量的长度"
        ),
        fix: (
          "write \\|\(inner)\\|^2 for the length, or \(inner)^2 for the elements",
          "长度请写`\\|\(inner)\\|^2`，各元素的平方请写`\(inner)^2`"
        ))
    case .loneDiagonal(let source):
      Words(
        ("'\(source)' is a matrix that stands alone", "`\(source)`是单独出现的矩阵"),
        why: ("a diagonal matrix is understood in a product", "对角矩阵要出现在乘积里"),
        fix: (
          "multiply it: \(source) h_{t-1}, or name its vector alone",
          "请让它乘一个向量：`\(source) h_{t-1}`，或者只写它的向量"
        ))
    case .sizeUnderRoot(let symbol):
      Words(
        ("how much \(symbol) under the root is can't be told", "无法判断根号里的`\(symbol)`是多少"),
        why: (
          "it would be trained as a parameter, but is a size, most likely",
          "它会被当作参数来训练，但多半是一个长度"
        ),
        fix: (
          "write the number, or add an equation: \(symbol) = 64",
          "请写成数，或者加上方程：`\(symbol) = 64`"
        ))
    case .stackCount(let left, let right):
      Words(
        (
          "\(left) symbols on the left side, \(right) entries in the column behind the equals sign",
          "左边有\(left)个符号，等号后面的一列有\(right)项"
        ), why: ("each symbol takes one entry", "每个符号对应一项"),
        fix: ("give both columns the same length", "请让两列一样长"))
    default: nil
    }
  }
}
