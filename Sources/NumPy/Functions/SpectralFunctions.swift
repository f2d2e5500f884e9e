import Interpreter
import Tensors

/// The functions of `np.linalg` that take a matrix apart.
var spectralFunctions: [ArrayFunction] {
  [
    ArrayFunction("eigvals", "a", "The eigenvalues.") { call in
      try complexValue(try call.spectrum().values, kind: try call.array("a").kind)
    },
    ArrayFunction("eig", "a", "The eigenvalues, and eigenvectors as columns.") { call in
      let a = try call.squareMatrix("a")
      let matrix = try a.matrix()
      if matrix.isSymmetric {
        let symmetric = SymmetricEigenvalues(matrix, isSorted: false)
        return named("EigResult", try call.parts(symmetric, a.kind))
      }
      let spectrum = try call.spectrum()
      let vectors = spectrum.vectors
      let rows = (0..<matrix.rows).map { row in vectors.map { $0[row] } }
      let isReal = spectrum.values.allSatisfy { $0.imaginary == 0 }
      let flat = rows.flatMap { $0 }.map { isReal ? Complex($0.real) : $0 }
      return named(
        "EigResult",
        [
          ("eigenvalues", try complexValue(spectrum.values, kind: a.kind)),
          (
            "eigenvectors", try complexValue(flat, shape: a.shape, isComplex: !isReal, kind: a.kind)
          ),
        ])
    },
    ArrayFunction("eigh", "a, UPLO='L'", "Those of a symmetric matrix, in ascending order.") {
      call in
      let a = try call.squareMatrix("a")
      return named("EighResult", try call.parts(try call.symmetricSpectrum(), a.kind))
    },
    ArrayFunction("eigvalsh", "a, UPLO='L'", "The eigenvalues of a symmetric matrix.") { call in
      let kind = try call.squareMatrix("a").kind
      return .native(try NDArray(try call.symmetricSpectrum().values, kind: kind))
    },
    ArrayFunction(
      "svd", "a, full_matrices=True, compute_uv=True, hermitian=False",
      "U, the singular values, and the transpose of V."
    ) { call in
      let a = try call.plainMatrix("a")
      let parts = SingularValues(try a.matrix())
      let values = Value.native(try NDArray(parts.values, kind: a.kind))
      guard try call.bool("compute_uv") else { return values }
      let isFull = try call.bool("full_matrices")
      let left = isFull ? parts.left.completed : parts.left
      let right = isFull ? parts.right.completed : parts.right
      return named(
        "SVDResult",
        [
          ("U", .native(try NDArray(left, kind: a.kind))), ("S", values),
          ("Vh", .native(try NDArray(right.transposed, kind: a.kind))),
        ])
    },
    ArrayFunction("svdvals", "x", "The singular values.") { call in
      let x = try call.plainMatrix("x")
      return .native(try NDArray(SingularValues(try x.matrix()).values, kind: x.kind))
    },
    ArrayFunction("qr", "a, mode='reduced'", "Orthonormal columns times an upper triangle.") {
      call in
      let a = try call.plainMatrix("a")
      let mode = try call.string("mode")
      guard ["reduced", "complete", "r"].contains(mode) else {
        throw ArrayError.value("Unrecognized mode '\(mode)'").raise
      }
      let factors = Reflections(try a.matrix())
      let (basis, triangle) =
        mode == "complete" ? (factors.rotation, factors.triangle) : factors.reduced
      let r = Value.native(try NDArray(triangle, kind: a.kind))
      if mode == "r" { return r }
      return named("QRResult", [("Q", .native(try NDArray(basis, kind: a.kind))), ("R", r)])
    },
    ArrayFunction("cholesky", "a", "The lower triangle L of a = L·Lᵀ.") { call in
      let a = try call.squareMatrix("a")
      let (lower, pivot) = try a.matrix().choleskyFactor
      guard pivot == nil else { throw ArrayError.notPositiveDefinite }
      return .native(try NDArray(lower, kind: a.kind))
    },
    ArrayFunction("matrix_rank", "A, tol=None, hermitian=False", "How many rows are independent.") {
      call in
      let a = try call.plainMatrix("A")
      let values = SingularValues(try a.matrix()).values
      let epsilon = a.kind == .float32 ? Double(Float.ulpOfOne) : .ulpOfOne
      let least =
        call.isGiven("tol")
        ? try call.double("tol")
        : (values.first ?? 0) * Double(max(a.shape[0], a.shape[1])) * epsilon
      return .native(ArrayScalar(.integer(Int64(values.filter { $0 > least }.count)), kind: .int64))
    },
    ArrayFunction("cond", "x, p=None", "The greatest singular value over the least.") { call in
      guard !call.isGiven("p") || call["p"].asDouble == 2 else {
        throw ArrayError.unsupported(
          "np.linalg.cond has p=2 alone here", fix: "multiply norm(x, p) and norm(inv(x), p)"
        ).raise
      }
      let x = try call.plainMatrix("x")
      let values = SingularValues(try x.matrix()).values
      let ratio = (values.first ?? 0) / (values.last ?? 0)
      return .native(ArrayScalar(.double(ratio.isNaN ? .infinity : ratio), kind: x.kind))
    },
    ArrayFunction("pinv", "a, rcond=None, hermitian=False, *, rtol=None", "The pseudo-inverse.") {
      call in
      let a = try call.plainMatrix("a")
      let given = call.isGiven("rcond") ? "rcond" : "rtol"
      let cut = call.isGiven(given) ? try call.double(given) : 1e-15
      return .native(try NDArray(try a.matrix().pseudoInverse(cut).result, kind: a.kind))
    },
    ArrayFunction("lstsq", "a, b, rcond=None", "x of the least |a·x − b|.") {
      try $0.leastSquares()
    },
  ]
}

