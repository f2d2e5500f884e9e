// What a node is within the row of an equation.

extension FormulaNode {
  var isEquals: Bool { ["=", "≔", "≜", "≝"].contains(symbolText) }

  var isSpace: Bool {
    if case .space = kind { return true }
    return false
  }

  var isFenced: Bool {
    if case .fenced = kind { return true }
    return false
  }

  var isWideSpace: Bool {
    if case .space(let em) = kind { return em >= 1 }
    return false
  }

  var isBinaryMark: Bool {
    if case .symbol(let symbol) = kind { return symbol.symbolClass == .binary }
    return false
  }

  /// Whether the node separates the parts of a list.
  var isSeparator: Bool {
    switch kind {
    case .symbol(let symbol): symbol.text == "," || symbol.text == ";"
    case .word(let word): word == "，" || word == "；" || word == "、"
    default: false
    }
  }

  var isEndMark: Bool {
    switch kind {
    case .symbol(let symbol): [",", ";", "."].contains(symbol.text)
    case .word(let word): ["，", "；", "。"].contains(word)
    default: false
    }
  }

  /// A name before an equation: `遗忘门：`.
  var isLeadLabel: Bool {
    switch kind {
    case .word(let word): word.hasSuffix("：")
    case .text(let nodes, _):
      nodes.last.map { node in
        guard case .words(let words) = node.kind else { return false }
        return words.reversed().drop(while: \.isWhitespace).first.map { "：:".contains($0) } ?? false
      } ?? false
    default: false
    }
  }

  /// A word in upright letters: `\text{softmax}`, `\mathrm{ReLU}`, `\operatorname{f}`.
  var wordName: String? {
    switch kind {
    case .function(let name, _): name
    case .text, .font(.roman, _):
      plainName.flatMap { $0.count > 1 ? $0.filter { !$0.isWhitespace } : nil }
    case .group(let nodes) where nodes.count == 1: nodes[0].wordName
    default: nil
    }
  }

  /// 1 for an opening bracket, −1 for a closing one (with or without scripts), else 0.
  var bracketStep: Int {
    switch kind {
    case .symbol(let symbol):
      if ["(", "[", "{"].contains(symbol.text) { return 1 }
      return [")", "]", "}"].contains(symbol.text) ? -1 : 0
    case .sizedDelimiter(let text, _, _):
      if ["(", "[", "{"].contains(text) { return 1 }
      return [")", "]", "}"].contains(text) ? -1 : 0
    case .scripts(let base?, _, _, _): return base.bracketStep
    default: return 0
    }
  }

  /// The bracket that the node is, scripts aside.
  var bracketText: String? {
    switch kind {
    case .symbol(let symbol): symbol.text
    case .sizedDelimiter(let text, _, _): text
    case .scripts(let base?, _, _, _): base.bracketText
    default: nil
    }
  }
}
