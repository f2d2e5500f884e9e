/// What to say about names of NumPy that are not here.
enum NumPyAdvice {
  private static let files =
    "there are np.save and np.load for one array, and savetxt, loadtxt and genfromtxt for text"
  private static let kinds =
    "there are float64, float32, int64, int32, int16, int8, uint8, uint16, uint32 and bool"

  /// By attribute of `numpy`.
  static func module(_ name: String) -> String? {
    switch name {
    case "float16", "half", "complex64", "complex128", "uint64", "longdouble", "object_",
      "datetime64", "timedelta64", "bytes_", "void", "record", "csingle", "cdouble":
      kinds
    case "float", "int", "bool", "str", "object", "complex":
      "NumPy 2 has no np.\(name) either: write \(name), or np.\(kind(of: name))"
    case "savez", "savez_compressed", "fromfile", "tofile", "memmap", "fromregex": files
    case "row_stack": "write np.vstack"
    case "in1d", "trapz", "product", "cumproduct", "alltrue", "sometrue", "asfarray",
      "infty", "Inf", "NaN", "float_":
      modern[name].map { "NumPy 2 has no np.\(name): write np.\($0)" }
    case "matrix", "mat", "asmatrix", "bmat", "matlib": "write np.array, and @ for products"
    case "fft": "np.fft is not supported here; there are sin, cos and matmul"
    case "frompyfunc": "go through the elements in a loop, or use functions of arrays"
    default: ways[name]
    }
  }

  private static let ways: [String: String] = {
    let rows = [
      ("use np.polyfit and np.polyval", "Polynomial poly1d polynomial"),
      ("write the powers with **", "polyder polyint"),
      ("assign to the elements chosen: x[mask] = values", "place put"),
      ("write a slice: x[1:3]", "s_ index_exp"),
      ("write np.where or np.select", "piecewise choose"),
      ("write np.argsort or np.sort", "lexsort argpartition partition sort_complex"),
      ("go along the axis in a loop, or use axis=", "apply_over_axes"),
      ("go through range(…) and enumerate(…)", "nested_iters"),
      ("use np.hanning, np.hamming or np.blackman", "kaiser"),
      ("keep a mask beside the array: x[~mask]", "ma"),
      ("text stands in lists here: use str's methods", "char strings"),
      ("leave the NaN out: x[~np.isnan(x)]", "nanquantile nanpercentile nancumsum nancumprod"),
      ("use a list of dicts, or a dict of arrays", "recarray rec"),
      ("count with np.histogram along each axis", "histogram2d histogramdd"),
    ]
    var advice: [String: String] = [:]
    for (sentence, names) in rows {
      for name in names.split(separator: " ") { advice[String(name)] = sentence }
    }
    return advice
  }()

  private static func kind(of name: String) -> String {
    ["float": "float64", "int": "int64", "bool": "bool_", "str": "str_"][name] ?? "float64"
  }

  private static let modern = [
    "in1d": "isin", "trapz": "trapezoid", "product": "prod",
    "cumproduct": "cumprod", "alltrue": "all", "sometrue": "any", "asfarray": "asarray",
    "infty": "inf", "Inf": "inf", "NaN": "nan", "float_": "float64",
  ]

  static func linear(_ name: String) -> String? {
    switch name {
    case "multi_dot", "tensorsolve", "tensorinv", "vector_norm", "matrix_norm", "outer", "cross",
      "matmul", "tensordot", "trace", "diagonal", "vecdot", "matrix_transpose":
      "there are inv, solve, det, norm, eig, svd, qr, lstsq, …"
    default: nil
    }
  }

  /// By attribute of an array.
  static func array(_ name: String) -> String? {
    switch name {
    case "tofile", "dump", "dumps", "tobytes": "print the array, or keep it with torch.save"
    case "partition", "argpartition": "write .sort() or .argsort()"
    case "put": "assign to the elements chosen: x[mask] = values"
    case "choose": "write np.where, or x[mask]"
    case "view": "convert with .astype"
    case "ctypes", "data", "getfield", "setfield", "byteswap":
      "an array's memory is not shown here"
    default: nil
    }
  }
}
