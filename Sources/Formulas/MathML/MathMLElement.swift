/// An element of MathML: a leaf with text, or a node with children.
struct MathMLElement: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    case text(String)
    case children([MathMLElement])
  }

  var name: String
  var attributes: [Attribute]
  var content: Content

  struct Attribute: Hashable, Sendable {
    var name: String
    var value: String
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String>, _ text: String) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    content = .text(text)
  }

  init(_ name: String, _ attributes: KeyValuePairs<String, String>, _ children: [MathMLElement]) {
    self.name = name
    self.attributes = attributes.map { Attribute(name: $0.key, value: $0.value) }
    content = .children(children)
  }

  init(_ name: String, _ text: String) { self.init(name, [:], text) }

  init(_ name: String, _ children: [MathMLElement] = []) { self.init(name, [:], children) }

  /// One element for several: itself when there is one, else an `mrow`.
  static func row(_ elements: [MathMLElement]) -> MathMLElement {
    elements.count == 1 ? elements[0] : MathMLElement("mrow", elements)
  }

  func with(_ name: String, _ value: String) -> MathMLElement {
    var copy = self
    copy.attributes.removeAll { $0.name == name }
    copy.attributes.append(Attribute(name: name, value: value))
    return copy
  }

  /// Whether the element is a letter, a number or a sign.
  var isLeaf: Bool {
    if case .text = content { true } else { false }
  }

  /// Writes the element as markup behind `output`.
  func write(to output: inout String) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\"\(attribute.value.escapedForMarkup)\""
    }
    output += ">"
    switch content {
    case .text(let text): output += text.escapedForMarkup
    case .children(let children): for child in children { child.write(to: &output) }
    }
    output += "</\(name)>"
  }
}

extension String {
  /// The text with the characters that markup reserves written as entities.
  var escapedForMarkup: String {
    guard utf8.contains(where: \.isReservedByMarkup) else { return self }
    var escaped = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension UInt8 {
  fileprivate var isReservedByMarkup: Bool {
    switch self {
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""): true
    default: false
    }
  }
}
