import Diagnostics
import Formulas
import Foundation
import Testing

/// Pieces that formulas are made of, and pieces that none should hold.
private let pieces = [
  "h_t", "x_t", "h_{t-1}", "W_{xh}", "W", "U", "b", "C_t", #"\tilde{C}_t"#, "z_t", "r_t", "=", "+",
  "-", "*", "/", "(", ")", "[", "]", "{", "}", "|", ",", ";", "&", #"\\"#, "^", "_", "'", "^T",
  "^{(l)}", "_{t+1}", #"\tanh"#, #"\sigma"#, #"\odot"#, #"\cdot"#, #"\frac"#, #"\sqrt"#, #"\sum"#,
  #"\prod"#, #"\partial"#, #"\left"#, #"\right"#, #"\big"#, #"\mathbf"#, #"\text"#,
  #"\mathrm{softmax}"#,
  #"\begin{aligned}"#, #"\end{aligned}"#, #"\begin{bmatrix}"#, #"\end{bmatrix}"#, #"\begin{cases}"#,
  #"\end"#, #"\begin"#, #"\hat"#, #"\overrightarrow{h}_t"#, #"\def\a{\a}"#, #"\a"#, #"\newcommand"#,
  #"\tag{1}"#, #"\label{eq-a}"#, #"\color{red}"#, #"\underbrace{a}_{b}"#, "1", "0.5", "1e999", "隐藏",
  "：",
  "σ", "⊙", "₁", "\u{303}", "\u{0}", "\u{202E}", "\u{FEFF}", "😀", " ", "\n", "\t", "%", "$", "#",
  "~", #"\"#, "tanh(", "W_hh", "C~_t", "h_t-1", "h_(t-1)", "x(t)", "h[t-1]", "# ", "@", "**",
  "diag(",
  "alpha", "h₁", "h₀", "^{-1}", #"\begin{pmatrix}"#, #"\end{pmatrix}"#, #"\lVert"#, #"\rVert^2"#,
  #"\limits_a"#, #"\nolimits^b"#, "^a_b^c_d", "_a_b_c", "\u{303}\u{302}", "''",
  String(repeating: "\u{20D7}", count: 12), #"\sum\limits_{i}"#,
]

/// A generator whose inputs are the same on every machine.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// One of the formulas with a few places changed.
private func mutated(_ formula: String, using random: inout SplitMix) -> String {
  var scalars = Array(formula.unicodeScalars)
  for _ in 0..<Int.random(in: 1...4, using: &random) {
    let place = Int.random(in: 0...scalars.count, using: &random)
    let piece = Array((pieces.randomElement(using: &random) ?? "").unicodeScalars)
    let end = min(scalars.count, place + Int.random(in: 0...6, using: &random))
    scalars.replaceSubrange(place..<end, with: Bool.random(using: &random) ? piece : [])
  }
  var text = ""
  text.unicodeScalars.append(contentsOf: scalars)
  return text
}

/// A few pieces, each of which may be repeated so often that it would nest too deep.
private func repetition(using random: inout SplitMix) -> String {
  (0..<4).map { _ in
    let count = Int.random(in: 1...120, using: &random)
    return String(repeating: pieces.randomElement(using: &random) ?? "", count: count)
  }.joined()
}

private func mixture(using random: inout SplitMix) -> String {
  (0..<Int.random(in: 1...40, using: &random)).map { _ in
    pieces.randomElement(using: &random) ?? ""
  }.joined(separator: Bool.random(using: &random) ? " " : "")
}

/// Whether every element of the markup is closed in its order.
private func isBalanced(_ markup: String) -> Bool {
  var open: [Substring.UTF8View] = []
  for part in markup.utf8.split(separator: UInt8(ascii: "<")) {
    guard let end = part.firstIndex(of: UInt8(ascii: ">")) else { return false }
    let tag = part[..<end]
    if tag.first == UInt8(ascii: "/") {
      guard open.popLast()?.elementsEqual(tag.dropFirst()) == true else { return false }
    } else {
      open.append(tag.prefix { $0 != UInt8(ascii: " ") })
    }
  }
  return open.isEmpty
}

