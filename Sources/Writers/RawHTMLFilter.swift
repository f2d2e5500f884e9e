/// Makes a note's raw HTML fit to stand in a page.
///
/// The rule, which differs from cmark's output on purpose:
/// - elements of prose (``keptElements``) stay, with the attributes of ``keptAttributes``; event
///   handlers, classes and addresses that could run script go;
/// - `script`, `style` and `template` go with all that they hold; comments, declarations and
///   processing instructions go too;
/// - every other tag, such as `<iframe>` or the `<eos>` of a vocabulary, is shown as text;
/// - what a container of Markdown opens is closed at its end, and a closing tag without an opening
///   one goes, so that no note can break out of its place in the page.
struct RawHTMLFilter {
  /// The elements that raw HTML opened and did not close yet, innermost last.
  private var open: [String] = []
  /// For each container around the current place, how many elements were open at its start.
  private var containers: [Int] = []
  /// The element that is left out with its content, while its closing tag has not come.
  private var dropped: String?

  /// Whether what comes now stands within an element that is left out.
  var isDropping: Bool { dropped != nil }

  mutating func enter() {
    containers.append(open.count)
  }

  /// The closing tags of what the container left open.
  mutating func leave() -> String {
    dropped = nil
    return close(downTo: containers.popLast() ?? 0)
  }

  /// A whole block of raw HTML: an element that is left out ends with it.
  mutating func filter(block source: String) -> String {
    defer { dropped = nil }
    return filter(source)
  }

  /// A piece of raw HTML: text and tags, or one inline tag.
  mutating func filter(_ source: String) -> String {
    var scanner = HTMLScanner(source)
    var result = ""
    while let token = scanner.next() {
      if let name = dropped {
        if case .closing(name, _) = token { dropped = nil }
        continue
      }
      switch token {
      case .text(let text): result += text
      case .hidden: break
      case .closing(let name, let source): result += closing(name, source)
      case .opening(let tag): result += opening(tag)
      }
    }
    return result
  }

  private mutating func opening(_ tag: HTMLTag) -> String {
    if droppedElements.contains(tag.name) {
      dropped = tag.name
      return ""
    }
    guard keptElements.contains(tag.name) else { return escaped(tag.source) }
    var result = ""
    if selfClosingSiblings.contains(tag.name), open.last == tag.name, open.count > base {
      result = close(downTo: open.count - 1)
    }
    if !voidElements.contains(tag.name) { open.append(tag.name) }
    let attributes = tag.attributes.compactMap(harmlessAttribute).map { " " + $0 }.joined()
    return result + "<\(tag.name)\(attributes)>"
  }

  private mutating func closing(_ name: String, _ source: String) -> String {
    guard keptElements.contains(name) || droppedElements.contains(name) else {
      return escaped(source)
    }
    guard let index = open.lastIndex(of: name), index >= base else { return "" }
    return close(downTo: index)
  }

  private var base: Int { containers.last ?? 0 }

  private mutating func close(downTo count: Int) -> String {
    var result = ""
    while open.count > count { result += "</\(open.removeLast())>" }
    return result
  }
}
