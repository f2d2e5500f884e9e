/// The text of an equation such as `ij,jk->ik`, in parts.
struct EinsumText {
  enum Part: Equatable {
    case letter(Character)
    case ellipsis
  }

  private let text: [Character]
  /// Where the arrow is.
  private let arrow: Int?

  init(_ equation: String) {
    let text = Array(equation)
    self.text = text
    arrow = text.indices.dropLast().first { text[$0] == "-" && text[$0 + 1] == ">" }
  }

  /// The parts of each operand's term.
  func inputs() throws -> [[Part]] {
    let bounds = 0..<(arrow ?? text.count)
    var terms: [[Part]] = [[]]
    try read(bounds, isOutput: false, operand: { terms.count - 1 }) { part in
      if let part { terms[terms.count - 1].append(part) } else { terms.append([]) }
    }
    return terms
  }

  /// The parts of the output's term, where there is one.
  func output() throws -> [Part]? {
    guard let arrow else { return nil }
    var term: [Part] = []
    try read(arrow + 2..<text.count, isOutput: true, operand: { 0 }) { part in
      if let part { term.append(part) }
    }
    return term
  }

  /// Calls `body` with each part; with nothing at a comma.
  private func read(
    _ bounds: Range<Int>, isOutput: Bool, operand: () -> Int, _ body: (Part?) -> Void
  ) throws {
    var (index, hasEllipsis) = (bounds.lowerBound, false)
    while index < bounds.upperBound {
      let character = text[index]
      switch character {
      case " ": break
      case ".":
        let end = index + 3
        guard end <= bounds.upperBound, text[index..<end].allSatisfy({ $0 == "." }), !hasEllipsis
        else {
          throw hasEllipsis ? EinsumError.secondEllipsis : .dot(operand: isOutput ? nil : operand())
        }
        hasEllipsis = true
        body(.ellipsis)
        index += 2
      case "," where !isOutput:
        hasEllipsis = false
        body(nil)
      case _ where character.isASCII && character.isLetter: body(.letter(character))
      default: throw EinsumError.character(at: index, isOutput: isOutput)
      }
      index += 1
    }
  }
}
