/// A format specification, read: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`.
struct FormatSpecification {
  var fill: Character = " "
  var alignment: Character?
  var sign: Character = "-"
  var isAlternate = false
  var width = 0
  var grouping: Character?
  var precision: Int?
  var type: Character?

  /// - Throws: Python's `ValueError` for a specification that can't be read.
  init(_ text: String, typeName: String) throws(Raise) {
    var rest = Array(text)[...]
    var hasFill = false
    if rest.count >= 2, let second = rest.dropFirst().first, "<>=^".contains(second) {
      fill = rest.removeFirst()
      hasFill = true
      alignment = rest.removeFirst()
    } else if let first = rest.first, "<>=^".contains(first) {
      alignment = rest.removeFirst()
    }
    if let first = rest.first, "+- ".contains(first) { sign = rest.removeFirst() }
    if rest.first == "z" { rest.removeFirst() }
    if rest.first == "#" {
      isAlternate = true
      rest.removeFirst()
    }
    if rest.first == "0" {
      rest.removeFirst()
      if !hasFill { fill = "0" }
      if alignment == nil { alignment = "=" }
    }
    width = try Self.number(&rest) ?? 0
    if let first = rest.first, ",_".contains(first) { grouping = rest.removeFirst() }
    if rest.first == "." {
      rest.removeFirst()
      precision = try Self.number(&rest)
      if precision == nil { throw Raise(.valueError, "Format specifier missing precision") }
    }
    if let first = rest.first, rest.count == 1 {
      type = first
      rest.removeFirst()
    }
    if !rest.isEmpty { throw Raise(.valueError, "Invalid format specifier") }
  }

  private static func number(_ rest: inout ArraySlice<Character>) throws(Raise) -> Int? {
    var value: Int?
    while let digit = rest.first, digit.isASCII, let number = digit.wholeNumberValue {
      value = (value ?? 0) * 10 + number
      rest.removeFirst()
      if value ?? 0 > 1_000_000 {
        throw Raise(.valueError, "Too many decimal digits in format string")
      }
    }
    return value
  }

  /// The text in the width, aligned; `signWidth` characters in front stay there with `=`.
  func padded(_ text: String, standard: Character, signWidth: Int = 0) -> String {
    let count = text.unicodeScalars.count
    guard count < width else { return text }
    let missing = width - count
    func blanks(_ count: Int) -> String { String(repeating: fill, count: count) }
    switch alignment ?? standard {
    case ">": return blanks(missing) + text
    case "^": return blanks(missing / 2) + text + blanks(missing - missing / 2)
    case "=": return text.prefix(signWidth) + blanks(missing) + text.dropFirst(signWidth)
    default: return text + blanks(missing)
    }
  }

  /// The sign in front of a number.
  func signText(isNegative: Bool) -> String {
    if isNegative { return "-" }
    return sign == "-" ? "" : String(sign)
  }

  /// The whole digits with separators, and zeros in front where `0` fills the width.
  func grouped(_ digits: String, every size: Int = 3, taken: Int) -> String {
    var digits = digits
    guard let grouping else { return digits }
    if fill == "0", alignment == "=" {
      while separated(digits, size, grouping).count + taken < width { digits = "0" + digits }
      // A separator can't stand first: one zero more than the width asks for is Python's answer.
    }
    return separated(digits, size, grouping)
  }

  private func separated(_ digits: String, _ size: Int, _ separator: Character) -> String {
    var result = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % size == 0 { result.append(separator) }
      result.append(digit)
    }
    return result
  }
}
