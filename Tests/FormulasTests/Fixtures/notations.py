"""Writes notations.txt: recurrent cells in the notations that notes use.

    python3 notations.py > notations.txt

Each cell is written in one choice of each: how time is marked, how weights are named and where they
stand, the signs of products, the names of functions, brackets, accents, and the environment around
the equations. The choices go round with different periods, so that they meet in ever other ways.

An entry is a line `# kind; gates; parameters; flags` and the formula below it. A parameter
`W_x*=x` says that `W_xi` (of the gate i) is multiplied by x; `b` and `c` are biases, `hx` and `xh`
stand for a matrix over a concatenation.
"""

TIMES = ["sub", "paren", "sub", "angle", "bold", "langle", "sub", "boldsymbol", "braced", "square"]
SIGNS = [r"\odot", "*", r"\circ", r"\odot", r"\otimes", r"\times", r"\bigodot", "⊙"]
SIGMAS = [r"\sigma", r"\sigma", r"\text{sigmoid}", "σ", r"\mathrm{sigmoid}",
          r"\operatorname{sigmoid}", "sigmoid", r"\sigma"]
TANHS = [r"\tanh", r"\text{tanh}", "tanh", r"\tanh", r"\mathrm{tanh}", r"\operatorname{tanh}"]
BRACKETS = [("(", ")"), (r"\left(", r"\right)"), (r"\big(", r"\big)"), (r"\left[", r"\right]"),
            ("(", ")")]
ACCENTS = [r"\tilde{%s}", r"\hat{%s}", r"\bar{%s}", r"\widetilde{%s}", r"\overset{\sim}{%s}",
           r"\widehat{%s}"]
FRAMES = ["lines", "aligned", "align*", "array", "gathered", "split", "rows", "lines"]
WEIGHTS = ["concat", "separate", "letters", "rows", "transposed", "twoBiases", "concatDot",
           "words", "reversed", "noBias", "semicolon", "stacked"]


