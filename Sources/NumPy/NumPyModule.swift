import Glibc
import Interpreter

/// The module `numpy` of one note, with its parts.
package final class NumPyLibrary {
  private let types: NumPyTypes
  private let random: ModuleObject
  private let linear: ModuleObject
  private let files: ArrayFiles
  private let strideTricks = ModuleObject(
    name: "numpy.lib.stride_tricks", documentation: "Windows over arrays.",
    functions: [slidingWindowView.function],
    adviceForMissing: { $0 == "as_strided" ? stridesAdvice : nil })
  private let library: ModuleObject

  /// - Parameter files: Where `np.save`, `np.loadtxt` and the others find their files.
  package init(in context: Context, files: ArrayFiles = ArrayFiles()) {
    self.files = files
    library = ModuleObject(
      name: "numpy.lib", documentation: "Windows over arrays.",
      attributes: [("stride_tricks", .module(strideTricks))])
    types = NumPyTypes(in: context)
    types.register(in: context)
    context.register(
      originals: OriginalNames.numpy, of: "NumPy",
      advice: ["numpy.ndarray": NumPyAdvice.array])
    random = randomModule(in: context)
    linear = ModuleObject(
      name: "numpy.linalg", documentation: "Linear algebra.",
      functions: (systemFunctions + spectralFunctions).map(\.function),
      attributes: [("LinAlgError", .classObject(types.linearError))],
      adviceForMissing: { NumPyAdvice.linear($0) })
  }

  /// The names of the modules that there are.
  package static let moduleNames = [
    "numpy", "numpy.lib", "numpy.lib.stride_tricks", "numpy.linalg", "numpy.random",
  ]

  /// The module of a dotted name; nothing where NumPy has another one.
  package func module(named name: String, in context: Context) -> ModuleObject? {
    switch name {
    case "numpy": main(in: context)
    case "numpy.lib": library
    case "numpy.lib.stride_tricks": strideTricks
    case "numpy.linalg": linear
    case "numpy.random": random
    default: nil
    }
  }

  private func main(in context: Context) -> ModuleObject {
    let functions =
      creationFunctions + elementwiseFunctions + pairFunctions + reductionFunctions
      + nanReductionFunctions + shapeFunctions + layoutFunctions + joiningFunctions
      + productFunctions + setFunctions + statisticsFunctions + printingFunctions + kindFunctions
      + indexFunctions + limitFunctions + fileFunctions(files) + windowFunctions
      + polynomialFunctions + bitFunctions + choosingFunctions + [ElementIterator.function]
    let aliases = [
      "amax": "max", "amin": "min", "concat": "concatenate", "acos": "arccos",
      "asin": "arcsin", "atan": "arctan", "permute_dims": "transpose", "cumulative_sum": "cumsum",
    ]
    let renamed = aliases.flatMap { alias, name in
      functions.filter { $0.name == name }.map { $0.renamed(alias) }
    }
    return ModuleObject(
      name: "numpy", documentation: "Arrays of numbers.",
      functions: (functions + renamed.sorted { $0.name < $1.name }).map(\.function),
      attributes: types.attributes(in: context)
        + GridObject.Purpose.allCases.map { ($0.rawValue, .native(GridObject($0))) }
        + universalFunctions.map { ($0.function.name, .native($0)) } + [
          ("pi", .float(.pi)), ("e", .float(M_E)), ("euler_gamma", 0.5772156649015329),
          ("inf", .float(.infinity)), ("nan", .float(.nan)), ("newaxis", .none),
          ("True_", .native(ArrayScalar(.integer(1), kind: .bool))),
          ("False_", .native(ArrayScalar(.integer(0), kind: .bool))),
          ("__version__", "2.4.6"), ("random", .module(random)), ("linalg", .module(linear)),
          ("lib", .module(library)),
        ],
      adviceForMissing: { NumPyAdvice.module($0) })
  }
}
