import Documents
import Testing

@Test func `stars beside Chinese punctuation are emphasis in a Chinese note`() throws {
  let document = try read("他说**“重点”**在**（后面）**，*《书》*里`“*”`。\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .text("他说"), .strong([.text("“重点”")]), .text("在"), .strong([.text("（后面）")]), .text("，"),
        .emphasis([.text("《书》")]), .text("里"), .code("“*”"), .text("。"),
      ]))
}

@Test func `the same signs follow CommonMark in an English note`() throws {
  let document = try read("---\nlang: en\n---\n\nHe said**“so”**then\n")

  #expect(document.blocks[0].kind == .paragraph([.text("He said**“so”**then")]))
}

@Test func `the places behind such stars are those of the file`() throws {
  let document = try read("**“重点”**在 `{rnn} x` 与 $y$\n")

  #expect(document.expressions.map(\.range) == [range(1, 11, 1, 20)])
  #expect(document.formulas.map { $0.source.location(.start).column } == [24])
}

@Test func `what CommonMark makes of stars beside code stays as it is`() throws {
  let document = try read("**`门`**。**（甲）**：**乙**。后\n")

  #expect(
    document.blocks[0].kind
      == .paragraph([
        .strong([.code("门")]), .text("。"), .strong([.text("（甲）")]), .text("："),
        .strong([.text("乙")]), .text("。后"),
      ]))
}
