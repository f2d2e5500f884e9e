import Diagnostics
import Formulas
import Testing

/// A section of a note: its formulas as they stand there, and where.
struct NoteSection: CustomTestStringConvertible {
  var place: String
  var formulas: [Formula]
  var functions: [String: CellFunction] = [:]
  var symbols = ""

  init(_ place: String, _ latex: [String], f: CellFunction? = nil, symbols: String) {
    self.place = place
    formulas = latex.map { Formula.parse($0) }
    functions = f.map { ["f": $0] } ?? [:]
    self.symbols = symbols
  }

  init(_ place: String, fence: String, f: CellFunction? = nil, symbols: String) {
    self.place = place
    formulas = Formula.plainText(SourceFragment(path: "formula", source: fence))
    functions = f.map { ["f": $0] } ?? [:]
    self.symbols = symbols
  }

  var testDescription: String { place }
}

/// Sections of five real notes (note:line) whose equations are sound.
let soundSections = [
  NoteSection(
    "000:14,16",
    [#"h_t = f(W_{hh}h_{t-1} + W_{xh}x_t + b_h)"#, #"y_t = W_{hy}h_t + b_y"#], f: .tanh,
    symbols: "h[H] W_hh[H,H] W_xh[H,I] x[I] b_h[H] y[O] W_hy[O,H] b_y[O]"),
  NoteSection(
    "000:31-33",
    fence: """
      t=1: h₁ = f(W_hh·h₀ + W_xh·x₁ + b_h)
      t=2: h₂ = f(W_hh·h₁ + W_xh·x₂ + b_h)
      t=3: h₃ = f(W_hh·h₂ + W_xh·x₃ + b_h)
      """, f: .relu, symbols: "h[H] W_hh[H,H] W_xh[H,I] x[I] b_h[H]"),
  NoteSection(
    "000:46-57",
    [
      #"f_t = \sigma(W_f \cdot [h_{t-1}, x_t] + b_f)"#,
      #"i_t = \sigma(W_i \cdot [h_{t-1}, x_t] + b_i)"#,
      #"\tilde{C}_t = \tanh(W_C \cdot [h_{t-1}, x_t] + b_C)"#,
      #"C_t = f_t * C_{t-1} + i_t * \tilde{C}_t"#,
      #"o_t = \sigma(W_o \cdot [h_{t-1}, x_t] + b_o)"#, #"h_t = o_t * \tanh(C_t)"#,
    ],
    symbols: "f[H] W_f[H,H+I] h[H] x[I] b_f[H] i[H] W_i[H,H+I] b_i[H] C_tilde[H] W_C[H,H+I] "
      + "b_C[H] C[H] o[H] W_o[H,H+I] b_o[H]"),
  NoteSection(
    "000:64-73",
    [
      #"r_t = \sigma(W_r \cdot [h_{t-1}, x_t] + b_r)"#,
      #"z_t = \sigma(W_z \cdot [h_{t-1}, x_t] + b_z)"#,
      #"\tilde{h}_t = \tanh(W_h \cdot [r_t * h_{t-1}, x_t] + b_h)"#,
      #"h_t = (1 - z_t) * h_{t-1} + z_t * \tilde{h}_t"#,
    ],
    symbols: "r[H] W_r[H,H+I] h[H] x[I] b_r[H] z[H] W_z[H,H+I] b_z[H] h_tilde[H] W_h[H,H+I] b_h[H]"
  ),
  NoteSection(
    "000:79",
    [
      #"h_t^{forward} = f(W_{hh}^{forward}h_{t-1}^{forward} + W_{xh}^{forward}x_t + b_h^{forward})"#
    ], f: .tanh,
    symbols: "h_forward[H] W_hh_forward[H,H] W_xh_forward[H,I] x[I] b_h_forward[H]"),
  NoteSection(
    "000:81",
    [
      #"h_t^{backward} = f(W_{hh}^{backward}h_{t+1}^{backward} + W_{xh}^{backward}x_t + b_h^{backward})"#
    ], f: .tanh,
    symbols: "h_backward[H] W_hh_backward[H,H] W_xh_backward[H,I] x[I] b_h_backward[H]"),
  NoteSection(
    "001:73", [#"h_t = f(Wx_t + Uh_{t-1} + b)"#], f: .tanh,
    symbols: "h[H] W[H,I] x[I] U[H,H] b[H]"),
  NoteSection(
    "001:135,148",
    [
      #"h_t = \tanh(W_x x_t + W_h h_{t-1} + b_h)"#, #"y_t = \text{softmax}(W_y h_t + b_y)"#,
    ], symbols: "h[H] W_x[H,I] x[I] W_h[H,H] b_h[H] y[O] W_y[O,H] b_y[O]"),
  NoteSection(
    "002:24", ["\n[h_t = f (h_{t-1}W_{hh} + x_tW_{xh} + b_h)]\n"], f: .tanh,
    symbols: "h[H] W_hh[H,H] x[I] W_xh[I,H] b_h[H]"),
  NoteSection(
    "002:24,41",
    ["[h_t = f (h_{t-1}W_{hh} + x_tW_{xh} + b_h)]", "\ny_t = W_{hy} h_t + b_y\n"], f: .tanh,
    symbols: "h[H] W_hh[H,H] x[I] W_xh[I,H] b_h[H] y[O] W_hy[O,H] b_y[O]"),
  NoteSection(
    "003:18-19",
    fence: """
      h_t = tanh(W_hh * h_{t-1} + W_xh * x_t + b_h)
      y_t = W_hy * h_t + b_y

      h_t: 隐藏状态
      """, symbols: "h[H] W_hh[H,H] W_xh[H,I] x[I] b_h[H] y[O] W_hy[O,H] b_y[O]"),
  NoteSection(
    "003:55-61",
    fence: """
      遗忘门：f_t = σ(W_f · [h_{t-1}, x_t] + b_f)
      输入门：i_t = σ(W_i · [h_{t-1}, x_t] + b_i)
      输出门：o_t = σ(W_o · [h_{t-1}, x_t] + b_o)

      候选值：C̃_t = tanh(W_C · [h_{t-1}, x_t] + b_C)
      细胞状态：C_t = f_t ⊙ C_{t-1} + i_t ⊙ C̃_t
      隐藏状态：h_t = o_t ⊙ tanh(C_t)
      """,
    symbols: "f[H] W_f[H,H+I] h[H] x[I] b_f[H] i[H] W_i[H,H+I] b_i[H] o[H] W_o[H,H+I] b_o[H] "
      + "C_tilde[H] W_C[H,H+I] b_C[H] C[H]"),
  NoteSection(
    "004:13",
    [
      #"\begin{array}{l} h_t = \sigma(x_t^T \mathbf{W}_{xh} + h_{t−1}^T \mathbf{W}_{hh} + \mathbf{b}) \\ \end{array}"#
    ], symbols: "h[H] x[I] W_xh[I,H] W_hh[H,H] b[H]"),
]

/// Statements that say something that holds, or fails.
let noteClaims: [(place: String, latex: String, claim: StatementKind.Claim)] = [
  (
    "000:92", #"\frac{\partial L}{\partial W} = \sum_{t=1}^T \frac{\partial L_t}{\partial W}"#,
    .derivative
  ),
  (
    "000:95",
    #"\frac{\partial h_t}{\partial h_k} = \prod_{i=k+1}^t \frac{\partial h_i}{\partial h_{i-1}} = \prod_{i=k+1}^t W_{hh} \cdot f'(h_{i-1})"#,
    .derivative
  ),
  ("000:97", #"|W_{hh} \cdot f'(h_{i-1})| < 1"#, .comparison),
  ("001:176", #"\frac{\partial L}{\partial W_h} \propto (W_h)^t"#, .proportion),
  ("001:185", #"|W_h| < 1"#, .comparison), ("001:191", #"|W_h| > 1"#, .comparison),
]

/// Definitions of functions, and what they are.
let noteFunctions: [(place: String, latex: String, name: String, function: String)] = [
  ("001:217", #"\sigma(x) = \frac{1}{1 + e^{-x}}"#, #"\sigma"#, "sigmoid"),
  ("001:229", #"\tanh(x) = \frac{e^x - e^{-x}}{e^x + e^{-x}}"#, "tanh", "tanh"),
  ("001:242", #"\text{ReLU}(x) = \max(0, x)"#, "ReLU", "relu"),
]

/// Faulty statements: what is told first, and what the suggested mends make of them.
let faultyStatements: [(place: String, latex: String, told: String, mended: String)] = [
  (
    "004:43", #"\sigma(x^{\top}[W_{xi}, h_{t-1}])"#,
    "formula:1:17: error: the matrix W_{xi} stands in one bracket with h_{t-1}",
    #"h_t = \sigma(x_t^{\top} W_{xi} + h_{t-1}^{\top} W_{hi})"#
  ),
  (
    "004:44", #"\sigma(x^{\top}[W_{xf}, h_{t-1}]+b_f)"#,
    "formula:1:17: error: the matrix W_{xf} stands in one bracket with h_{t-1}",
    #"h_t = \sigma(x_t^{\top} W_{xf} + h_{t-1}^{\top} W_{hf}+b_f)"#
  ),
  (
    "004:45", #"\sigma(x^{\top}[W_{xo}, h_{t-1}] + b_o)"#,
    "formula:1:17: error: the matrix W_{xo} stands in one bracket with h_{t-1}",
    #"h_t = \sigma(x_t^{\top} W_{xo} + h_{t-1}^{\top} W_{ho} + b_o)"#
  ),
  (
    "004:46",
    #"[W_{fx}, b_f; W_{ix}, b_i; W_{ox}, b_o; \tanh(Wx_{ht-1}+Wh_{ht-1}+bh)]"#,
    "formula:1:50: error: the index 'ht-1' of x is not understood",
    #"h_t = \tanh(W_{x} x_t+W_{h} h_{t-1}+b_h)"#
  ),
  (
    "004:51-56",
    #"""
    \begin{align*}
    f &= \sigma(x^{\top}[W_{xf}, h_{t-1}]+b_f)\\
    i &= \sigma(x^{\top}[W_{xi}, h_{t-1}]+b_i)\\
    o &= \sigma(x^{\top}[W_{xo}, h_{t-1}]+b_o)\\
    \widehat{c} &= \tanh([W_{fx}h_{t-1}+W_{ix}x_t+b_f+b_i]\\
    c &= f \odot c_{t-1} + i \odot \widehat{c}\\
    h &= o \odot \tanh(c) \\
    \end{align*}
    """#, "formula:2:1: error: f has no time index",
    #"""
    \begin{align*}
    f_t &= \sigma(x_t^{\top} W_{xf} + h_{t-1}^{\top} W_{hf}+b_f)\\
    i_t &= \sigma(x_t^{\top} W_{xi} + h_{t-1}^{\top} W_{hi}+b_i)\\
    o_t &= \sigma(x_t^{\top} W_{xo} + h_{t-1}^{\top} W_{ho}+b_o)\\
    \widehat{c}_t &= \tanh([W_{fx}h_{t-1}+W_{ix}x_t+b_f+b_i])\\
    c_t &= f_t \odot c_{t-1} + i_t \odot \widehat{c}_t\\
    h_t &= o_t \odot \tanh(c_t) \\
    \end{align*}
    """#
  ),
  (
    "004:102-105",
    #"""
    \begin{align*}
    z_t &= \sigma(x^{T}W_{xz}+h_{t-1}^{T}W_{hz}+b_z)\\
    r_t &= \sigma(x^{T}W_{xr}+h_{t-1}^{T}W_{hr}+b_r)\\
    \widehat{h}_{t} &= \text{tanh}(x^{T}W_{xh}+((r_t\odot h_{t-1})^{T}W_{hh})+b_h)\\
    h_t &= (1-z_t)\odot h_{t-1} + z_t\odot \widehat{h}_{t}\\
    \end{align*}
    """#, "formula:2:15: error: x has no time index",
    #"""
    \begin{align*}
    z_t &= \sigma(x_t^{T}W_{xz}+h_{t-1}^{T}W_{hz}+b_z)\\
    r_t &= \sigma(x_t^{T}W_{xr}+h_{t-1}^{T}W_{hr}+b_r)\\
    \widehat{h}_{t} &= \text{tanh}(x_t^{T}W_{xh}+((r_t\odot h_{t-1})^{T}W_{hh})+b_h)\\
    h_t &= (1-z_t)\odot h_{t-1} + z_t\odot \widehat{h}_{t}\\
    \end{align*}
    """#
  ),
]
