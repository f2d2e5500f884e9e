import Interpreter
import Plots

/// matplotlib's names of colors, as hues that light and dark pages show alike.
enum PlotColor {
  /// - Throws: `PyplotFault.color` for what names no color.
  static func color(_ value: Value, in context: Context) throws -> Chart.Color? {
    if value.isNone { return nil }
    guard let name = value.asString else {
      let parts = try PlotData(value, in: context)
      guard parts.shape == [3] || parts.shape == [4], parts.numbers.allSatisfy((0...1).contains)
      else { throw PyplotFault.color(try context.repr(value)) }
      return rgb(parts.numbers)
    }
    guard let color = named(name) else { throw PyplotFault.color(name) }
    return color
  }

  static func named(_ name: String) -> Chart.Color? {
    if let letter = letters[name] { return letter }
    if let index = palette(name) { return .palette(index) }
    let plain = name.lowercased().replacing("tab:", with: "").replacing("grey", with: "gray")
    if let hue = hues[plain] { return bits(hue) }
    if let long = letters.first(where: { letterNames[$0.key] == plain }) { return long.value }
    if let level = Double(name), (0...1).contains(level) { return rgb([level, level, level]) }
    return hexadecimal(name)
  }

  private static func palette(_ name: String) -> Int? {
    guard name.first == "C", name.count < 5 else { return nil }
    return Int(name.dropFirst()).flatMap { $0 >= 0 ? $0 : nil }
  }

  private static func hexadecimal(_ name: String) -> Chart.Color? {
    guard name.first == "#" else { return nil }
    var digits = String(name.dropFirst())
    if digits.count == 3 { digits = digits.map { "\($0)\($0)" }.joined() }
    guard [6, 8].contains(digits.count), digits.allSatisfy(\.isHexDigit) else { return nil }
    return Int(digits.prefix(6), radix: 16).map(bits)
  }

  private static func bits(_ color: Int) -> Chart.Color {
    .rgb(
      red: UInt8(color >> 16 & 255), green: UInt8(color >> 8 & 255), blue: UInt8(color & 255))
  }

  private static func rgb(_ parts: [Double]) -> Chart.Color {
    let bytes = parts.map { UInt8(($0 * 255).rounded()) }
    return .rgb(red: bytes[0], green: bytes[1], blue: bytes[2])
  }

  /// The letters of format strings.
  static let letters: [String: Chart.Color] = [
    "b": bits(0x2C6FBB), "g": bits(0x2A9D4A), "r": bits(0xD62728), "c": bits(0x17A2B8),
    "m": bits(0xB84AB8), "y": bits(0xC9A400), "k": .text, "w": bits(0xD9D9D9),
  ]

  private static let letterNames = [
    "b": "blue", "g": "green", "r": "red", "c": "cyan", "m": "magenta", "y": "yellow",
    "k": "black", "w": "white",
  ]

  private static let hues = [
    "orange": 0xE6862A, "purple": 0x8A5FBF, "brown": 0x9C6B4E, "pink": 0xE07BB5,
    "gray": 0x8A8A8A, "olive": 0x98992B, "navy": 0x3B5BA5, "teal": 0x1D8A8A, "lime": 0x55C23A,
    "gold": 0xD9A400, "crimson": 0xDC143C, "steelblue": 0x4682B4, "skyblue": 0x6FB7DC,
    "lightblue": 0x8CBFD6, "darkblue": 0x3450A0, "darkred": 0xB03030, "darkgreen": 0x2E7D32,
    "darkorange": 0xE67700, "coral": 0xFF7F50, "tomato": 0xFF6347, "salmon": 0xFA8072,
    "royalblue": 0x4169E1, "dodgerblue": 0x1E90FF, "forestgreen": 0x2E8B3A, "seagreen": 0x2E8B57,
    "indigo": 0x6A4BAF, "violet": 0xC777C7, "turquoise": 0x30BFB2, "maroon": 0xA04040,
    "lightgray": 0xB8B8B8, "darkgray": 0x7A7A7A, "silver": 0xA8A8A8, "lightgreen": 0x7CCB7C,
    "firebrick": 0xB22222, "chocolate": 0xD2691E, "slateblue": 0x6A5ACD, "hotpink": 0xFF69B4,
    "cornflowerblue": 0x6495ED, "orangered": 0xFF4500, "mediumseagreen": 0x3CB371,
    "indianred": 0xCD5C5C, "limegreen": 0x32CD32,
  ]
}
