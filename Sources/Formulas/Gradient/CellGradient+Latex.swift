extension CellGradient {
  /// The derived equations as LaTeX, each with its left side: first what a step computes, going
  /// back in time, then what the parameters get.
  package var latexEquations: [(left: String, right: String)] {
    let writer = GradientWriter(listing: listing, loss: loss)
    return steps.map { (writer.text($0.target), writer.write($0.term).text) }
      + parameters.map { name, addends in
        let terms = addends.map { writer.write($0).text }
        let sum = terms.count == 1 ? terms[0] : "\\left(\(terms.joined(separator: " + "))\\right)"
        return (
          writer.derivative(loss.whole, LatexNotation(listing: listing).parameter(name).text),
          terms.isEmpty ? "0" : "\\sum_{t=1}^{T} \(sum)"
        )
      }
  }

  /// The derived equations under each other, each with a letter: a page numbers its own equations.
  package var numberedLatex: String {
    let rows = latexEquations.enumerated().map { index, equation in
      "\(equation.left) &= \(equation.right) \\tag{\(Self.letter(index))}"
    }
    return "\\begin{align}\n\(rows.joined(separator: " \\\\\n"))\n\\end{align}"
  }

  /// a … z, then aa, ab, …
  private static func letter(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    let last = String(letters[index % letters.count])
    return index < letters.count ? last : letter(index / letters.count - 1) + last
  }

  /// The derived equations as one aligned LaTeX environment.
  package var latex: String {
    let rows = latexEquations.map { "\($0.left) &= \($0.right)" }
    return "\\begin{aligned}\n\(rows.joined(separator: " \\\\\n"))\n\\end{aligned}"
  }
}

/// Writes gradients as LaTeX.
struct GradientWriter {
  let listing: CellListing
  var loss = LossNames()
  /// The step that is written about, counted from t.
  var shift = 0

  private var values: LatexNotation { LatexNotation(listing: listing, shift: shift) }

  func derivative(_ loss: String, _ symbol: String) -> String {
    "\\frac{\\partial \(loss)}{\\partial \(symbol)}"
  }

  func text(_ target: CellGradient.Target) -> String {
    switch target {
    case .whole(let name): derivative(loss.whole, values.value(name).text)
    case .inner(let delta): text(delta)
    }
  }

  private func text(_ delta: DeltaName) -> String {
    let use = listing.roles.firstOccurrence(of: delta.symbol)?.use
    let mark = delta.number == 0 ? "" : ",\(delta.number + 1)"
    return "\\delta^{\(use?.styledLatex ?? delta.symbol)\(mark)}_\(time)"
  }

  private var time: String { shift == 0 ? "t" : shift < 0 ? "{t\(shift)}" : "{t+\(shift)}" }

  func write(_ term: GradientTerm) -> WrittenTerm {
    switch term {
    case .seed(let name):
      WrittenTerm(
        (loss.isMean ? "\\frac{1}{T} " : "")
          + derivative("\(loss.step)_\(time)", values.value(name).text))
    case .whole(let name): WrittenTerm(text(.whole(name)))
    case .inner(let delta): WrittenTerm(text(delta))
    case .later(let inner):
      GradientWriter(
        listing: listing, loss: loss, shift: shift + (listing.isBackward ? -1 : 1)
      ).write(inner)
    case .negated(let inner): WrittenTerm("-\(write(inner).within(.product))", .product)
    case .sum(let addends): sum(addends)
    case .times(let inner, let factor): times(write(inner), factor)
    case .through(let matrix, let inner, let isTransposed):
      through(values.parameter(matrix), write(inner), isTransposed: isTransposed)
    case .part(let inner, let terms, let index):
      WrittenTerm("\\left[\(write(inner).text)\\right]_{\(partName(terms, index))}")
    case .total(let inner): WrittenTerm("\\mathbf{1}^\\top \(write(inner).within(.atom))", .product)
    case .throughSoftmax(let inner, let result):
      softmax(write(inner), values.write(result))
    }
  }

  func write(_ term: CellGradient.ParameterTerm) -> WrittenTerm {
    switch term {
    case .gradient(let gradient): return write(gradient)
    case .outer(let gradient, let x, isTransposed: false):
      let left = write(gradient).within(.atom)
      return WrittenTerm("\(left) \\, \(values.write(x).raised("\\top"))", .product)
    case .outer(let gradient, let x, isTransposed: true):
      let right = write(gradient).within(.atom)
      return WrittenTerm("\(values.write(x).raised("\\top")) \(right)", .product)
    }
  }

  private func sum(_ addends: [GradientTerm]) -> WrittenTerm {
    guard let first = addends.first else { return WrittenTerm("0") }
    let text = addends.dropFirst().reduce(write(first).text) { text, addend in
      if case .negated(let inner) = addend { return "\(text) - \(write(inner).within(.product))" }
      return "\(text) + \(write(addend).text)"
    }
    return WrittenTerm(text, .sum)
  }

  private func through(
    _ matrix: WrittenTerm, _ gradient: WrittenTerm, isTransposed: Bool
  ) -> WrittenTerm {
    let g = gradient.within(.atom)
    return WrittenTerm(
      isTransposed ? "\(g) \(matrix.raised("\\top"))" : "\(matrix.raised("\\top")) \(g)", .product)
  }

  private func softmax(_ gradient: WrittenTerm, _ result: WrittenTerm) -> WrittenTerm {
    let inner = "\(result.raised("\\top")) \(gradient.within(.atom))"
    return WrittenTerm(
      "\(result.within(.atom)) \\odot \\left(\(gradient.text) - \(inner)\\right)", .product)
  }

  private func times(_ gradient: WrittenTerm, _ factor: GradientTerm.Factor) -> WrittenTerm {
    let left = gradient.within(.product)
    switch factor {
    case .value(let value) where listing.isNumber(value):
      return WrittenTerm("\(values.write(value).within(.product)) \\, \(left)", .product)
    case .value(let value):
      return WrittenTerm("\(left) \\odot \(values.write(value).within(.product))", .product)
    case .indicator(.greater(let a, let b)):
      let condition = "\(values.write(a).text) > \(values.write(b).text)"
      return WrittenTerm("\(left) \\odot \\mathbb{1}[\(condition)]", .product)
    case .sign(let value):
      return WrittenTerm(
        "\(left) \\odot \\operatorname{sign}(\(values.write(value).text))", .product)
    case .slope(let function, let value):
      return WrittenTerm(
        "\(left) \\odot \(function.latex)'(\(values.write(value).text))", .product)
    }
  }

  /// The symbol of one of the joined terms, or its place among them.
  private func partName(_ terms: [TypedTerm], _ index: Int) -> String {
    switch terms[index] {
    case .value(let name), .state(let name), .parameter(let name):
      listing.roles.firstOccurrence(of: name)?.use.styledLatex ?? name
    default: String(index + 1)
    }
  }
}
