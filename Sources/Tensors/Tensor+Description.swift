/// The printed form, as PyTorch's `repr` with the thread's `PrintOptions`.
extension Tensor: CustomStringConvertible {
  /// Such as `tensor([[1., 2.]], grad_fn=<AddBackward0>)`.
  public var description: String {
    let opening = "tensor("
    var suffixes: [String] = []
    var body = "[]"
    if count == 0 {
      if rank != 1 {
        suffixes.append("size=(" + shape.map(String.init).joined(separator: ", ") + ")")
      }
      if dtype != .standard { suffixes.append("dtype=torch.\(dtype.rawValue)") }
    } else {
      if dtype.isFloatingPoint ? dtype != .standard : dtype.isInteger && dtype != .int64 {
        suffixes.append("dtype=torch.\(dtype.rawValue)")
      }
      body = TensorPrinter(self).text(indent: opening.count)
    }
    if let name = gradientFunctionName {
      suffixes.append("grad_fn=<\(name)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    return joined(opening + body, suffixes, indent: opening.count) + ")"
  }

  /// The elements alone, as `tolist()` prints them: `[[1.0, 2.0], [3.0, 4.0]]`.
  public var listDescription: String {
    guard rank > 0 else { return scalars.first.map(NumberFormat.python) ?? "" }
    let rows = (0..<shape[0]).map { row(0, $0).listDescription }
    return "[" + rows.joined(separator: ", ") + "]"
  }

  private func joined(_ text: String, _ suffixes: [String], indent: Int) -> String {
    let lastLine =
      text.utf8.lastIndex(of: UInt8(ascii: "\n")).map { text[$0...].count } ?? text.count + 1
    var (result, length) = (text, lastLine + 1)
    let width = PrintOptions.current.lineWidth
    for suffix in suffixes {
      if length + suffix.count + 2 > width {
        result += ",\n" + String(repeating: " ", count: indent) + suffix
        length = indent + suffix.count
      } else {
        result += ", " + suffix
        length += suffix.count + 2
      }
    }
    return result
  }
}

/// Lays out a tensor's elements in lines.
private struct TensorPrinter {
  private let tensor: Tensor
  private let options: PrintOptions
  private let isCut: Bool
  private let format: ElementFormat

  init(_ tensor: Tensor) {
    self.tensor = tensor
    let options = PrintOptions.current
    self.options = options
    isCut = tensor.count > options.threshold
    format = ElementFormat(
      isCut ? Self.shown(tensor, options.edgeItems) : tensor.scalars, options)
  }

  func text(indent: Int) -> String { text(tensor, indent) }

  /// The elements that a cut tensor shows.
  private static func shown(_ tensor: Tensor, _ edge: Int) -> [Scalar] {
    guard tensor.rank > 0 else { return tensor.scalars }
    return visible(tensor.shape[0], edge).flatMap { $0 }
      .flatMap { shown(tensor.row(0, $0), edge) }
  }

  /// The places shown of a dimension: all in one group, or its two ends.
  private static func visible(_ size: Int, _ edge: Int) -> [Range<Int>] {
    size > 2 * edge ? [0..<edge, size - edge..<size] : [0..<size]
  }

  private func groups(_ size: Int) -> [Range<Int>] {
    isCut ? Self.visible(size, options.edgeItems) : [0..<size]
  }

  private func text(_ part: Tensor, _ indent: Int) -> String {
    switch part.rank {
    case 0: return part.scalars.map(format.text).joined()
    case 1: return vector(part, indent)
    default:
      let rows = groups(part.shape[0]).map { $0.map { text(part.row(0, $0), indent + 1) } }
      let separator =
        "," + String(repeating: "\n", count: part.rank - 1)
        + String(repeating: " ", count: indent + 1)
      return "[" + Array(rows.joined(separator: ["..."])).joined(separator: separator) + "]"
    }
  }

  private func vector(_ part: Tensor, _ indent: Int) -> String {
    let scalars = part.scalars
    let groups = groups(scalars.count).map { $0.map { format.text(scalars[$0]) } }
    let words = Array(groups.joined(separator: [" ..."]))
    let perLine = max(1, (options.lineWidth - indent) / (format.width + 2))
    let lines = stride(from: 0, to: words.count, by: perLine).map {
      words[$0..<min($0 + perLine, words.count)].joined(separator: ", ")
    }
    return "[" + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
  }
}

/// One way of writing for all elements of a tensor.
private struct ElementFormat {
  private enum Style {
    case plain, whole, fixed, scientific
  }

  private let style: Style
  private let precision: Int
  let width: Int

  init(_ scalars: [Scalar], _ options: PrintOptions) {
    precision = options.precision
    guard case .float = scalars.first else {
      style = .plain
      width = scalars.map { NumberFormat.python($0).count }.max() ?? 1
      return
    }
    let values = scalars.map(\.double).filter { $0.isFinite && $0 != 0 }
    let sizes = values.map { abs($0) }
    guard let least = sizes.min(), let most = sizes.max() else {
      style = .whole
      width = 1
      return
    }
    let isWhole = values.allSatisfy { $0 == $0.rounded() }
    let isWide = most / least > 1000 || most > 1e8 || least < 1e-4
    let chosen: Style =
      options.usesExponents ?? isWide ? .scientific : isWhole ? .whole : .fixed
    style = chosen
    width = values.map { Self.text($0, chosen, options.precision).count }.max() ?? 1
  }

  private static func text(_ value: Double, _ style: Style, _ precision: Int) -> String {
    switch style {
    case .plain: NumberFormat.python(value)
    case .whole: NumberFormat.fixed(value, 0) + (value.isFinite ? "." : "")
    case .fixed: NumberFormat.fixed(value, precision)
    case .scientific: NumberFormat.scientific(value, precision)
    }
  }

  func text(_ scalar: Scalar) -> String {
    let word =
      if case .float(let value) = scalar { Self.text(value, style, precision) } else {
        NumberFormat.python(scalar)
      }
    return String(repeating: " ", count: max(width - word.count, 0)) + word
  }
}
