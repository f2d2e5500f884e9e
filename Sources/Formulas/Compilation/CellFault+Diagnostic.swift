import Diagnostics

extension CellFault {
  /// The fault as a sentence, a reason and a mend.
  package var diagnostic: Diagnostic {
    guard let place else { return Diagnostic(words: words).withShortQuotes }
    return Diagnostic(in: place.source, at: place.range, words: words).withShortQuotes
  }

  /// The fault in one sentence, for places that show no code in a text.
  package func message(in language: WordLanguage) -> String {
    diagnostic.told(in: language).message.withQuotesForCode
  }

  typealias Words = DiagnosticWords

  var words: Words {
    readingWords ?? rowWords ?? notationWords ?? indexWords ?? timeWords ?? memoryWords
      ?? layerWords ?? functionWords ?? roleWords ?? shapeWords ?? sizeWords
      ?? Words(("this can't be compiled", "这里不能编译"))
  }
}
