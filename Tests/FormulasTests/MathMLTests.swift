import Formulas
import Testing

/// The markup between `<semantics>` and the annotation.
private func body(_ latex: String, display: Bool = true) -> String {
  let markup = Formula.parse(latex).mathML(display: display)
  let start = markup.range(of: "<semantics>")?.upperBound ?? markup.startIndex
  let end = markup.range(of: "<annotation")?.lowerBound ?? markup.endIndex
  return String(markup[start..<end])
}

@Test func `a display formula keeps its source as alternative text and annotation`() {
  #expect(
    Formula.parse(#"a < "b" & c"#.replacing("& ", with: #"\& "#)).mathML(display: true)
      == #"<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" "#
      + #"alttext="a &lt; &quot;b&quot; \&amp; c"><semantics><mrow><mi>a</mi><mo>&lt;</mo>"#
      + #"<mi mathvariant="normal">&quot;</mi><mi>b</mi><mi mathvariant="normal">&quot;</mi>"#
      + #"<mi mathvariant="normal">&amp;</mi><mi>c</mi></mrow>"#
      + #"<annotation encoding="application/x-tex">a &lt; &quot;b&quot; \&amp; c</annotation>"#
      + "</semantics></math>")
}

@Test func `a sign before an operand is a prefix, between two operands an operator`() {
  #expect(
    body("a = -b - c")
      == #"<mrow><mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi><mo>−</mo><mi>c</mi></mrow>"#
  )
}

