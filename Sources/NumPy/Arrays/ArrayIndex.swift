import Interpreter

/// One part of an index such as `x[0, 1:3, ..., None, mask]`.
enum ArrayIndex {
  case at(Int)
  case slice(SliceObject)
  case newAxis
  case ellipsis
  case places(NDArray)
  case mask(NDArray)

  /// How many dimensions the part uses up.
  var dimensions: Int {
    switch self {
    case .at, .slice, .places: 1
    case .newAxis, .ellipsis: 0
    case .mask(let mask): mask.rank
    }
  }

  static func parts(of key: Value, in context: Context) throws -> [ArrayIndex] {
    guard case .tuple(let tuple) = key else { return [try part(key, in: context)] }
    return try tuple.elements.map { try part($0, in: context) }
  }

  private static func part(_ key: Value, in context: Context) throws -> ArrayIndex {
    switch key {
    case .none: return .newAxis
    case .ellipsis: return .ellipsis
    case .int(let place): return .at(place)
    case .slice(let slice): return .slice(slice)
    case .bool(let flag): return .mask(try NDArray(truths: [flag], shape: []))
    case .list, .range:
      let array = try NDArray.of(key, in: context)
      return try array.count == 0 ? .places(array.of(.int64)) : part(.native(array), in: context)
    case .tuple: return try part(.native(try NDArray.of(key, in: context)), in: context)
    case .native(let object as ArrayScalar) where object.kind.isInteger:
      return .at(Int(truncated(object.double)))
    case .native(let object as ArrayScalar) where object.kind == .bool:
      return .mask(try object.array())
    case .native(let object as NDArray):
      if object.kind == .bool { return .mask(object) }
      if object.kind.isInteger { return .places(object) }
      throw object.kind.isFloating
        ? Raise(.indexError, "arrays used as indices must be of integer (or boolean) type")
        : ArrayError.badIndex.raise
    case .native(let object as any ArrayConvertible):
      return try part(.native(try object.array(in: context)), in: context)
    default: throw ArrayError.badIndex.raise
    }
  }
}

/// What an index selects.
enum Selection {
  /// A part of the same memory.
  case view(NDArray)
  /// Places of the memory, in order, in a shape.
  case places([Int], shape: [Int])
}

extension NDArray {
  func selection(_ parts: [ArrayIndex], in context: Context) throws -> Selection {
    let used = parts.reduce(0) { $0 + $1.dimensions }
    guard used <= rank else { throw ArrayError.tooManyIndices(rank: rank, given: used).raise }
    let ellipses = parts.filter { if case .ellipsis = $0 { true } else { false } }.count
    guard ellipses <= 1 else { throw ArrayError.twoEllipses.raise }
    let filler = [ArrayIndex](
      repeating: .slice(SliceObject(lower: .none, upper: .none, step: .none)), count: rank - used)
    var whole: [ArrayIndex] = []
    for part in parts {
      if case .ellipsis = part { whole += filler } else { whole.append(part) }
    }
    if ellipses == 0 { whole += filler }
    var reader = IndexReader(array: self, context: context)
    reader.isAdvanced = parts.contains {
      switch $0 {
      case .places, .mask: true
      default: false
      }
    }
    for part in whole { try reader.read(part) }
    return try reader.selection()
  }

  /// A place of an axis counted from the front.
  func place(_ index: Int, axis: Int) throws -> Int {
    let size = shape[axis]
    guard index >= -size, index < size else {
      throw ArrayError.indexRange(index, axis: axis, size: size).raise
    }
    return index < 0 ? index + size : index
  }
}

/// Goes through the parts of an index and notes what stays of the array's dimensions.
private struct IndexReader {
  let array: NDArray
  let context: Context
  /// Whether places are looked up by arrays, with which integers then go.
  var isAdvanced = false
  private var axis = 0
  private var offset: Int
  private var shape: [Int] = []
  private var strides: [Int] = []
  /// Arrays of places with the stride that they step by.
  private var looked: [(places: NDArray, stride: Int)] = []
  /// How many dimensions stand before each array of places.
  private var standing: [Int] = []

  init(array: NDArray, context: Context) {
    self.array = array
    self.context = context
    offset = array.offset
  }

  mutating func read(_ part: ArrayIndex) throws {
    switch part {
    case .newAxis: add(size: 1, stride: 0)
    case .ellipsis: break
    case .slice(let slice):
      let range = try context.indices(slice, count: array.shape[axis])
      let stride = array.strides[axis]
      if range.count > 0 { offset += range.start * stride }
      add(size: range.count, stride: stride &* range.step)
      axis += 1
    case .at(let index):
      let place = try array.place(index, axis: axis)
      if isAdvanced {
        look(try NDArray(places: [place], shape: []))
      } else {
        offset += place * array.strides[axis]
        axis += 1
      }
    case .places(let places):
      let definite = try places.integers.map { try array.place(Int($0), axis: axis) }
      look(try NDArray(places: definite, shape: places.shape))
    case .mask(let mask): try read(mask)
    }
  }

  private mutating func read(_ mask: NDArray) throws {
    for (index, size) in mask.shape.enumerated() where array.shape[axis + index] != size {
      throw ArrayError.maskSize(axis: axis + index, size: array.shape[axis + index], mask: size)
        .raise
    }
    if mask.rank == 0 {
      let isTrue = mask.truths[0]
      looked.append((try NDArray(places: isTrue ? [0] : []), 0))
      standing.append(shape.count)
      return
    }
    for places in try mask.nonzero() { look(places) }
  }

  private mutating func look(_ places: NDArray) {
    looked.append((places, array.strides[axis]))
    standing.append(shape.count)
    axis += 1
  }

  private mutating func add(size: Int, stride: Int) {
    shape.append(size)
    strides.append(stride)
  }

  func selection() throws -> Selection {
    let rest = array.view(shape: shape, strides: strides, offset: offset)
    guard isAdvanced else { return .view(rest) }
    let common: [Int]
    do {
      common = try NDArray.broadcastShape(looked.map(\.places.shape))
    } catch {
      throw ArrayError.indexShapes(looked.map(\.places.shape)).raise
    }
    var found = [Int](repeating: 0, count: common.reduce(1, *))
    for (places, stride) in looked {
      for (index, place) in try places.broadcast(to: common).integers.enumerated() {
        found[index] += Int(place) * stride
      }
    }
    // Arrays side by side keep their place; with something between them they go to the front.
    let isTogether = Set(standing).count <= 1
    let front = isTogether ? standing.first ?? 0 : 0
    let before = rest.view(shape: Array(shape[..<front]), strides: Array(strides[..<front]))
    let after = rest.view(
      shape: Array(shape[front...]), strides: Array(strides[front...]), offset: 0)
    let whole = before.shape + common + after.shape
    try NDArray.check(whole)
    var positions: [Int] = []
    let (starts, ends) = (before.positions, after.positions)
    for start in starts {
      for middle in found { for end in ends { positions.append(start + middle + end) } }
    }
    return .places(positions, shape: whole)
  }
}
