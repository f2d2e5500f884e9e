import Interpreter

/// `array.flags`: how an array lies in its memory.
final class ArrayFlags: NativeObject {
  private let array: NDArray

  init(_ array: NDArray) { self.array = array }

  var typeName: String { "numpy._core.multiarray.flagsobj" }
  var attributeNames: [String] { ["c_contiguous", "f_contiguous", "owndata", "writeable"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "c_contiguous", "contiguous": .bool(array.isContiguous)
    case "f_contiguous": .bool(array.transposed.isContiguous)
    case "owndata": .bool(array.base == nil)
    case "writeable": .bool(array.isWritable)
    default: nil
    }
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {
    guard name == "writeable" else {
      throw .noAttribute(typeName: typeName, name: name, known: attributeNames)
    }
    array.isWritable = try context.truth(value)
  }

  func item(_ key: Value, in context: Context) throws(Raise) -> Value {
    let name = key.asString?.lowercased() ?? ""
    guard let value = try attribute(name, in: context) else {
      throw Raise(.keyError, "Unknown flag")
    }
    return value
  }
}
