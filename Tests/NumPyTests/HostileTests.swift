import Testing

private let huge = "make it smaller, or work in parts"

@Test(arguments: [
  "np.zeros(10**12)", "np.ones((10**9, 10**9))", "np.arange(10**15)", "np.eye(10**6)",
  "np.repeat([1], 10**13)", "np.tile([1], 10**13)", "np.broadcast_to(1, (10**9, 10**9))",
  "np.pad([1], 2**62)", "np.pad([1], 2**62, mode='edge')", "np.bincount([2**62])",
  "np.indices((10**13,))", "np.random.rand(10**9, 10**9)", "np.linspace(0, 1, 10**12)",
  "np.outer(np.ones(10**6), np.ones(10**6))", "np.histogram([1], bins=2**61)",
  "np.diag([1], k=2**62)", "np.random.permutation(2**61)", "np.geomspace(1, 2, 10**13)",
  "np.random.choice(2**61, 2, replace=False)",
])
func `an array that no memory holds is refused`(source: String) {
  let outcome = run("import numpy as np\n\(source)\n")

  #expect(outcome.error?.hasPrefix("MemoryError: an array of shape ") == true)
  #expect(outcome.fix == huge)
}

@Test(arguments: [
  ("np.arange(0, 1, 0.0)", "ValueError: Maximum allowed size exceeded"),
  ("np.random.gamma(-1.0)", "ValueError: shape <= 0"),
  ("np.random.beta(float('nan'), 1)", "ValueError: a <= 0"),
  ("np.random.binomial(1e300, 1e-300)", "ValueError: n < 0"),
  ("np.set_printoptions(precision=-1)", "ValueError: precision must be >= 0"),
  ("np.tensordot([1], [1], axes=10**13)", "ValueError: tuple index out of range"),
  (
    "np.histogram([1], bins=[3, 1])",
    "ValueError: `bins` must increase monotonically, when an array"
  ),
  ("np.split(np.zeros(0), 10**13)", "MemoryError: the list would have more than 50000000 elements"),
  (
    "np.array([[1], [2]]).reshape([1] * 70)",
    "ValueError: maximum supported dimension for an ndarray is currently 64, found 70"
  ),
  (
    "np.linalg.svd(np.zeros((2000, 2)))",
    "NotImplementedError: np.linalg.svd is of matrices up to 1024 rows and columns here"
  ),
  (
    "np.linalg.eigvals(np.array([[np.nan, 1], [1, 2]]))",
    "numpy.linalg.LinAlgError: Array must not contain infs or NaNs"
  ),
  ("np.linalg.cholesky(-np.eye(2))", "numpy.linalg.LinAlgError: Matrix is not positive definite"),
  (
    "np.divide(1, 2, where=False)",
    "NotImplementedError: np.divide with where= leaves elements that nobody has set"
  ),
  (
    "np.add(1.5, 1, out=np.zeros(2, dtype=int))",
    "numpy._core._exceptions._UFuncOutputCastingError: Cannot cast ufunc 'add' output from dtype('float64') to "
      + "dtype('int64') with casting rule 'same_kind'"
  ),
  (
    "np.add([1, 2, 3], 1, out=np.zeros(2))",
    "ValueError: operands could not be broadcast together with shapes (3,) (2,) "
  ),
  (
    "np.lib.stride_tricks.as_strided",
    "AttributeError: module 'numpy.lib.stride_tricks' has no attribute 'as_strided'"
  ),
  (
    "np.array([1], dtype=np.float16)",
    "AttributeError: module 'numpy' has no attribute 'float16': NumPy has it, cells do not"
  ),
  (
    "np.exp(np.array([True]))", "TypeError: exp of bool gives float16, which arrays here don't have"
  ),
  ("np.array([None])", "TypeError: an array of 'NoneType' objects is not supported here"),
])
func `what cannot be computed ends in an exception`(source: String, message: String) {
  #expect(run("import numpy as np\n\(source)\n").error == message)
}

@Test(
  arguments: [
    "np.rot90([[1]], k=-2**63)", "np.diff([1, 2], n=2**62)", "np.round([1.5], -2**63)",
    "np.roll([1, 2], 2**63 - 1)", "np.tril([[1.0]], -2**63)", "np.eye(2, k=-2**63)",
    "np.array([[1, 2], [3, 4]]).diagonal(-2**63)", "np.set_printoptions(threshold=-1e300)",
    "np.set_printoptions(edgeitems=2**62, linewidth=-2**63)", "np.array([-2**63]) // -1",
    "abs(np.array([-2**63]))", "np.lcm(-2**63, 3)", "np.array([1]) << 1000",
    "np.array([1e300]).astype(int)", "np.array([1, 2])[-2**63:2**63 - 1:2**62]",
  ].map { $0.replacing("2**63 - 1", with: "9223372036854775807") }
    .map { $0.replacing("-2**63", with: "(-9223372036854775807 - 1)") })
func `numbers at the end of their range do no harm`(source: String) {
  #expect(run("import numpy as np\n\(source)\n").error == nil)
}

@Test(arguments: [
  (
    "np.float16",
    "there are float64, float32, int64, int32, int16, int8, uint8, uint16, uint32 and bool"
  ),
  ("np.in1d", "NumPy 2 has no np.in1d: write np.isin"),
  ("np.fft", "np.fft is not supported here; there are sin, cos and matmul"),
  (
    "np.savez",
    "there are np.save and np.load for one array, and savetxt, loadtxt and genfromtxt for text"
  ),
  ("np.int", "NumPy 2 has no np.int either: write int, or np.int64"),
  ("np.linalg.multi_dot", "there are inv, solve, det, norm, eig, svd, qr, lstsq, …"),
  ("np.sume", "write numpy.sum"),
])
func `a name that is not here comes with what to use`(source: String, fix: String) {
  #expect(run("import numpy as np\n\(source)\n").fix == fix)
}

@Test func `a division by zero warns`() {
  let outcome = run("import numpy as np\nprint(np.array([1.0, 0.0]) / 0)\n")

  #expect(outcome.output == "[inf nan]\n")
  #expect(
    outcome.warnings == [
      "RuntimeWarning: divide by zero encountered in divide",
      "RuntimeWarning: invalid value encountered in divide",
    ])
}