/// What is wrong with how a text was read; nothing when all is right.
private func complaint(_ formulas: [Formula]) -> String? {
  guard formulas.allSatisfy({ isBalanced($0.mathML(display: true)) }) else {
    return "markup that isn't balanced"
  }
  var diagnostics = formulas.flatMap(\.diagnostics)
  do throws(CellFaults) {
    let equations = try CellEquations(formulas)
    let sizes = Dictionary(uniqueKeysWithValues: equations.sizeNames.map { ($0, 3) })
    _ = try equations.compile(sizes: sizes)
    for language in [ListingLanguage.swift, .pytorch, .numpy, .latex] {
      _ = equations.code(language, sizes: sizes, name: "cell")
    }
    _ = CellGradient(equations).latex
  } catch {
    diagnostics += error.diagnostics
    if diagnostics.isEmpty { return "no cell and no reason" }
  }
  let lines = formulas.map { $0.source.firstLine + $0.source.lines.count - 1 }.max() ?? 1
  for diagnostic in diagnostics {
    if diagnostic.message.isEmpty { return "an empty message" }
    guard let range = diagnostic.range else { continue }
    guard range.start.line >= 1, range.end.line <= max(1, lines), range.start <= range.end else {
      return "'\(diagnostic.message)' at \(range)"
    }
  }
  return nil
}

@Test(arguments: 0..<8)
func `any text gives a formula or messages with their places`(_ seed: Int) throws {
  let url = try #require(
    Bundle.module.url(forResource: "formulas", withExtension: "txt", subdirectory: "Fixtures"))
  let formulas = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").map(
    String.init)
  let cell =
    #"f_t = \sigma(W_f [h_{t-1}, x_t] + b_f) \\ h_t = f_t \odot h_{t-1} + (1 - f_t) \odot \tanh(U x_t)"#
  var random = SplitMix(state: UInt64(seed))
  for _ in 0..<250 {
    let known = Bool.random(using: &random) ? cell : formulas.randomElement(using: &random) ?? cell
    for text in [mixture(using: &random), mutated(known, using: &random)] {
      #expect(complaint([Formula.parse(text)]) == nil, "\(text.debugDescription)")
    }
  }
}

@Test(arguments: 0..<4)
func `any repetition gives a formula or messages with their places`(_ seed: Int) {
  var random = SplitMix(state: UInt64(seed))
  for _ in 0..<10 {
    let text = "h_t = " + repetition(using: &random)
    #expect(complaint([Formula.parse(text)]) == nil, "\(text.debugDescription)")
    #expect(complaint(Formula.plainText(text)) == nil, "\(text.debugDescription)")
  }
}

@Test(arguments: 0..<4)
func `any plain text gives formulas or messages with their places`(_ seed: Int) {
  let cell = """
    f_t = sigmoid(W_f * [h_{t-1}, x_t] + b_f)  # forget
    C̃_t = tanh(U_hh @ h_(t-1) +
      alpha * x_t**2)
    h₁ = f(W·h₀ + U·x₁)
    """
  var random = SplitMix(state: UInt64(seed))
  for _ in 0..<250 {
    for text in [mixture(using: &random), mutated(cell, using: &random)] {
      #expect(complaint(Formula.plainText(text)) == nil, "\(text.debugDescription)")
    }
  }
}

@Test func `a megabyte of formula is read to its end`() {
  let terms = (0..<65_000).map { "W_{\($0)} x_t" }
  let latex = "h_t = " + terms.joined(separator: " + ")

  let formula = Formula.parse(latex)

  #expect(latex.utf8.count > 1_000_000)
  #expect(formula.diagnostics == [])
  #expect(formula.mathML(display: true).utf8.count > 1_000_000)
}

@Test func `thousands of diagonal matrices and steps beyond all numbers are told`() {
  let last = Int.max
  for latex in [
    "h_t = " + String(repeating: #"\mathrm{diag}(u) "#, count: 10_000) + "h_{t-1}",
    "t=\(last): h_{\(last)} = \\tanh(W x_{\(last)})",
    "h_{\(last)} = \\tanh(h_{\(last - 1)} + x_{\(last)})",
  ] {
    #expect(throws: CellFaults.self) { try CellEquations([Formula.parse(latex)]) }
  }
}

@Test func `macros that define themselves are told once and not expanded`() {
  let formula = Formula.parse(#"\def\a{\a\a} \a"#)
  #expect(
    formula.diagnostics.map(\.text) == [
      #"""
      formula:1:1: error: \def defines a command
      1 | \def\a{\a\a} \a
          ^~~~
      why: formulas stand alone: none can define commands
      fix: write the command's meaning where it is used
      """#
    ])
  #expect(formula.mathML(display: true).contains(#"<mtext>\def\a{\a\a}</mtext>"#))
}
