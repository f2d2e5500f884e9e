/// The colors of a matrix's numbers, from the low to the high end.
package enum ColorMap: String, Hashable, Sendable, CaseIterable {
  /// From dark blue over green to yellow: as light as the number is high, for every eye.
  case viridis
  case gray
  /// Gray the other way round: high numbers are dark.
  case grayReversed = "gray_r"
  case blues = "Blues"
  case reds = "Reds"
  /// From black over red and yellow to white.
  case hot
  /// From blue over white to red, for numbers on both sides of zero.
  case coolwarm
}

extension ColorMap {
  /// The color at a part of the way from zero to one.
  package func color(_ part: Double) -> Chart.Color {
    let stops = stops
    let place = min(1, max(0, part)) * Double(stops.count - 1)
    let first = min(Int(place), stops.count - 2)
    let share = place - Double(first)
    func mix(_ shift: Int) -> UInt8 {
      let from = Double((stops[first] >> shift) & 255)
      let to = Double((stops[first + 1] >> shift) & 255)
      return UInt8((from + share * (to - from)).rounded())
    }
    return .rgb(red: mix(16), green: mix(8), blue: mix(0))
  }

  /// Whether words above the color are better white than black.
  func isDark(_ part: Double) -> Bool {
    guard case .rgb(let red, let green, let blue) = color(part) else { return false }
    return 0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue) < 140
  }

  /// Colors at equal distances, red before green before blue.
  private var stops: [Int] {
    switch self {
    case .viridis:
      [
        0x440154, 0x482878, 0x3E4A89, 0x31688E, 0x26828E, 0x1F9E89, 0x35B779, 0x6DCD59, 0xB4DE2C,
        0xFDE725,
      ]
    case .gray: [0x000000, 0xFFFFFF]
    case .grayReversed: [0xFFFFFF, 0x000000]
    case .blues: [0xF7FBFF, 0xC6DBEF, 0x6BAED6, 0x2171B5, 0x08306B]
    case .reds: [0xFFF5F0, 0xFCBBA1, 0xFB6A4A, 0xCB181D, 0x67000D]
    case .hot: [0x0B0000, 0xFF0000, 0xFFFF00, 0xFFFFFF]
    case .coolwarm: [0x3B4CC0, 0x8DB0FE, 0xDDDDDD, 0xF49A7B, 0xB40426]
    }
  }
}
