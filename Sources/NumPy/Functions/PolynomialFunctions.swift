import Interpreter
import Tensors

/// Functions of polynomials, the highest power first.
var polynomialFunctions: [ArrayFunction] {
  [
    ArrayFunction(
      "polyfit", "x, y, deg, rcond=None, full=False, w=None, cov=False",
      "The polynomial of least squares through points."
    ) { try $0.fittedPolynomial() },
    ArrayFunction("vander", "x, N=None, increasing=False", "The powers of numbers, in columns.") {
      call in
      let x = try call.array("x")
      let count = try call.optionalInt("N") ?? x.count
      try NDArray.check([x.count, max(count, 0)])
      var columns = [try NDArray(integers: Array(repeating: 1, count: x.count)).of(x.kind)]
      for index in 1..<max(count, 1) {
        columns.append(
          try PairFunction.multiply.apply(
            Operand(array: columns[index - 1]), Operand(array: try x.reshaped([-1]))))
      }
      let isRising = try call.bool("increasing")
      return .native(
        try NDArray.stacked(isRising ? columns : columns.reversed(), axis: 1)
          .sliced(1, 0..<max(count, 0)))
    },
    ArrayFunction("roots", "p", "Where a polynomial is zero.") { call in
      let all = try call.array("p").of(.float64).doubles
      let zeros = all.reversed().prefix { $0 == 0 }.count
      let p = Array(all.drop { $0 == 0 }.dropLast(min(zeros, all.count)))
      guard p.count > 1, p.count <= 129 else {
        return .native(try NDArray([Double](repeating: 0, count: p.isEmpty ? 0 : zeros)))
      }
      var companion = DenseMatrix(rows: p.count - 1, columns: p.count - 1)
      for index in 1..<p.count {
        companion[0, index - 1] = -p[index] / p[0]
        if index < p.count - 1 { companion[index, index - 1] = 1 }
      }
      guard let spectrum = GeneralSpectrum(companion) else { throw ArrayError.notFinite }
      let found = spectrum.values + [Complex](repeating: Complex(0), count: zeros)
      return try complexValue(found, kind: .float64)
    },
  ]
}

extension Call {
  fileprivate func fittedPolynomial() throws -> Value {
    for name in ["full", "cov", "w"] where try context.truth(self[name]) {
      throw ArrayError.unsupported(
        "np.polyfit has no \(name)= here", fix: "use np.linalg.lstsq"
      ).raise
    }
    let (x, y) = (try array("x").of(.float64).doubles, try array("y").of(.float64))
    let degree = try int("deg")
    guard degree >= 0 else { throw ArrayError.value("expected deg >= 0").raise }
    guard !x.isEmpty else { throw ArrayError.type("expected non-empty vector for x").raise }
    guard y.rank == 1, y.count == x.count else {
      throw ArrayError.type("expected x and y to have same length").raise
    }
    guard degree < 512, x.count <= 1 << 20 else {
      throw ArrayError.unsupported(
        "np.polyfit is of degrees up to 511 here", fix: "use a smaller degree"
      ).raise
    }
    var matrix = DenseMatrix(rows: x.count, columns: degree + 1)
    for (row, value) in x.enumerated() {
      var power = 1.0
      for column in (0...degree).reversed() {
        matrix[row, column] = power
        power *= value
      }
    }
    // Columns of equal length lose the fewest digits.
    let scales = (0...degree).map { column in
      matrix.column(column).reduce(0) { $0 + $1 * $1 }.squareRoot()
    }
    for (column, scale) in scales.enumerated() where scale > 0 {
      matrix.setColumn(column, matrix.column(column).map { $0 / scale })
    }
    let inverse = matrix.pseudoInverse(Double(x.count) * .ulpOfOne).result
    let solution = (inverse * DenseMatrix(rows: x.count, columns: 1, elements: y.doubles)).elements
    return .native(try NDArray(zip(solution, scales).map { $1 > 0 ? $0 / $1 : $0 }))
  }
}
