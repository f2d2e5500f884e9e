import Interpreter

private let printParameters =
  "precision=None, threshold=None, edgeitems=None, linewidth=None, suppress=None, nanstr=None, "
  + "infstr=None, formatter=None, sign=None, floatmode=None"

/// Functions of how arrays are printed.
var printingFunctions: [ArrayFunction] {
  [
    ArrayFunction("set_printoptions", printParameters, "Changes how arrays are printed.") { call in
      try PrintOptions.of(call.context).change(call)
      return .none
    },
    ArrayFunction("get_printoptions", "", "How arrays are printed.") { call in
      let options = PrintOptions.of(call.context)
      let pairs: [(String, Value)] = [
        ("precision", .int(options.precision)), ("threshold", .int(options.threshold)),
        ("edgeitems", .int(options.edgeItems)), ("linewidth", .int(options.lineWidth)),
        ("suppress", .bool(options.suppressesSmall)),
      ]
      return .dict(try DictObject(pairs.map { (name: $0.0, value: $0.1) }, in: call.context))
    },
    ArrayFunction("printoptions", printParameters, "A block in which arrays are printed so.") {
      call in
      let changed = PrintOptions(copying: .of(call.context))
      try changed.change(call)
      return .native(PrintingBlock(changed))
    },
    ArrayFunction(
      "array2string",
      "a, max_line_width=None, precision=None, suppress_small=None, separator=' ', prefix=''",
      "An array as text."
    ) { call in
      let options = PrintOptions(copying: .of(call.context))
      if let value = try call.optionalInt("precision") { try options.setPrecision(value) }
      if let value = try call.optionalInt("max_line_width") {
        options.lineWidth = max(value.clamped, 0)
      }
      if call.isGiven("suppress_small") {
        options.suppressesSmall = try call.bool("suppress_small")
      }
      let array = try call.array("a")
      return Value(
        try ArrayText(array, options: options, in: call.context).text(
          separator: try call.string("separator"), prefix: try call.string("prefix"),
          width: options.lineWidth))
    },
    ArrayFunction("array_str", "a", "What print shows.") { call in
      Value(try call.context.text(.native(try call.array("a"))))
    },
    ArrayFunction("array_repr", "arr", "What repr shows.") { call in
      Value(try call.context.repr(.native(try call.array("arr"))))
    },
  ]
}

/// `with np.printoptions(…):`
private final class PrintingBlock: NativeObject {
  private let inside: PrintOptions
  private var outside: PrintOptions?

  init(_ inside: PrintOptions) { self.inside = inside }

  var typeName: String { "numpy.printoptions" }

  func enter(in context: Context) throws(Raise) -> Value {
    outside = PrintOptions(copying: .of(context))
    PrintOptions.of(context).copy(inside)
    return .none
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool {
    if let outside { PrintOptions.of(context).copy(outside) }
    return false
  }
}

/// Functions of kinds of elements.
var kindFunctions: [ArrayFunction] {
  [
    ArrayFunction("result_type", "*arrays_and_dtypes", "The kind that all promote to.") { call in
      let kinds = try call.arguments.rest.map { value in
        try value.operand(in: call.context)?.array.kind ?? Kind.of(value)
      }
      guard let first = kinds.first else {
        throw ArrayError.value("at least one array or dtype is required").raise
      }
      return .native(KindObject(kinds.dropFirst().reduce(first) { $0.promoted(with: $1) }))
    },
    ArrayFunction("promote_types", "type1, type2", "The kind that both promote to.") { call in
      .native(KindObject(try Kind.of(call["type1"]).promoted(with: try Kind.of(call["type2"]))))
    },
    ArrayFunction("isscalar", "element", "Whether it is a single number or text.") { call in
      switch call["element"] {
      case .int, .float, .bool, .string: true
      case .native(let object): .bool(object is ArrayScalar)
      default: false
      }
    },
    ArrayFunction(
      "seterr", "all=None, divide=None, over=None, under=None, invalid=None", "Has no effect here."
    ) { call in
      let settings = [
        ("divide", "warn"), ("over", "warn"), ("under", "ignore"), ("invalid", "warn"),
      ]
      return .dict(
        try DictObject(settings.map { (name: $0.0, value: Value($0.1)) }, in: call.context))
    },
    ArrayFunction("shares_memory", "a, b", "Whether two arrays show the same memory.") { call in
      .bool(try call.array("a").sharesMemory(with: try call.array("b")))
    },
    ArrayFunction("may_share_memory", "a, b", "Whether two arrays show the same memory.") { call in
      .bool(try call.array("a").sharesMemory(with: try call.array("b")))
    },
  ]
}

extension NDArray {
  fileprivate func sharesMemory(with other: NDArray) -> Bool {
    switch (memory, other.memory) {
    case (.numbers(let a), .numbers(let b)): a.sharesMemory(with: b)
    case (.texts(let a), .texts(let b)): a === b
    default: false
    }
  }
}