@Test func `signs that belong together have no room between them`() {
  #expect(
    body("x := 1")
      == #"<mrow><mi>x</mi><mo rspace="0">:</mo><mo lspace="0">=</mo><mn>1</mn></mrow>"#)
  #expect(
    body("1{,}000")
      == #"<mrow><mn>1</mn><mo separator="true" lspace="0" rspace="0">,</mo><mn>000</mn></mrow>"#)
  #expect(
    body(#"\lvert x \rVert"#)
      == #"<mrow><mo form="prefix" stretchy="false">|</mo><mi>x</mi>"#
      + #"<mo form="postfix" stretchy="false">‖</mo></mrow>"#)
}

@Test func `what stands on an arrow has room at both ends`() {
  #expect(
    body(#"\xrightarrow{f}"#)
      == #"<mrow><mover><mo stretchy="true">→</mo><mrow>"#
      + #"<mspace width="0.7em"></mspace><mi>f</mi><mspace width="0.7em"></mspace></mrow>"#
      + "</mover></mrow>")
}

@Test func `a sized delimiter with scripts is as tall as its partner`() {
  #expect(
    body(#"\bigr\|_2"#)
      == #"<mrow><msub><mrow><mo stretchy="true" symmetric="true" minsize="1.2em" "#
      + #"maxsize="1.2em" form="postfix">‖</mo></mrow><mn>2</mn></msub></mrow>"#)
}

@Test func `a wide hat stretches over several letters, and the arrow of a vector is small`() {
  #expect(
    body(#"\widehat{AB}"#)
      == #"<mrow><mover accent="true"><mrow><mi>A</mi><mi>B</mi></mrow>"#
      + "<mo stretchy=\"true\">\u{302}</mo></mover></mrow>")
  #expect(
    body(#"\widehat{c}"#)
      == #"<mrow><mover accent="true"><mi>c</mi><mo stretchy="true">^</mo></mover></mrow>"#)
  #expect(
    body(#"\vec{v}"#)
      == #"<mrow><mover accent="true"><mi>v</mi>"#
      + "<mo stretchy=\"false\">\u{A0}\u{20D7}</mo></mover></mrow>")
}

@Test func `operators in scripts have no room around them`() {
  #expect(
    body("h_{t-1}")
      == #"<mrow><msub><mi>h</mi><mrow><mi>t</mi><mo lspace="0" rspace="0">−</mo><mn>1</mn></mrow>"#
      + "</msub></mrow>")
}

@Test func `paired brackets stretch around what is tall and keep their size around a letter`() {
  #expect(
    body(#"(a) \left( b \right)"#)
      == #"<mrow><mo stretchy="false">(</mo><mi>a</mi><mo stretchy="false">)</mo><mrow>"#
      + #"<mo form="prefix" fence="true" stretchy="false">(</mo><mi>b</mi>"#
      + #"<mo form="postfix" fence="true" stretchy="false">)</mo></mrow></mrow>"#)
  #expect(
    body(#"\left( \frac{a}{b} \right."#)
      == #"<mrow><mrow><mo form="prefix" fence="true" stretchy="true" symmetric="true">(</mo>"#
      + "<mfrac><mi>a</mi><mi>b</mi></mfrac></mrow></mrow>")
}

@Test func `a named operator has room before a letter and none before a bracket`() {
  #expect(
    body(#"\log x \tanh(y)"#)
      == "<mrow><mi>log</mi><mo>\u{2061}</mo><mspace width=\"0.167em\"></mspace><mi>x</mi>"
      + "<mspace width=\"0.167em\"></mspace><mi>tanh</mi><mo>\u{2061}</mo>"
      + #"<mo stretchy="false">(</mo><mi>y</mi><mo stretchy="false">)</mo></mrow>"#)
}

@Test func `limits stand above and below in display style and beside the sign in text`() {
  #expect(
    body(#"\sum_i x"#) == "<mrow><munder><mo>∑</mo><mi>i</mi></munder><mi>x</mi></mrow>")
  #expect(
    body(#"\sum_i x"#, display: false)
      == "<mrow><msub><mo>∑</mo><mi>i</mi></msub><mi>x</mi></mrow>")
}

@Test func `fonts are letters of Unicode's alphabets`() {
  #expect(
    body(#"\mathbf{W} \mathbb{R} \mathcal{L} \boldsymbol{\theta} \mathit{h}"#)
      == "<mrow><mi>𝐖</mi><mi>ℝ</mi><mi>ℒ</mi><mi>𝜽</mi><mi>h</mi></mrow>")
}

@Test func `upright words are one identifier`() {
  #expect(
    body(#"W_{\mathrm{in}} \mathrm{d}x"#)
      == #"<mrow><msub><mi>W</mi><mi>in</mi></msub><mi mathvariant="normal">d</mi><mi>x</mi></mrow>"#
  )
}

@Test func `text keeps its blanks and shows formulas in dollars`() {
  #expect(
    body(#"\text{当 $x$ 时}"#)
      == "<mrow><mrow><mtext>当\u{A0}</mtext><mi>x</mi><mtext>\u{A0}时</mtext></mrow></mrow>")
}

@Test func `a letter with a combining mark is an accented letter`() {
  #expect(body("C\u{303}_t") == body(#"\tilde{C}_t"#))
}

@Test func `Unicode subscripts are subscripts`() {
  #expect(body("h₁₂") == body("h_{12}"))
}

@Test func `lines above and below are borders`() {
  #expect(
    body(#"\overline{x}"#)
      == #"<mrow><mrow style="border-top:0.05em solid;padding-top:0.12em"><mi>x</mi></mrow></mrow>"#
  )
}

@Test func `aligned columns touch at the sign`() {
  #expect(
    body(#"\begin{aligned} a &= b \end{aligned}"#)
      == #"<mrow><mtable columnalign="right left" displaystyle="true"><mtr>"#
      + #"<mtd style="text-align:-webkit-right;padding:0.3em 0 0.3em 0"><mi>a</mi></mtd>"#
      + #"<mtd style="text-align:left;padding:0.3em 0 0.3em 0"><mrow></mrow><mo>=</mo><mi>b</mi>"#
      + "</mtd></mtr></mtable></mrow>")
}

@Test func `line breaks outside an environment make rows`() {
  #expect(
    body(#"a \\ b \\"#)
      == #"<mtable columnalign="center" displaystyle="true"><mtr>"#
      + #"<mtd style="text-align:-webkit-center;padding:0.3em 0 0.3em 0"><mi>a</mi></mtd></mtr><mtr>"#
      + #"<mtd style="text-align:-webkit-center;padding:0.3em 0 0.3em 0"><mi>b</mi></mtd></mtr></mtable>"#
  )
}

@Test func `tags of rows stand at the right edge behind a column as wide`() {
  let edge = #"<mtd style="width:50%;padding:0"></mtd>"#
  let end = #"<mtd style="width:50%;text-align:-webkit-right;padding:0.3em 0 0.3em 2em">"#
  func cell(_ number: Int) -> String {
    #"<mtd style="text-align:-webkit-center;padding:0.3em 0 0.3em 0"><mn>\#(number)</mn></mtd>"#
  }
  #expect(
    body(#"\begin{gather} 1 \tag{3} \\ 2 \tag*{4} \\ 5 \end{gather}"#)
      == #"<mrow><mtable columnalign="left center right" width="100%" style="width:100%" "#
      + #"displaystyle="true"><mtr>\#(edge)\#(cell(1))\#(end)<mrow><mtext>(</mtext>"#
      + #"<mtext>3</mtext><mtext>)</mtext></mrow></mtd></mtr><mtr>\#(edge)\#(cell(2))\#(end)"#
      + #"<mtext>4</mtext></mtd></mtr><mtr>\#(edge)\#(cell(5))\#(end)</mtd></mtr></mtable></mrow>"#)
}

@Test func `a tag stands at the right edge and a label shows nothing`() {
  let formula = Formula.parse(#"a \tag{1} \label{eq-a}"#)

  #expect(formula.label == "eq-a")
  #expect(
    formula.mathML(display: true)
      == #"<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" "#
      + #"style="display:flex;align-items:center" alttext="a \tag{1} \label{eq-a}">"#
      + #"<mspace style="flex:1"></mspace><semantics><mrow><mi>a</mi></mrow>"#
      + #"<annotation encoding="application/x-tex">a \tag{1} \label{eq-a}</annotation></semantics>"#
      + #"<mrow style="flex:1;display:flex;justify-content:flex-end"><mrow><mtext>(</mtext>"#
      + "<mtext>1</mtext><mtext>)</mtext></mrow></mrow></math>")
}

@Test func `a line between columns stands in the middle of their gap`() {
  #expect(
    body(#"\begin{array}{l|r} a & b \end{array}"#)
      == #"<mrow><mtable columnalign="left right"><mtr>"#
      + #"<mtd style="text-align:left;padding:0.15em 0.5em 0.15em 0"><mi>a</mi></mtd>"#
      + #"<mtd style="text-align:-webkit-right;padding:0.15em 0 0.15em 0.5em;"#
      + #"border-left:0.06em solid"><mi>b</mi></mtd></mtr></mtable></mrow>"#)
}

@Test func `places of symbols get their classes, whole symbols with accents and indices`() {
  let formula = Formula.parse(#"\tilde{C}_t = \tanh(W_{hC} h_{t-1} + u)"#)

  let places = formula.places(ofSymbols: ["C_tilde", "W_hC", "h"])
  let markup = formula.mathML(display: false, classes: places)

  #expect(Set(places.values) == ["C_tilde", "W_hC", "h"])
  #expect(
    markup.contains(
      #"<msub class="C_tilde"><mover accent="true"><mi>C</mi><mo stretchy="false">˜</mo></mover>"#
        + "<mi>t</mi></msub>"))
  #expect(
    markup.contains(
      #"<msub class="W_hC"><mi>W</mi><mrow><mi>h</mi><mi>C</mi></mrow></msub><msub class="h">"#))
  #expect(markup.contains("<mi>u</mi>"))
}
