import CKernels
import Glibc
import Tensors

/// A matrix `W [n, k]` of 8-bit integers: row i stands for `scales[i]·q[i]`.
public final class QuantizedMatrix: Sendable {
  /// n, the number of outputs.
  public let rows: Int
  /// k, the number of terms of each output.
  public let columns: Int
  /// What shares a factor, in the matrix and in what it is multiplied with.
  public let scheme: QuantizationScheme

  /// The longest row whose sum of products surely fits 32 bits.
  static let largestColumns = 65536

  // Written by `init` alone.
  nonisolated(unsafe) private let bytes: UnsafeMutablePointer<Int8>
  nonisolated(unsafe) private let sums: UnsafeMutablePointer<Int32>
  nonisolated(unsafe) private let factors: UnsafeMutablePointer<Float>
  nonisolated(unsafe) let matrix: UnsafeMutablePointer<ck_int8_matrix>

  /// Quantizes a matrix of finite numbers of float32 whose rows are at most 65536 long.
  package convenience init(_ weight: Tensor, _ scheme: QuantizationScheme) {
    precondition(weight.rank == 2, "a layer checks its weights")
    self.init(rows: weight.shape[0], columns: weight.shape[1], scheme)
    fill(weight.elements)
  }

  /// A matrix of integers that are known: `rows · columns` of them, row by row.
  ///
  /// - Parameter scales: The factor of each row, or one for all.
  package convenience init(
    _ integers: [Int8], scales: [Float], rows: Int, columns: Int, _ scheme: QuantizationScheme
  ) {
    precondition(
      integers.count == rows * columns && (scales.count == rows || scales.count == 1),
      "who reads a matrix checks its sizes")
    self.init(rows: rows, columns: columns, scheme)
    for row in 0..<rows {
      factors[row] = scales[scales.count == 1 ? 0 : row]
      for column in 0..<columns { bytes[place(row, column)] = integers[row * columns + column] }
      sums[row] = integers[(row * columns)..<((row + 1) * columns)].reduce(0) { $0 + Int32($1) }
    }
  }

  /// A matrix whose integers are to be filled in.
  private init(rows: Int, columns: Int, _ scheme: QuantizationScheme) {
    precondition(columns <= Self.largestColumns, "who makes a matrix checks its width")
    (self.rows, self.columns, self.scheme) = (rows, columns, scheme)
    let places = (rows + 15) / 16 * 16 * ((columns + 3) / 4 * 4)
    bytes = .allocate(capacity: max(places, 1))
    bytes.initialize(repeating: 0, count: places)
    sums = .allocate(capacity: max(rows, 1))
    factors = .allocate(capacity: max(rows, 1))
    matrix = .allocate(capacity: 1)
    matrix.initialize(
      to: ck_int8_matrix(
        rows: rows, columns: columns, packed: bytes, sums: sums, scales: factors,
        scales_rows: scheme.inputs == .perRow ? 1 : 0))
  }

  deinit {
    bytes.deallocate()
    sums.deallocate()
    factors.deallocate()
    matrix.deallocate()
  }

  /// The integers row by row.
  public var elements: [Int8] {
    (0..<rows).flatMap { row in (0..<columns).map { bytes[place(row, $0)] } }
  }

  /// The factor of each row.
  public var scales: [Float] { (0..<rows).map { factors[$0] } }

  /// The factors that there are: one for each row, or one for all.
  public var storedScales: [Float] { scheme.weights == .perRow ? scales : Array(scales.prefix(1)) }

  /// What the integers and factors take: a byte each, and 4 bytes for a factor.
  public var byteCount: Int { rows * columns + (scheme.weights == .perRow ? 4 * rows : 4) }

  /// The numbers that the integers stand for, `[n, k]`.
  public func dequantized() throws -> Tensor {
    try dequantized(rows: Array(0..<rows)).reshape([rows, columns])
  }

  /// Some rows' numbers, one row after the other: `[count, k]`.
  func dequantized(rows wanted: [Int]) throws -> Tensor {
    let result = try Tensor(uninitialized: [wanted.count, columns])
    let numbers = result.floats
    for (place, row) in wanted.enumerated() {
      for column in 0..<columns {
        numbers[place * columns + column] = factors[row] * Float(bytes[self.place(row, column)])
      }
    }
    return result
  }

  private func place(_ row: Int, _ column: Int) -> Int {
    let quads = (columns + 3) / 4
    return 64 * (column / 4 + quads * (row / 16)) + 4 * (row % 16) + column % 4
  }

  private func fill(_ weights: [Float]) {
    let common = Self.scale(weights[...])
    for row in 0..<rows {
      let numbers = weights[(row * columns)..<((row + 1) * columns)]
      let scale = scheme.weights == .perRow ? Self.scale(numbers) : common
      var sum: Int32 = 0
      for (column, number) in numbers.enumerated() {
        let rounded = (number * (1 / scale)).rounded(.toNearestOrEven)
        let integer = Int8(Swift.min(Swift.max(rounded, -128), 127))
        bytes[place(row, column)] = integer
        sum += Int32(integer)
      }
      factors[row] = scale
      sums[row] = sum
    }
  }

  /// 255 steps from the greatest magnitude below zero to that above it; PyTorch's for `qint8`.
  private static func scale(_ numbers: ArraySlice<Float>) -> Float {
    let largest = numbers.reduce(0) { Swift.max($0, abs($1)) }
    return Swift.max(largest / 127.5, Float.ulpOfOne)
  }
}

extension QuantizedMatrix: Hashable {
  /// Whether both hold the same integers, factors and scheme.
  public static func == (left: QuantizedMatrix, right: QuantizedMatrix) -> Bool {
    left === right
      || left.scheme == right.scheme && left.rows == right.rows && left.columns == right.columns
        && left.scales == right.scales && left.elements == right.elements
  }

  /// Sizes and scheme; the integers are too many.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rows)
    hasher.combine(columns)
    hasher.combine(scheme)
  }
}
