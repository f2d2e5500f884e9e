import Documents

/// A paragraph that holds one image with a title and nothing else: the title is its caption.
struct Figure {
  let destination: String
  let title: String
  let alternative: [Inline]

  init?(paragraph content: [Inline]) {
    guard content.count == 1, case .image(let destination, let title, let alternative) = content[0],
      !title.isEmpty
    else { return nil }
    self.destination = destination
    self.title = title
    self.alternative = alternative
  }
}

extension HTMLRenderer {
  mutating func figure(_ figure: Figure) {
    html.startLine()
    html.append("<figure>\n")
    image(figure.destination, "", figure.alternative)
    html.append("\n<figcaption>\(mixedText(figure.title))</figcaption>\n</figure>\n")
  }

  mutating func image(_ destination: String, _ title: String, _ alternative: [Inline]) {
    let address = isPage ? imageData(destination) ?? harmless(image: destination) : destination
    html.append("<img src=\"\(escapedAddress(address))\" alt=\"")
    if isPage {
      let isSlide = notebook.document.frontMatter.isMarp
      let text = MarpImageText(alternative.plainText, isMarp: isSlide)
      html.append("\(escaped(text.alternative))\"\(text.sizeAttributes)")
    } else {
      html.append(escaping: alternative.alternativeText)
      html.append("\"")
    }
    if !title.isEmpty { html.append(" title=\"\(escaped(title))\"") }
    html.append(isPage ? " loading=\"lazy\" decoding=\"async\" />" : " />")
  }
}

/// An image's text in a Marp note, without the words that tell Marp where to put the image.
///
/// Source: Marpit's image syntax: `bg`, its sides and fits, `w:`, `h:` and CSS filters.
struct MarpImageText {
  let alternative: String
  /// ` width="…" height="…"`, as far as the text gives pixels.
  let sizeAttributes: String

  init(_ text: String, isMarp: Bool) {
    guard isMarp else {
      alternative = text
      sizeAttributes = ""
      return
    }
    let words = text.split { $0 == " " || $0 == "\n" }
    alternative = words.filter { !Self.isDirective($0) }.joined(separator: " ")
    let width = words.lazy.compactMap { Self.pixels(of: $0, ["w", "width"]) }.first
    let height = words.lazy.compactMap { Self.pixels(of: $0, ["h", "height"]) }.first
    sizeAttributes =
      (width.map { " width=\"\($0)\"" } ?? "") + (height.map { " height=\"\($0)\"" } ?? "")
  }

  private static func isDirective(_ word: Substring) -> Bool {
    let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 { return valueDirectives.contains(parts[0]) }
    let isPercentage = word.hasSuffix("%") && word.dropLast().allSatisfy { $0.isNumber }
    return wordDirectives.contains(word) || isPercentage
  }

  private static func pixels(of word: Substring, _ names: [Substring]) -> Int? {
    let parts = word.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, names.contains(parts[0]) else { return nil }
    return Int(parts[1].hasSuffix("px") ? parts[1].dropLast(2) : parts[1])
  }

  private static let wordDirectives: Set<Substring> = [
    "bg", "left", "right", "vertical", "horizontal", "fit", "contain", "cover", "auto", "blur",
    "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity",
    "saturate", "sepia",
  ]
  private static let valueDirectives: Set<Substring> = [
    "w", "h", "width", "height", "left", "right", "blur", "brightness", "contrast",
    "drop-shadow", "grayscale", "hue-rotate", "invert", "opacity", "saturate", "sepia",
  ]
}
