import Tensors
import Testing

/// Whether two tensors agree to 1e-9 everywhere.
private func agree(_ a: Tensor, _ b: Tensor) throws -> Bool {
  try a.shape == b.shape && a.isClose(to: b, relative: 0, absolute: 1e-9)
}

private func random(_ shape: [Int], seed: UInt64 = 5) throws -> Tensor {
  try Tensor.randn(shape, dtype: .float64, RandomGenerator(seed: seed))
}

@Suite struct FactorizationTests {
  @Test(arguments: [[1, 1], [4, 4], [5, 3], [3, 5], [30, 20]])
  func `singular values and vectors give the matrix again`(shape: [Int]) throws {
    let a = try random(shape)

    let (u, s, v) = try a.singularValues()

    #expect(try agree((u * s).matmul(v), a))
    #expect(try agree(u.t().matmul(u), .eye(s.count, dtype: .float64)))
    #expect(s.scalars.map(\.double) == s.scalars.map(\.double).sorted(by: >))
  }

  @Test func `a matrix of lower rank has orthonormal vectors for its zeros as well`() throws {
    let a = try random([4, 1]).matmul(random([1, 3], seed: 6))

    let (u, s, v) = try a.singularValues()

    #expect(try agree(u.t().matmul(u), .eye(3, dtype: .float64)))
    #expect(try agree((u * s).matmul(v), a))
    #expect(s.scalars.map(\.double).count { $0 > 1e-12 } == 1)
  }

  @Test(arguments: [[1, 1], [4, 4], [5, 3], [3, 5]])
  func `orthogonal factors give the matrix again, with LAPACK's signs`(shape: [Int]) throws {
    let a = try random(shape)

    let (q, r) = try a.orthogonalFactors(isReduced: true)

    #expect(try agree(q.matmul(r), a))
    #expect(try agree(q.t().matmul(q), .eye(q.shape[1], dtype: .float64)))
    #expect(try agree(r.upperTriangle(), r))
  }

  @Test func `a symmetric matrix has real eigenvalues and orthonormal vectors`() throws {
    let half = try random([12, 12])
    let a = try half + half.t()

    let (values, vectors) = try a.symmetricEigenvalues()

    #expect(try agree((vectors * values).matmul(vectors.t()), a))
    #expect(values.scalars.map(\.double) == values.scalars.map(\.double).sorted())
  }

  @Test(arguments: [2, 3, 10, 40])
  func `eigenvalues add up to the trace and their squares to the square's`(size: Int) throws {
    let a = try random([size, size])

    let (real, imaginary) = try a.eigenvalueParts()

    let squares = try (real * real - imaginary * imaginary).sum()
    #expect(try agree(real.sum(), a.diagonal().sum()))
    #expect(try agree(squares, a.matmul(a).diagonal().sum()))
    #expect(try agree(imaginary.sum(), Tensor(0, dtype: .float64)))
  }

  @Test func `a turn by a right angle has the eigenvalues i and minus i`() throws {
    let turn = try Tensor.of([0, -1, 1, 0], shape: [2, 2], dtype: .float64)

    let (real, imaginary) = try turn.eigenvalueParts()

    #expect(real.scalars == [.float(0), .float(0)])
    #expect(imaginary.scalars == [.float(1), .float(-1)])
  }

  @Test func `a singular matrix is told by its pivot`() throws {
    let a = try Tensor.of([1, 2, 2, 4], shape: [2, 2], dtype: .float64)

    let error = #expect(throws: Tensor.SingularMatrix.self) { try a.inverseMatrix() }

    #expect(error?.pivot == 2)
    #expect(try a.determinantOfMatrix().item() == .float(0))
    #expect(try a.logDeterminantOfMatrix().logarithm.item() == .float(-.infinity))
  }

  @Test func `a matrix that is not positive has no Cholesky factor`() throws {
    let a = try Tensor.of([1, 2, 2, 1], shape: [2, 2], dtype: .float64)

    let error = #expect(throws: Tensor.SingularMatrix.self) { try a.choleskyFactor() }

    #expect(error?.pivot == 2)
  }
}
