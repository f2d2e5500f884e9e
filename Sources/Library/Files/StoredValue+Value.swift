import Interpreter
import NumPy
import RNN
import Tensors

extension StoredValue {
  /// A value of a cell as it can be written down.
  ///
  /// - Parameter path: Where the value stands in the one that is saved: `['model']['bias']`.
  /// - Throws: A `TypeError` that names what can't be saved, and where it stands.
  init(_ value: Value, at path: String = "", depth: Int = 0, in context: Context) throws {
    try context.step()
    guard depth < 200 else { throw CheckpointError.tooDeep }
    switch value {
    case .none: self = .none
    case .bool(let flag): self = .bool(flag)
    case .int(let number): self = .integer(number)
    case .float(let number): self = .number(number)
    case .string(let text): self = .text(text.text)
    case .list(let list):
      self = .list(try Self.elements(list.elements, path, depth, context))
    case .tuple(let tuple): self = try Self.tuple(tuple, path, depth, context)
    case .dict(let dictionary): self = try Self.dictionary(dictionary, path, depth, context)
    case .native(let number as ArrayScalar):
      self = try StoredValue(number.plain, at: path, depth: depth, in: context)
    default:
      if let weight = value.native(as: QuantizedTensor.self) {
        self = .integers(weight.matrix)
        return
      }
      guard let tensor = value.tensor else { throw Self.refusal(value, path) }
      self = value.isParameter ? .parameter(tensor) : .tensor(tensor)
    }
  }

  private static func elements(
    _ values: [Value], _ path: String, _ depth: Int, _ context: Context
  ) throws -> [StoredValue] {
    try values.enumerated().map { place, value in
      try StoredValue(value, at: "\(path)[\(place)]", depth: depth + 1, in: context)
    }
  }

  private static func tuple(
    _ tuple: TupleObject, _ path: String, _ depth: Int, _ context: Context
  ) throws -> StoredValue {
    switch tuple.typeName {
    case nil: return .tuple(try elements(tuple.elements, path, depth, context))
    case "torch.Size": return .size(tuple.elements.compactMap(\.asInt))
    default: throw refusal(.tuple(tuple), path)
    }
  }

  private static func dictionary(
    _ dictionary: DictObject, _ path: String, _ depth: Int, _ context: Context
  ) throws -> StoredValue {
    let kinds: [String?: DictionaryKind] = [
      nil: .plain, "OrderedDict": .ordered, "Counter": .counter,
    ]
    guard let kind = kinds[dictionary.typeName], dictionary.defaultFactory == nil else {
      throw refusal(.dict(dictionary), path)
    }
    let entries = try dictionary.table.live.map { entry in
      let place = "\(path)[\(try context.repr(entry.key))]"
      return StoredEntry(
        try StoredValue(entry.key, at: place, depth: depth + 1, in: context),
        try StoredValue(entry.value, at: place, depth: depth + 1, in: context))
    }
    return .dictionary(entries, kind: kind)
  }

  private static func refusal(_ value: Value, _ path: String) -> Raise {
    let place = path.isEmpty ? "" : " (at \(path))"
    var fix: String?
    if ModuleInstance(value) != nil { fix = "save its state: model.state_dict()" }
    if value.native(as: OptimizerState.self) != nil {
      fix = "save its state: optimizer.state_dict()"
    }
    if ScheduleInstance(value)?.object.attributes["last_epoch"] != nil {
      fix = "save its state: scheduler.state_dict()"
    }
    return Raise(
      .typeError, "torch.save() can't save a value of type \(value.plainTypeName)\(place)",
      fix: fix
        ?? "numbers, text, tensors and lists, tuples and dicts of them can be saved")
  }
}

extension StoredValue {
  /// The value for a cell.
  func value(_ library: CellLibrary, in context: Context) throws(Raise) -> Value {
    try context.step()
    switch self {
    case .none: return .none
    case .bool(let flag): return .bool(flag)
    case .integer(let number): return .int(number)
    case .number(let number): return .float(number)
    case .text(let text): return Value(text)
    case .list(let elements): return Value(list: try values(elements, library, context))
    case .tuple(let elements): return Value(tuple: try values(elements, library, context))
    case .size(let shape): return Value(size: shape)
    case .tensor(let tensor): return Value(tensor)
    case .parameter(let tensor): return library.parameter(tensor)
    case .integers(let matrix): return .native(QuantizedTensor(matrix))
    case .dictionary(let entries, let kind):
      var table = OrderedTable()
      for entry in entries {
        try table.set(
          entry.value.value(library, in: context), for: entry.key.value(library, in: context),
          in: context)
      }
      let names: [DictionaryKind: String] = [.ordered: "OrderedDict", .counter: "Counter"]
      return .dict(DictObject(table, typeName: names[kind]))
    }
  }

  private func values(
    _ elements: [StoredValue], _ library: CellLibrary, _ context: Context
  ) throws(Raise) -> [Value] {
    var values: [Value] = []
    for element in elements { values.append(try element.value(library, in: context)) }
    return values
  }
}
