import Diagnostics

extension CellFault {
  /// The fault as a sentence, a reason and a mend.
  package var diagnostic: Diagnostic {
    let (message, why, fix) = words
    guard let place else {
      return Diagnostic(message: message, why: why, fix: fix).withShortQuotes
    }
    return Diagnostic(in: place.source, at: place.range, message: message, why: why, fix: fix)
      .withShortQuotes
  }

  typealias Words = (message: String, why: String?, fix: String?)

  private var words: Words {
    readingWords ?? notationWords ?? indexWords ?? memoryWords ?? layerWords ?? functionWords
      ?? roleWords
      ?? shapeWords
      ?? sizeWords ?? ("this can't be compiled", nil, nil)
  }

  private var readingWords: Words? {
    switch kind {
    case .notUnderstood(let source):
      (
        "'\(source)' is not understood in a cell's equation",
        "a cell computes with sums, products, functions and concatenations of its symbols", nil
      )
    case .unbalanced(let bracket, let wanted):
      (
        "'\(bracket)' has no '\(wanted)'", "brackets stand in pairs within an equation",
        "write '\(wanted)' where the group \("([{|∣".contains(bracket) ? "ends" : "begins")"
      )
    case .noEquation(let source):
      (
        "'\(source)' is no equation", "each equation of a cell defines one symbol: h_t = …",
        "leave it out of the cell's formulas"
      )
    case .notADefinition(let source):
      (
        "'\(source)' on the left side defines no symbol",
        "each equation of a cell is 'symbol_t = …'",
        "leave the equation out of the cell's formulas"
      )
    case .claim(let claim, let source):
      (
        "'\(source)' is \(claim.words)", "a cell's equations define symbols at time t",
        claim == .product
          ? "write its factors out, or carry the product in a state: p_t = p_{t-1} \\odot g_t" : nil
      )
    case .overIndex(let source):
      (
        "'\(source)' runs over an index",
        "the equations of a step have the time t only; what it runs over is not theirs",
        "write its terms out, or give the sum as an input"
      )
    case .runTogether(let source, let meant):
      (
        "'\(source)' is a product of two letters", "a bias is added, not multiplied",
        "for one symbol write \(meant)"
      )
    case .lostTimeIndex(let source, let symbol, let meant):
      (
        "'\(source)' is \(symbol) \(source.contains("+") ? "plus" : "minus") 1",
        "without braces the index ends behind its first letter", "write \(meant)"
      )
    case .lostBraces(let source, let read, let meant):
      (
        "'\(source)' is \(read.joined(separator: " times "))",
        "without braces the index ends behind its first letter", "for one symbol write \(meant)"
      )
    case .equationsRunTogether(let symbol):
      (
        "an equation of \(symbol) begins in the row of another",
        "it could be a factor of the first one, too", "write \\\\ before \(symbol)"
      )
    case .ellipsis(let source):
      (
        "'\(source)' leaves something out", "what it stands for can't be told",
        "write the terms out"
      )
    case .noEquations:
      (
        "no equations to compile",
        "a cell needs at least one, as h_t = \\tanh(W_x x_t + W_h h_{t-1})",
        nil
      )
    case .tooDeep(let limit):
      (
        "more than \(limit) levels of nesting in an equation", "it can't be followed that deep",
        "give inner parts names of their own"
      )
    case .tooManyTerms(let limit):
      (
        "more than \(limit) terms in one sum or product", "it can't be followed that far",
        "give parts of it names of their own"
      )
    case .twoFonts(let first, let second):
      (
        "\(first) and \(second) are both used",
        "they differ in their font only; whether they are one symbol can't be told",
        "write one of the two everywhere"
      )
    case .twoPlaces(let first, let second):
      (
        "\(first) and \(second) are both used",
        "they differ in the place of the index only; whether they are one symbol can't be told",
        "write one of the two everywhere, or give one another name"
      )
    case .cases:
      (
        "a choice between values is not understood in a cell's equation",
        "a cell computes the same at every step, and a run begins with zeros by itself",
        "write the equation of t > 0 alone"
      )
    default: nil
    }
  }

  private var indexWords: Words? {
    switch kind {
    case .unreadIndex(let index, let symbol):
      (
        "the index '\(index)' of \(symbol) is not understood",
        "an index is a name, or the time t, t-1 or t+1",
        Self.mend(ofIndex: index, of: symbol)
      )
    case .unreadSuperscript(let text, let symbol):
      (
        "the superscript '\(text)' of \(symbol) is not understood",
        "a superscript is a transpose (\\top, T), a square, a time (t) or a word",
        nil
      )
    case .farIndex(let symbol, let offset):
      (
        "\(symbol) is used \(abs(offset)) steps away", "a cell sees the step before this one only",
        "carry the value in a state of its own: p_t = \(symbol)_{t-1}"
      )
    case .bothDirections(let symbol):
      (
        "\(symbol) is taken from t+1 in a cell that also looks at t-1",
        "a cell runs forward or backward in time, not both ways",
        "compile the two directions as two cells"
      )
    case .definesNext(let symbol, let latex):
      (
        "\(latex) is defined where \(symbol)_t is wanted",
        "an equation gives the value of the step t",
        "write it for \(symbol)_t: then \(symbol)_t on the right becomes \(symbol)_{t-1}"
      )
    case .inputAtOtherTime(let symbol, let offset):
      (
        "the input \(symbol) is used at t\(offset > 0 ? "+" : "")\(offset)",
        "an input is known at its own step only",
        "carry it in a state: p_t = \(symbol)_t, then p_{t\(offset > 0 ? "+" : "")\(offset)}"
      )
    case .initialState(let symbol):
      (
        "\(symbol) is what a run begins with",
        "a cell's equations say what each step computes; the first state is zero, or is given",
        "leave the equation out, and give the cell its first state"
      )
    case .missingTime(let symbol, let latex):
      (
        "\(symbol) has no time index",
        "it depends on the step, but without an index it would be one value for all steps",
        "write \(latex)_t"
      )
    default: nil
    }
  }

  private static func mend(ofIndex index: String, of symbol: String) -> String {
    // A step far off is none: only the end of an index is one.
    let time = index.indices.suffix(8).first {
      $0 > index.startIndex && String(index[$0...]).timeOffset != nil
    }
    if let time, index[..<time].allSatisfy(\.isASCIILetter) {
      return "put a comma before the time: \(symbol)_{\(index[..<time]), \(index[time...])}"
    }
    if let letter = index.first, letter.isASCIILetter, letter != "t",
      "t\(index.dropFirst())".timeOffset != nil
    {
      return "call the time t: \(symbol)_{t\(index.dropFirst())}"
    }
    return "write a name as the index, or give the value a symbol of its own"
  }

  private var layerWords: Words? {
    switch kind {
    case .layerCount(let symbol):
      (
        "how many layers \(symbol)^{(l)} has is not given",
        "the equations are written out for each layer", "say it: num_layers=2"
      )
    case .layerRange(let count):
      (
        "num_layers=\(count) is no number of layers",
        "a stack has 1 to \(LayerStack.maximumCount)", nil
      )
    case .farLayer(let symbol):
      (
        "\(symbol) is taken from a layer further away than the one below",
        "a layer reads the one below it and itself", nil
      )
    case .twoRuns:
      (
        "the equations look both at t-1 and at t+1",
        "they need a run from either end of a sequence, which is more than one cell", nil
      )
    case .neverJoined:
      (
        "no equation joins the two directions", "which of them is the output can't be told",
        "add one: y_t = [\\overrightarrow{h}_t; \\overleftarrow{h}_t]"
      )
    default: nil
    }
  }

  private var functionWords: Words? {
    switch kind {
    case .derivative(let name):
      (
        "\(name)' is a derivative",
        "a cell's equations compute values; gradients are derived from them",
        nil
      )
    case .functionDefinition(let name, let known?):
      (
        "\(name)(…) is defined here as \(known.rawValue)",
        "a cell's equations define symbols at time t",
        nil
      )
    case .functionDefinition(let name, nil):
      (
        "\(name)(…) is defined here as none of the known functions",
        "known are \(CellFunction.allCases.map(\.rawValue).joined(separator: ", "))",
        "leave the definition out of the cell's formulas"
      )
    case .inverseFunction(let name):
      (
        "the inverse of \(name) is no function of cells", "^{-1} behind a function is its inverse",
        nil
      )
    case .unknownFunction(let name, let nearest):
      (
        "the function \(name) is not known",
        "known are \(CellFunction.allCases.map(\.rawValue).joined(separator: ", "))",
        nearest.map { "write \($0)" } ?? "say what it is: \(name)=tanh"
      )
    case .functionWithoutArgument(let name):
      (
        "\(name) has no argument", "a function is followed by what it applies to",
        "write \(name)(…)"
      )
    case .unbracketedArgument(let name):
      (
        "how far the argument of \(name) goes can't be told", "several factors stand behind it",
        "write \(name)(…)"
      )
    case .argumentCount(let name, let wanted, let got):
      ("\(name) takes \(wanted) argument\(wanted == 1 ? "" : "s"), not \(got)", nil, nil)
    case .unreadPower(let source):
      (
        "the power '\(source)' is not understood",
        "powers are squares, and e to a power",
        nil
      )
    default: nil
    }
  }
}

extension StatementKind.Claim {
  fileprivate var words: String {
    switch self {
    case .derivative: "a statement about derivatives"
    case .product: "a statement about a product over an index"
    case .comparison: "a comparison"
    case .membership: "a statement about where values lie"
    case .proportion: "a proportion"
    case .limit: "a limit or a replacement"
    }
  }
}
