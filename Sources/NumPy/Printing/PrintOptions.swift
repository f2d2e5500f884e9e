import Interpreter

/// What `np.set_printoptions` sets; one for each note.
final class PrintOptions: NativeObject {
  var precision = 8
  var threshold = 1000
  var edgeItems = 3
  var lineWidth = 75
  var suppressesSmall = false
  var floatMode = "maxprec"
  var nan = "nan"
  var infinity = "inf"
  var sign = "-"
  /// The function that `formatter={'float': …}` gives, by kind of element.
  var formatters: [String: Value] = [:]

  var typeName: String { "numpy.printoptions" }

  init() {}

  convenience init(copying other: PrintOptions) {
    self.init()
    copy(other)
  }

  /// Takes over all of another's settings.
  func copy(_ other: PrintOptions) {
    precision = other.precision
    threshold = other.threshold
    edgeItems = other.edgeItems
    lineWidth = other.lineWidth
    suppressesSmall = other.suppressesSmall
    floatMode = other.floatMode
    nan = other.nan
    infinity = other.infinity
    sign = other.sign
    formatters = other.formatters
  }

  /// The name under which a context's class of arrays keeps its options.
  static let attribute = "__printoptions__"

  /// The options of a note.
  static func of(_ context: Context) -> PrintOptions {
    let type = context.nativeClass(named: "numpy.ndarray")
    return type.lookup(attribute)?.native(as: PrintOptions.self) ?? PrintOptions()
  }

  /// Takes over what a call names.
  func change(_ call: Call) throws {
    if let value = try call.optionalInt("precision") { try setPrecision(value) }
    if let value = try call.optionalInt("edgeitems") { edgeItems = max(value.clamped, 0) }
    if let value = try call.optionalInt("linewidth") { lineWidth = max(value.clamped, 0) }
    if call.isGiven("threshold") {
      let value = try call.double("threshold")
      threshold = abs(value) < 1e15 ? Int(value) : Int.max
    }
    if call.isGiven("suppress") { suppressesSmall = try call.bool("suppress") }
    if call.isGiven("nanstr") { nan = try call.string("nanstr") }
    if call.isGiven("infstr") { infinity = try call.string("infstr") }
    if call.isGiven("floatmode") { floatMode = try call.string("floatmode") }
    if call.isGiven("sign") { sign = try call.string("sign") }
    if case .dict(let dict) = call["formatter"] {
      for entry in dict.table.live {
        if let name = entry.key.asString { formatters[name] = entry.value }
      }
    }
  }

  func setPrecision(_ value: Int) throws {
    guard value >= 0 else { throw ArrayError.value("precision must be >= 0").raise }
    precision = min(value, 1000)
  }

  func exit(_ raise: Raise?, in context: Context) throws(Raise) -> Bool { false }
}
