import Glibc

/// Normal numbers from strips of equal area below the density: one draw for nearly all of them.
///
/// - SeeAlso: Marsaglia and Tsang 2000, "The ziggurat method for generating random variables".
enum Ziggurat {
  /// Where the tail begins.
  private static let tail = 3.6541528853610088
  private static let widths = zigguratEdges.map { $0 * 0x1p-52 }
  /// Below these a draw lies under the strip above, and is taken at once.
  private static let limits: [UInt64] = zigguratEdges.indices.map { index in
    let inner = index == 0 ? tail : index == 1 ? 0 : zigguratEdges[index - 1]
    return UInt64(inner / zigguratEdges[index] * 0x1p52)
  }
  private static let heights = zigguratEdges.indices.map { index in
    index == 0 ? 1 : exp(-0.5 * zigguratEdges[index] * zigguratEdges[index])
  }

  static func normal(_ source: some BitSource) -> Double {
    while true {
      let bits = source.next64()
      let index = Int(bits & 0xff)
      let rest = bits >> 8
      let size = rest >> 1 & 0x000f_ffff_ffff_ffff
      let x = Double(size) * widths[index] * (rest & 1 == 1 ? -1 : 1)
      if size < limits[index] { return x }
      if index == 0 { return fromTail(source, isNegative: size >> 8 & 1 == 1) }
      let height = (heights[index - 1] - heights[index]) * source.double() + heights[index]
      if height < exp(-0.5 * x * x) { return x }
    }
  }

  private static func fromTail(_ source: some BitSource, isNegative: Bool) -> Double {
    while true {
      let x = -log1p(-source.double()) / tail
      let y = -log1p(-source.double())
      if y + y > x * x { return isNegative ? -(tail + x) : tail + x }
    }
  }
}

/// The natural logarithm of the system's library.
func logarithm(_ x: Double) -> Double { log(x) }