extension Call {
  fileprivate func spectrum() throws -> GeneralSpectrum {
    let a = try squareMatrix("a")
    guard let spectrum = GeneralSpectrum(try a.matrix()) else {
      throw ArrayError.notFinite
    }
    return spectrum
  }

  /// Of one triangle of the argument.
  fileprivate func symmetricSpectrum() throws -> SymmetricEigenvalues {
    var matrix = try squareMatrix("a").matrix()
    let isLower = try string("UPLO") != "U"
    for i in 0..<matrix.rows {
      for j in 0..<i {
        if isLower { matrix[j, i] = matrix[i, j] } else { matrix[i, j] = matrix[j, i] }
      }
    }
    return SymmetricEigenvalues(matrix)
  }

  fileprivate func parts(
    _ spectrum: SymmetricEigenvalues, _ kind: Kind
  ) throws -> [(name: String, value: Value)] {
    [
      ("eigenvalues", .native(try NDArray(spectrum.values, kind: kind))),
      ("eigenvectors", .native(try NDArray(spectrum.vectors, kind: kind))),
    ]
  }

  fileprivate func leastSquares() throws -> Value {
    let (a, b) = (try plainMatrix("a"), try array("b"))
    guard b.rank == 1 || b.rank == 2, b.shape[0] == a.shape[0] else {
      throw ArrayError.incompatibleSides
    }
    let matrix = try a.matrix()
    let right = DenseMatrix(
      rows: b.shape[0], columns: b.rank == 1 ? 1 : b.shape[1], elements: b.doubles)
    let cut =
      isGiven("rcond")
      ? try double("rcond") : Double.ulpOfOne * Double(max(matrix.rows, matrix.columns))
    let (inverse, values, rank) = matrix.pseudoInverse(cut)
    let x = inverse * right
    var residuals: [Double] = []
    if rank == matrix.columns, matrix.rows > matrix.columns {
      let fit = matrix * x
      residuals = (0..<right.columns).map { column in
        zip(right.column(column), fit.column(column)).reduce(0) {
          $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
        }
      }
    }
    let solution = try NDArray(x.elements, shape: [x.rows] + b.shape.dropFirst(), kind: a.kind)
    return Value(tuple: [
      .native(solution), .native(try NDArray(residuals, kind: a.kind)),
      .native(ArrayScalar(.integer(Int64(rank)), kind: .int32)),
      .native(try NDArray(values, kind: a.kind)),
    ])
  }
}

extension NDArray {
  /// The numbers of a matrix.
  func matrix() throws -> DenseMatrix {
    DenseMatrix(rows: shape[0], columns: shape[1], elements: doubles)
  }

  convenience init(_ matrix: DenseMatrix, kind: Kind) throws {
    try self.init(matrix.elements, shape: [matrix.rows, matrix.columns], kind: kind)
  }
}

extension DenseMatrix {
  /// V·diag(1/s)·Uᵀ over the singular values above a share of the greatest.
  func pseudoInverse(_ cut: Double) -> (result: DenseMatrix, values: [Double], rank: Int) {
    let parts = SingularValues(self)
    let least = (parts.values.first ?? 0) * cut
    var scaled = parts.right
    for (index, value) in parts.values.enumerated() {
      let factor = value > least ? 1 / value : 0
      scaled.setColumn(index, scaled.column(index).map { $0 * factor })
    }
    return (
      scaled * parts.left.transposed, parts.values, parts.values.filter { $0 > least }.count
    )
  }
}
