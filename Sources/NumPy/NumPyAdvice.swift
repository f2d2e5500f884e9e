/// What to say about names of NumPy that are not here.
enum NumPyAdvice {
  private static let files =
    "arrays are not read from files here: go through the lines of open(…)"
  private static let kinds =
    "there are float64, float32, int64, int32, int16, int8, uint8, uint16, uint32 and bool"
  private static let spectral = "eigenvalues and singular values are not supported here"

  /// By attribute of `numpy`.
  static func module(_ name: String) -> String? {
    switch name {
    case "float16", "half", "complex64", "complex128", "uint64", "longdouble", "object_",
      "datetime64", "timedelta64", "bytes_", "void", "record", "csingle", "cdouble":
      kinds
    case "float", "int", "bool", "str", "object", "complex":
      "NumPy 2 has no np.\(name) either: write \(name), or np.\(kind(of: name))"
    case "save", "load", "savez", "savetxt", "loadtxt", "genfromtxt", "fromfile", "memmap": files
    case "row_stack", "in1d", "trapz", "product", "cumproduct", "alltrue", "sometrue", "asfarray",
      "infty", "Inf", "NaN", "float_":
      modern[name].map { "NumPy 2 has no np.\(name): write np.\($0)" }
    case "matrix", "mat", "asmatrix", "bmat": "write np.array, and @ for the matrix product"
    case "fft": "np.fft is not supported here; there are sin, cos and matmul"
    case "vectorize", "frompyfunc": "go through the elements in a loop, or use functions of arrays"
    default: known.contains(name) ? "NumPy has np.\(name), cells do not" : nil
    }
  }

  private static func kind(of name: String) -> String {
    ["float": "float64", "int": "int64", "bool": "bool_", "str": "str_"][name] ?? "float64"
  }

  private static let modern = [
    "row_stack": "vstack", "in1d": "isin", "trapz": "trapezoid", "product": "prod",
    "cumproduct": "cumprod", "alltrue": "all", "sometrue": "any", "asfarray": "asarray",
    "infty": "inf", "Inf": "inf", "NaN": "nan", "float_": "float64",
  ]

  static func linear(_ name: String) -> String? {
    switch name {
    case "eig", "eigh", "eigvals", "eigvalsh", "svd", "svdvals", "matrix_rank", "pinv", "cond",
      "lstsq":
      spectral
    case "cholesky", "qr", "slogdet", "multi_dot":
      "NumPy has np.linalg.\(name), cells do not; there are inv, solve, det and norm"
    default: nil
    }
  }

  static func random(_ name: String) -> String? {
    let others: Set = [
      "multivariate_normal", "dirichlet", "multinomial", "geometric", "hypergeometric", "zipf",
      "pareto", "weibull", "rayleigh", "triangular", "vonmises", "wald", "logistic", "logseries",
      "negative_binomial", "noncentral_chisquare", "power", "standard_cauchy", "standard_gamma",
      "standard_t", "f", "bytes", "get_state", "set_state", "SeedSequence", "PCG64", "MT19937",
    ]
    return others.contains(name)
      ? "NumPy has np.random.\(name), cells do not; there are rand, randn, normal, randint, choice, …"
      : nil
  }

  /// Other names of `numpy`, so that a missing one is not taken for a misspelling.
  private static let known = Set(
    """
    angle apply_along_axis apply_over_axes argpartition array_equiv array_split asarray_chkfinite \
    asfortranarray astype atleast_3d bartlett base_repr binary_repr bitwise_count blackman block \
    broadcast broadcast_arrays broadcast_shapes busday_count can_cast char choose compress copyto \
    ctypeslib cumulative_prod diag_indices diag_indices_from diagflat divmod dsplit dtypes ediff1d \
    einsum_path emath errstate exceptions extract f2py fill_diagonal finfo flatiter float_power \
    format_float_positional format_float_scientific frexp frombuffer fromregex fromstring gcd \
    geterr hamming hanning histogram2d histogram_bin_edges histogramdd i0 iinfo imag iscomplex \
    iscomplexobj isdtype isfortran isneginf isposinf isreal isrealobj issubdtype iterable ix_ kaiser \
    kron ldexp lexsort lib logaddexp2 ma mask_indices matrix_transpose matvec mgrid min_scalar_type \
    modf nanargmax nanargmin nancumprod nancumsum nanmedian nanpercentile nanquantile nanstd nanvar \
    ndenumerate ndindex nditer nextafter ogrid packbits partition piecewise place poly poly1d polyadd \
    polyder polydiv polyfit polyint polymul polynomial polysub polyval printoptions put \
    put_along_axis putmask ravel_multi_index real_if_close rec require resize roots rollaxis \
    savez_compressed select setxor1d sort_complex spacing take_along_axis testing tril_indices \
    tril_indices_from trim_zeros triu_indices triu_indices_from typing ufunc union1d unpackbits \
    unravel_index unstack unwrap vander vecdot vecmat
    """.split(separator: " ").map(String.init))
}
