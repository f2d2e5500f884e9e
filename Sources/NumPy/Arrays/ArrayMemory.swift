import Tensors

/// The memory that an array and its views share.
enum ArrayMemory {
  /// A tensor's memory: an array of it and the tensor show the same numbers.
  case numbers(Tensor)
  case texts(TextMemory)
}

/// The texts of an array of `str`.
final class TextMemory {
  var elements: [String]
  init(_ elements: [String]) { self.elements = elements }
}

/// The elements of an array in order, copied out of its memory.
enum Elements {
  case doubles([Double])
  /// Integers and, as 0 and 1, truth values.
  case integers([Int64])
  case texts([String])

  var count: Int {
    switch self {
    case .doubles(let values): values.count
    case .integers(let values): values.count
    case .texts(let values): values.count
    }
  }

  /// The elements at some places.
  func picked(_ places: [Int]) -> Elements {
    switch self {
    case .doubles(let values): .doubles(places.map { values[$0] })
    case .integers(let values): .integers(places.map { values[$0] })
    case .texts(let values): .texts(places.map { values[$0] })
    }
  }

  /// Whether the element at one place stands before that at another when sorted: nan is last.
  func precedes(_ a: Int, _ b: Int) -> Bool {
    switch self {
    case .doubles(let values): values[a] < values[b] || (values[b].isNaN && !values[a].isNaN)
    case .integers(let values): values[a] < values[b]
    case .texts(let values):
      values[a].unicodeScalars.lexicographicallyPrecedes(values[b].unicodeScalars)
    }
  }

  /// Whether the elements at two places are equal; nan is equal to nan.
  func isSame(_ a: Int, _ b: Int) -> Bool { !precedes(a, b) && !precedes(b, a) }

  /// The places in the order of their elements; equal ones keep theirs.
  func sortedPlaces() -> [Int] {
    (0..<count).sorted { precedes($0, $1) || (!precedes($1, $0) && $0 < $1) }
  }
}
