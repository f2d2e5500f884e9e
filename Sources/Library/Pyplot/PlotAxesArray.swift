import Interpreter

/// Several axes, as `subplots` gives them: an array with one or two dimensions.
final class PlotAxesArray: NativeObject {
  private let rows: [[PlotAxes]]
  private let isFlat: Bool

  init(_ rows: [[PlotAxes]], isFlat: Bool) {
    self.rows = rows
    self.isFlat = isFlat
  }

  var typeName: String { "ndarray" }
  var attributeNames: [String] { ["flat", "flatten", "ravel", "reshape", "shape", "size"] }

  private var flat: PlotAxesArray { PlotAxesArray([Array(rows.joined())], isFlat: true) }

  private var elements: [Value] {
    isFlat
      ? rows[0].map { .native($0) }
      : rows.map { .native(PlotAxesArray([$0], isFlat: true)) }
  }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "flat": return .native(flat)
    case "size": return .int(rows.joined().count)
    case "shape":
      let columns = Value.int(rows[0].count)
      return Value(tuple: isFlat ? [columns] : [.int(rows.count), columns])
    case "flatten", "ravel", "reshape", "tolist":
      let flat = flat
      return .builtin(
        BuiltinFunction(name, [.variadic("shape")], documentation: "All axes in one row.") {
          (_, _) throws(Raise) in .native(flat)
        })
    default: return nil
    }
  }

  func length(in context: Context) throws(Raise) -> Int { elements.count }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    if case .tuple(let keys) = key, !isFlat, keys.elements.count == 2 {
      let row = try context.item(Value(list: elements), keys.elements[0])
      return try context.item(row, keys.elements[1])
    }
    let part = try context.item(Value(list: elements), key)
    guard let parts = part.asSequence else { return part }
    let axes = parts.compactMap { $0.native(as: PlotAxes.self) }
    return axes.count == parts.count ? .native(PlotAxesArray([axes], isFlat: true)) : part
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    try context.iterator(Value(list: elements))
  }

  func repr(in context: Context) throws(Raise) -> String {
    let shown = isFlat ? "\(rows[0].count)" : "\(rows.count), \(rows[0].count)"
    return "<array of axes (\(shown))>"
  }
}
