import Diagnostics

/// The words on symbols and what they are, in a language.
package struct SymbolWords: Sendable {
  private let language: WordLanguage

  package init(_ language: WordLanguage) { self.language = language }

  /// The heads of a table: the symbol, its role, its shape, how many numbers it has.
  package var header: [String] {
    [
      language.text("symbol", "符号"), language.text("role", "作用"), language.text("shape", "形状"),
      language.text("numbers", "参数个数"),
    ]
  }

  package var meaning: String { language.text("meaning", "含义") }

  /// The shape of what has no dimensions.
  package var number: String { language.text("number", "一个数") }

  package func role(_ role: CellSymbol.Role) -> String {
    switch role {
    case .input: language.text(role.rawValue, "输入")
    case .state: language.text(role.rawValue, "状态")
    case .parameter: language.text(role.rawValue, "参数")
    case .output: language.text(role.rawValue, "输出")
    case .intermediate: language.text(role.rawValue, "中间量")
    case .memory: language.text(role.rawValue, "记忆序列")
    case .score: language.text(role.rawValue, "得分")
    case .weight: language.text(role.rawValue, "注意力权重")
    case .featureCount: language.text(role.rawValue, "特征数")
    }
  }
}
