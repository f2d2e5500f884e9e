import Diagnostics
import Testing

@Test(arguments: [
  ("zh", WordLanguage.chinese), ("zh-CN", .chinese), ("ZH_tw", .chinese), ("en", .english),
  ("de-CH", .english), ("ja", .english), ("", .english),
])
func `a language's tag tells whose words are used`(_ tag: String, _ language: WordLanguage) {
  #expect(WordLanguage(tag: tag) == language)
}

@Test(arguments: [
  ("状态h由W_hh决定", "状态 h 由 W_hh 决定"), ("共3条，2条成立。", "共 3 条，2 条成立。"),
  ("nn.RNN有1层", "nn.RNN 有 1 层"), ("把$W$当作σ：是", "把 $W$ 当作 σ：是"), ("是 x", "是 x"),
  ("（i = 1）", "（i = 1）"), ("", ""),
])
func `Chinese text has blanks around what is not Han`(_ text: String, _ spaced: String) {
  #expect(WordLanguage.chinese.text("", text) == spaced)
  #expect(WordLanguage.english.text("the state h由", text) == "the state h由")
}
