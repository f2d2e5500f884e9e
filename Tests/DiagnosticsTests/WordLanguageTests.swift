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
  ("（i = 1）", "（i = 1）"), ("", ""), ("读不懂$\\text{第2步}h$的h", "读不懂 $\\text{第2步}h$ 的 h"),
  ("把`第2步`写成`x`", "把 `第2步` 写成 `x`"), ("读不懂'第2步a'的a", "读不懂 '第2步a' 的 a"),
  ("f'是g'的2倍", "f' 是 g' 的 2 倍"), ("只有一个$和2", "只有一个 $ 和 2"),
])
func `Chinese text has blanks around what is not Han`(_ text: String, _ spaced: String) {
  #expect(WordLanguage.chinese.text("", text) == spaced)
  #expect(WordLanguage.english.text("the state h由", text) == "the state h由")
}
