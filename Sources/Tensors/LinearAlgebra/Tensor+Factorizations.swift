/// Inverses, determinants and factorizations of one matrix, computed in double precision.
///
/// Each takes a tensor with two dimensions, square where the name asks for it.
extension Tensor {
  /// What a matrix that cannot be inverted is told by: its first pivot that is zero.
  package struct SingularMatrix: Error {
    package let pivot: Int
  }

  /// A⁻¹, with the gradient −A⁻ᵀ·G·A⁻ᵀ.
  ///
  /// - Throws: `SingularMatrix`.
  package func inverseMatrix() throws -> Tensor {
    let unit = DenseMatrix(rows: shape[0], columns: shape[0], diagonal: 1)
    let made = try regularFactors().solve(unit).tensor(dtype)
    return made.recorded("LinalgInvExBackward0", [self], saved: [made]) { context in
      let turned = try context.saved[0].t()
      return [try -(turned.matmul(context.gradient).matmul(turned))]
    }
  }

  /// det A, with the gradient g·det A·A⁻ᵀ.
  package func determinantOfMatrix() throws -> Tensor {
    let factors = TriangularFactors(try DenseMatrix(self))
    let made = Tensor(.float(factors.determinant), dtype: dtype)
    return made.recorded("LinalgDetBackward0", [self], saved: [self, made]) { context in
      let inverse = try context.saved[0].inverseMatrix()
      return [try inverse.t() * (context.gradient * context.saved[1])]
    }
  }

  /// The sign of det A and ln |det A|, with the gradient g·A⁻ᵀ of the latter.
  package func logDeterminantOfMatrix() throws -> (sign: Tensor, logarithm: Tensor) {
    let (sign, logarithm) = TriangularFactors(try DenseMatrix(self)).signAndLogarithm
    let made = Tensor(.float(logarithm), dtype: dtype)
    let recorded = made.recorded("LinalgSlogdetBackward0", [self], saved: [self]) { context in
      [try context.saved[0].inverseMatrix().t() * context.gradient]
    }
    return (Tensor(.float(sign), dtype: dtype), recorded)
  }

  /// X of A·X = B, `[n, k]` or `[n]`, with the gradients Gᴮ = A⁻ᵀ·G and −Gᴮ·Xᵀ.
  ///
  /// - Throws: `SingularMatrix`.
  package func solutionOfSystem(_ b: Tensor) throws -> Tensor {
    let columns = try noGrad { try b.rank == 1 ? b.unsqueeze(1) : b }
    let solved = try regularFactors().solve(DenseMatrix(columns)).tensor(dtype)
    let made = try b.rank == 1 ? solved.squeeze(1) : solved
    return made.recorded("LinalgSolveExBackward0", [self, b], saved: [self, made]) { context in
      let (x, gradient) = (context.saved[1], context.gradient)
      let right = try context.saved[0].t().solutionOfSystem(gradient)
      let product = try x.rank == 1 ? right.unsqueeze(1) * x : right.matmul(x.t())
      return [try -product, right]
    }
  }

  private func regularFactors() throws -> TriangularFactors {
    let factors = TriangularFactors(try DenseMatrix(self))
    if let pivot = factors.zeroPivot { throw SingularMatrix(pivot: pivot + 1) }
    return factors
  }

  /// L of A = L·Lᵀ; without a gradient.
  ///
  /// - Throws: `SingularMatrix` with the order of the leading minor that is not positive.
  package func choleskyFactor() throws -> Tensor {
    let (l, pivot) = try DenseMatrix(self).choleskyFactor
    if let pivot { throw SingularMatrix(pivot: pivot) }
    return try l.tensor(dtype)
  }

  /// Q and R of A = Q·R; without a gradient.
  ///
  /// - Parameter isReduced: Whether Q has no more columns than A.
  package func orthogonalFactors(isReduced: Bool) throws -> (q: Tensor, r: Tensor) {
    let factors = Reflections(try DenseMatrix(self))
    let (q, r) = isReduced ? factors.reduced : (factors.rotation, factors.triangle)
    return (try q.tensor(dtype), try r.tensor(dtype))
  }

  /// λ, ascending, and V of a symmetric matrix A = V·diag(λ)·Vᵀ; without a gradient.
  package func symmetricEigenvalues() throws -> (values: Tensor, vectors: Tensor) {
    let made = SymmetricEigenvalues(try DenseMatrix(self))
    return (try vector(made.values), try made.vectors.tensor(dtype))
  }

  /// The real and the imaginary parts of the eigenvalues; without a gradient.
  package func eigenvalueParts() throws -> (real: Tensor, imaginary: Tensor) {
    let made = MatrixEigenvalues(try DenseMatrix(self))
    return (try vector(made.real), try vector(made.imaginary))
  }

  /// U, S and Vᵀ of A = U·diag(S)·Vᵀ with least many columns; S alone has a gradient,
  /// U·diag(g)·Vᵀ.
  package func singularValues() throws -> (left: Tensor, values: Tensor, right: Tensor) {
    let made = SingularValues(try DenseMatrix(self))
    let (u, v) = (try made.left.tensor(dtype), try made.right.transposed.tensor(dtype))
    let s = try vector(made.values)
    let recorded = s.recorded("LinalgSvdBackward0", [self], saved: [u, v]) { context in
      [try (context.saved[0] * context.gradient).matmul(context.saved[1])]
    }
    return (u, recorded, v)
  }

  private func vector(_ values: [Double]) throws -> Tensor {
    try Tensor.of(values.map { .float($0) }, shape: [values.count], dtype: dtype)
  }
}
