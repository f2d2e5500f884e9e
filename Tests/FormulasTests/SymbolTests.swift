import Formulas
import Foundation
import Testing

/// A command of KaTeX's table of symbols.
private struct KaTeXSymbol {
  var name: String
  var symbolClass: String
  var text: String

  static let all: [KaTeXSymbol] = {
    let url = Bundle.module.url(forResource: "Fixtures/symbols", withExtension: "tsv")
    let text = url.flatMap { try? String(contentsOf: $0, encoding: .utf8) } ?? ""
    return text.split(separator: "\n").map { line in
      let fields = line.components(separatedBy: "\t")
      return KaTeXSymbol(name: fields[0], symbolClass: fields[1], text: fields[2])
    }
  }()

  /// What the page shows for the command, without the signs that show nothing.
  var shown: String {
    let markup = Formula.parse("\\" + name).mathML(display: false)
    let body = markup.components(separatedBy: "<annotation")[0]
    return body.replacing(/<[^>]*>/, with: "").replacing("&amp;", with: "&")
      .replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .precomposedStringWithCompatibilityMapping.filter { !"\u{2061} ".contains($0) }
  }

  /// KaTeX's word for the class of our symbol.
  var ownClass: String? {
    guard case .symbol(let symbol) = Formula.parse("\\" + name).nodes.first?.kind else {
      return nil
    }
    return switch symbol.symbolClass {
    case .letter: "mathord"
    case .ordinary: "textord"
    case .largeOperator, .integral: "op"
    case .binary: "bin"
    case .relation: "rel"
    case .open: "open"
    case .close: "close"
    case .punctuation: "punct"
    case .inner: "inner"
    }
  }
}

@Test func `every symbol of KaTeX is shown as KaTeX shows it`() {
  #expect(KaTeXSymbol.all.count > 500)
  #expect(
    KaTeXSymbol.all.filter {
      $0.shown
        != $0.text.precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }
    }.map(\.name) == [])
}

@Test func `relations and operators have the class that KaTeX gives them`() {
  #expect(
    KaTeXSymbol.all.filter { ["bin", "rel"].contains($0.symbolClass) }.filter {
      $0.ownClass != $0.symbolClass
    }.map(\.name) == [])
}
