import Interpreter
import Tensors

/// What the module `torch.linalg` is written over: functions of one matrix.
///
/// A function whose matrix is singular gives the number of the pivot instead.
var factorizationFunctions: [BuiltinFunction] {
  [
    function("_inverse") { x, _ in Value(try x.inverseMatrix()) },
    function("_determinant") { x, _ in Value(try x.determinantOfMatrix()) },
    function("_log_determinant") { x, _ in
      let (sign, logarithm) = try x.logDeterminantOfMatrix()
      return Value(tensors: [sign, logarithm])
    },
    function("_solve", [.required("b")]) { x, arguments in
      Value(try x.solutionOfSystem(arguments.tensor("b")))
    },
    function("_singular_values") { x, _ in
      let (left, values, right) = try x.singularValues()
      return Value(tensors: [left, values, right])
    },
    function("_cholesky") { x, _ in Value(try x.choleskyFactor()) },
    function("_orthogonal_factors", [.required("reduced")]) { x, arguments in
      let (q, r) = try x.orthogonalFactors(isReduced: arguments.bool("reduced"))
      return Value(tensors: [q, r])
    },
    function("_symmetric_eigenvalues") { x, _ in
      let (values, vectors) = try x.symmetricEigenvalues()
      return Value(tensors: [values, vectors])
    },
    function("_eigenvalue_parts") { x, _ in
      let (real, imaginary) = try x.eigenvalueParts()
      return Value(tensors: [real, imaginary])
    },
    BuiltinFunction(
      torch: "_named", [.required("operation"), .required("names"), .required("parts")],
      "A tuple whose parts have names."
    ) { (arguments, context) in
      let names = try context.elements(of: arguments["names"]).compactMap(\.asString)
      let parts = try arguments.tensors("parts")
      return .native(
        NamedResult(try arguments.string("operation"), zip(names, parts).map { ($0, $1) }))
    },
  ]
}

/// The most rows or columns that a factorization takes: its work grows with their third power.
private let sizeLimit = 1024

private func function(
  _ name: String, _ parameters: [BuiltinParameter] = [],
  _ body: @escaping (Tensor, Arguments) throws -> Value
) -> BuiltinFunction {
  BuiltinFunction(torch: name, [.required("x")] + parameters, "A factorization.") {
    (arguments, context) in
    let x = try arguments.tensor("x")
    guard x.shape.allSatisfy({ $0 <= sizeLimit }) else {
      throw Raise.unsupported(
        "a factorization of a matrix of \(x.shape[0]) by \(x.shape[1])",
        fix: "matrices here have at most \(sizeLimit) rows and columns")
    }
    do {
      return try body(x, arguments)
    } catch let error as Tensor.SingularMatrix {
      return .int(error.pivot)
    }
  }
}
