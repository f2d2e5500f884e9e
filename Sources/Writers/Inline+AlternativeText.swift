import Documents

extension [Inline] {
  /// The text of an image's `alt` as cmark gives it: as `plainText`, but raw HTML stays, as text.
  var alternativeText: String {
    var text = ""
    var pending = Array(reversed())
    while let inline = pending.popLast() {
      switch inline {
      case .text(let piece), .code(let piece), .html(let piece): text += piece
      case .softBreak, .lineBreak: text += " "
      case .math(let math): text += math.source.source
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner),
        .link(_, _, let inner), .image(_, _, let inner):
        pending += inner.reversed()
      case .expression(let expression): text += expression.code.source
      case .reference(let reference): text += reference.written
      case .footnoteReference: break
      }
    }
    return text
  }
}
