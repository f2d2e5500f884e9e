import Interpreter

/// The classes of arrays and of their numbers, made for one context.
struct NumPyTypes {
  let array: ClassObject
  let dtype: ClassObject
  let linearError: ClassObject
  let axisError: ClassObject
  private let castError: ClassObject
  private let text: ClassObject
  /// `generic`, `number`, `integer`, `floating`, …
  private let abstract: [ClassObject]
  private let numbers: [(kind: Kind, type: ClassObject)]

  init(in context: Context) {
    let object = context.types.object
    array = ClassObject(
      name: "ndarray", module: "numpy", base: object,
      documentation: "An array of numbers of one kind.",
      methods: arrayMethods.filter { $0.name != "is_integer" },
      attributes: arrayProperties + [(PrintOptions.attribute, .native(PrintOptions()))])
    dtype = ClassObject(
      name: "dtype", module: "numpy", base: object, documentation: "A kind of elements.",
      construct: ArrayFunction("dtype", "dtype", "The kind of a name or a class.") {
        .native(KindObject(try Kind.of($0["dtype"])))
      }.function)
    linearError = ClassObject(
      name: "LinAlgError", module: "numpy.linalg", base: context.types.exception(.valueError))
    axisError = ClassObject(
      name: "AxisError", module: "numpy.exceptions", base: context.types.exception(.valueError),
      furtherBases: [context.types.exception(.indexError)])
    castError = ClassObject(
      name: "_UFuncOutputCastingError", module: "numpy._core._exceptions",
      base: context.types.exception(.typeError))
    let generic = ClassObject(
      name: "generic", module: "numpy", base: object, methods: arrayMethods,
      attributes: arrayProperties)
    func type(_ name: String, _ base: ClassObject) -> ClassObject {
      ClassObject(name: name, module: "numpy", base: base)
    }
    text = ClassObject(
      name: "str_", module: "numpy", base: context.types.string, furtherBases: [generic],
      construct: ArrayFunction("str_", "object=''", "A text.") { call in
        textValue(try call.context.text(call["object"]))
      }.function)
    let number = type("number", generic)
    let integer = type("integer", number)
    let signed = type("signedinteger", integer)
    let unsigned = type("unsignedinteger", integer)
    let inexact = type("inexact", number)
    let floating = type("floating", inexact)
    abstract = [generic, number, integer, signed, unsigned, inexact, floating]
    numbers = Kind.allCases.filter { $0 != .text }.map { kind in
      let base =
        kind.isFloating ? floating : kind == .bool ? generic : kind.isUnsigned ? unsigned : signed
      return (
        kind,
        ClassObject(
          name: kind.rawValue, module: "numpy", base: base,
          furtherBases: kind == .float64 ? [context.types.float] : [],
          construct: Self.constructor(kind))
      )
    }
  }

  /// `np.float32(x)`: a number, or an array of the kind.
  private static func constructor(_ kind: Kind) -> BuiltinFunction {
    ArrayFunction(kind.rawValue, "x=0", "A number of the kind.") { call in
      if let text = call["x"].asString {
        return try NDArray(
          [try call.context.convertedFloat(Value(text))], shape: [], kind: kind
        ).value
      }
      return try NDArray.of(call["x"], kind: kind, in: call.context).value
    }.function
  }

  func register(in context: Context) {
    context.register(nativeClass: array, typeName: "numpy.ndarray")
    context.register(nativeClass: dtype, typeName: "numpy.dtype")
    context.register(nativeClass: text, typeName: "numpy.str_")
    context.register(
      nativeClass: UniversalFunction.type(in: context), typeName: UniversalFunction.typeKey)
    context.register(nativeClass: ComplexArray.type(in: context), typeName: ComplexArray.typeKey)
    context.register(nativeClass: linearError, typeName: "numpy.linalg.LinAlgError")
    context.register(nativeClass: axisError, typeName: "numpy.exceptions.AxisError")
    context.register(
      nativeClass: castError, typeName: "numpy._core._exceptions._UFuncOutputCastingError")
    for (kind, type) in numbers {
      context.register(nativeClass: type, typeName: "numpy.\(kind.rawValue)")
    }
  }

  /// The classes by their names in the module.
  func attributes(in context: Context) -> [(String, Value)] {
    var named: [(String, Value)] = [
      ("ndarray", .classObject(array)), ("dtype", .classObject(dtype)),
    ]
    named += abstract.map { ($0.name, .classObject($0)) }
    named += numbers.map { ($0.type.name, .classObject($0.type)) }
    let aliases: [(String, Kind)] = [
      ("bool_", .bool), ("int_", .int64), ("intp", .int64), ("long", .int64),
      ("longlong", .int64), ("intc", .int32), ("short", .int16), ("byte", .int8),
      ("ubyte", .uint8), ("ushort", .uint16), ("single", .float32), ("double", .float64),
    ]
    for (name, kind) in aliases {
      named += numbers.filter { $0.kind == kind }.map { (name, .classObject($0.type)) }
    }
    named.append(("str_", .classObject(text)))
    return named
  }
}