class Notation:
    def __init__(self, number):
        def choice(options, period):
            return options[(number // period + number) % len(options)]
        self.time = choice(TIMES, 3)
        self.sign = choice(SIGNS, 5)
        self.sigma = choice(SIGMAS, 2)
        self.tanh = choice(TANHS, 7)
        self.open, self.close = choice(BRACKETS, 4)
        self.accent = choice(ACCENTS, 3)
        self.frame = choice(FRAMES, 6)
        self.weights = WEIGHTS[number % len(WEIGHTS)]

    def at(self, letter, time="t"):
        """A symbol at a time: `h_t`, `h^{(t-1)}`."""
        if self.time == "paren":
            return "%s^{(%s)}" % (letter, time)
        if self.time == "square":
            return "%s^{[%s]}" % (letter, time)
        if self.time == "angle":
            return "%s^{<%s>}" % (letter, time)
        if self.time == "langle":
            return r"%s^{\langle %s \rangle}" % (letter, time)
        if self.time == "bold":
            return r"\mathbf{%s}_%s" % (letter, time if len(time) == 1 else "{%s}" % time)
        if self.time == "boldsymbol":
            return r"\boldsymbol{%s}_{%s}" % (letter, time)
        if self.time == "braced":
            return "{%s}_{%s}" % (letter, time)
        return "%s_%s" % (letter, time if len(time) == 1 else "{%s}" % time)

    def weight(self, letter, index):
        if not index:
            return letter
        return "%s_%s" % (letter, index if len(index) == 1 else "{%s}" % index)

    def call(self, name, inner):
        bracket = (self.open, self.close)
        if self.open == r"\left[" and name.isalpha():
            bracket = ("(", ")")
        return name + bracket[0] + inner + bracket[1]

    def sums(self, gate, x, h):
        """W x + U h + b of a gate."""
        w = self.weight
        kind = self.weights
        if kind == "concat":
            return r"%s \cdot [%s, %s] + %s" % (w("W", gate), h, x, w("b", gate))
        if kind == "concatDot":
            return "%s * [%s, %s] + %s" % (w("W", gate), h, x, w("b", gate))
        if kind == "reversed":
            return "%s [%s, %s] + %s" % (w("W", gate), x, h, w("b", gate))
        if kind == "semicolon":
            return "%s [%s; %s] + %s" % (w("W", gate), h, x, w("b", gate))
        if kind == "stacked":
            return r"%s \begin{bmatrix} %s \\ %s \end{bmatrix} + %s" % (
                w("W", gate), x, h, w("b", gate))
        if kind == "separate":
            return "%s %s + %s %s + %s" % (w("W", "x" + gate), x, w("W", "h" + gate), h,
                                           w("b", gate))
        if kind == "letters":
            return "%s %s + %s %s + %s" % (w("W", gate), x, w("U", gate), h, w("b", gate))
        if kind == "words":
            return r"W_{\text{in},%s} %s + W_{\text{rec},%s} %s + b_{%s}" % (gate, x, gate, h, gate)
        if kind == "rows":
            return "%s %s + %s %s + %s" % (x, w("W", "x" + gate), h, w("W", "h" + gate),
                                           w("b", gate))
        if kind == "transposed":
            raised = (lambda s: "%s^{\\top}" % s) if self.time in (
                "sub", "bold", "boldsymbol", "braced") else (lambda s: "(%s)^T" % s)
            return "%s %s + %s %s + %s" % (raised(x), w("W", "x" + gate), raised(h),
                                           w("W", "h" + gate), w("b", gate))
        if kind == "twoBiases":
            return "%s %s + %s + %s %s + %s" % (
                w("W", "i" + gate), x, w("b", "i" + gate), w("W", "h" + gate), h,
                w("b", "h" + gate))
        return "%s %s + %s %s" % (w("W", gate), x, w("R", gate), h)

    def patterns(self, single):
        star = "" if single else "*"
        index = "" if single else "_*"
        return {
            "concat": "W%s=hx b%s=b" % (index, index),
            "concatDot": "W%s=hx b%s=b" % (index, index),
            "reversed": "W%s=xh b%s=b" % (index, index),
            "semicolon": "W%s=hx b%s=b" % (index, index),
            "stacked": "W%s=xh b%s=b" % (index, index),
            "separate": "W_x%s=x W_h%s=h b%s=b" % (star, star, index),
            "letters": "W%s=x U%s=h b%s=b" % (index, index, index),
            "words": "W_in_*=x W_rec_*=h b_*=b",
            "rows": "W_x%s=x W_h%s=h b%s=b" % (star, star, index),
            "transposed": "W_x%s=x W_h%s=h b%s=b" % (star, star, index),
            "twoBiases": "W_i%s=x b_i%s=b W_h%s=h b_h%s=c" % (star, star, star, star),
            "noBias": "W%s=x R%s=h" % (index, index),
        }[self.weights]

    def flags(self):
        return ["rows"] if self.weights in ("rows", "transposed") else []

    def frame_of(self, equations):
        if self.frame == "lines":
            return "\n".join("%s = %s" % pair for pair in equations)
        if self.frame == "rows":
            return " \\\\\n".join("%s = %s" % pair for pair in equations)
        name = {"array": "array}{l"}.get(self.frame, self.frame)
        sign = "=" if self.frame in ("array", "gathered") else "&="
        rows = " \\\\\n".join("%s %s %s" % (a, sign, b) for a, b in equations)
        return "\\begin{%s}\n%s\n\\end{%s}" % (name, rows, name.split("}")[0])


def lstm(number):
    n = Notation(number)
    c = "cC"[number % 2]
    candidate = n.accent % c if number % 3 else "g"
    index = c if number % 3 else "g"
    x, h = n.at("x"), n.at("h", "t-1")
    gates = [n.at(g) for g in "fio"]
    order = [("i", 1), ("f", 0), ("o", 2)] if number % 2 else [("f", 0), ("i", 1), ("o", 2)]
    equations = [(gates[k], n.call(n.sigma, n.sums(g, x, h))) for g, k in order]
    equations.append((n.at(candidate), n.call(n.tanh, n.sums(index, x, h))))
    equations.append((n.at(c), "%s %s %s + %s %s %s" % (
        gates[0], n.sign, n.at(c, "t-1"), gates[1], n.sign, n.at(candidate))))
    equations.append((n.at("h"), "%s %s %s" % (gates[2], n.sign, "%s(%s)" % (n.tanh, n.at(c)))))
    return "lstm", "i f %s o" % index, n.patterns(False), n.flags(), n.frame_of(equations)


def gru(number):
    n = Notation(number)
    if n.weights in ("concat", "concatDot", "reversed", "semicolon", "stacked"):
        reset = "before"
    else:
        reset = ["before", "after"][number % 2]
    candidate = n.accent % "h" if number % 3 else "n"
    index = "h" if number % 3 else "n"
    if index == "h" and n.weights in ("separate", "rows", "transposed", "twoBiases"):
        index = "n"
        candidate = n.at("n") and "n"
    x, h = n.at("x"), n.at("h", "t-1")
    r, z = n.at("r"), n.at("z")
    equations = [(z, n.call(n.sigma, n.sums("z", x, h))), (r, n.call(n.sigma, n.sums("r", x, h)))]
    if number % 2:
        equations.reverse()
    product = "%s %s %s" % (r, n.sign, h)
    if reset == "before":
        inner = product if n.weights in ("concat", "concatDot", "reversed", "semicolon",
                                         "stacked") else "(%s)" % product
        inner = n.sums(index, x, inner) if n.weights != "transposed" else n.sums(
            index, x, inner).replace("((", "(").replace("))^T", ")^T").replace(
                "%s)^{\\top}" % product, "%s)^{\\top}" % product)
    else:
        w = n.weight
        ends = {
            "separate": (w("W", "x" + index) + " " + x, w("W", "h" + index) + " " + h, w("b", index)),
            "letters": (w("W", index) + " " + x, w("U", index) + " " + h, w("b", index)),
            "words": (r"W_{\text{in},%s} %s" % (index, x), r"W_{\text{rec},%s} %s" % (index, h),
                      "b_{%s}" % index),
            "rows": (x + " " + w("W", "x" + index), h + " " + w("W", "h" + index), w("b", index)),
            "transposed": ("(%s)^T %s" % (x, w("W", "x" + index)),
                           "(%s)^T %s" % (h, w("W", "h" + index)), w("b", index)),
            "twoBiases": (w("W", "i" + index) + " " + x + " + " + w("b", "i" + index),
                          w("W", "h" + index) + " " + h + " + " + w("b", "h" + index), None),
            "noBias": (w("W", index) + " " + x, w("R", index) + " " + h, None),
        }[n.weights]
        inner = "%s + %s %s (%s)" % (ends[0], r, n.sign, ends[1])
        if ends[2]:
            inner += " + " + ends[2]
    equations.append((n.at(candidate), n.call(n.tanh, inner)))
    flip = number % 4 < 2
    old, new = ("(1 - %s)" % z, z) if flip else (z, "(1 - %s)" % z)
    equations.append((n.at("h"), "%s %s %s + %s %s %s" % (
        old, n.sign, n.at("h", "t-1"), new, n.sign, n.at(candidate))))
    flags = n.flags() + [reset] + (["flip"] if flip else [])
    return "gru", "r z %s" % index, n.patterns(False), flags, n.frame_of(equations)


def rnn(number):
    n = Notation(number)
    activation = ["tanh", "relu", "sigmoid", "f", "phi"][number % 5]
    name = {"tanh": n.tanh, "relu": [r"\text{ReLU}", r"\mathrm{relu}", "relu"][number % 3],
            "sigmoid": n.sigma, "f": "f", "phi": r"\phi"}[activation]
    x, h = n.at("x"), n.at("h", "t-1")
    gate = "h" if n.weights == "words" else ""
    equations = [(n.at("h"), n.call(name, n.sums(gate, x, h)))]
    if number % 2:
        equations.append((n.at("y"), "V %s + d" % n.at("h")))
    return "rnn", gate or "-", n.patterns(not gate), n.flags() + [activation], n.frame_of(equations)


if __name__ == "__main__":
    for kind, count in ((lstm, 60), (gru, 50), (rnn, 40)):
        for number in range(count):
            name, gates, parameters, flags, formula = kind(number)
            print("# %s; %s; %s; %s" % (name, gates, parameters, " ".join(flags)))
            print(formula)
            print()
