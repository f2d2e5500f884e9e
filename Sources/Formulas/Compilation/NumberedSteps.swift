/// Equations that are written for a step of their own: `h₁ = f(W h₀ + U x₁)`.
enum NumberedSteps {
  /// The step of an equation, where what it defines is taken from the step before, the input has
  /// the step's number, and no weight has it: numbered weights are those of layers.
  static func step(_ sides: [EquationRow.Side]) -> Int? {
    guard sides.count == 2, sides[0].count == 1, let left = sides[0][0].numbered,
      (1...maximum).contains(left.number)
    else { return nil }
    var used: [Numbered] = []
    var pending = sides[1]
    while let node = pending.popLast() {
      if let symbol = node.numbered { used.append(symbol) } else { pending += node.parts }
    }
    let isRecurrent = used.contains { $0.letter == left.letter && $0.number == left.number - 1 }
    let hasInput = used.contains { $0.number == left.number && CellRoles.isInputName($0.letter) }
    let hasLayers = used.contains { $0.letter.first?.isUppercase == true || $0.letter == "b" }
    return isRecurrent && hasInput && !hasLayers ? left.number : nil
  }

  /// No note is written for a later step.
  static let maximum = 1_000_000

  fileprivate struct Numbered {
    var letter: String
    var number: Int
  }
}

extension FormulaNode {
  /// A letter with a number as its index.
  fileprivate var numbered: NumberedSteps.Numbered? {
    guard case .scripts(let base?, let lower?, _, _) = kind, let letter = base.symbolText,
      case .number(let digits) = lower.only.kind, let number = Int(digits)
    else { return nil }
    return NumberedSteps.Numbered(letter: letter, number: number)
  }
}
