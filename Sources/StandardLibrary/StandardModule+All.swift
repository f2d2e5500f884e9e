import Interpreter

extension StandardModule {
  /// All modules, in the order of their names.
  package static var all: [StandardModule] {
    [
      abcModule, bisectModule, collectionsModule, collectionsABCModule, contextlibModule,
      csvModule, dataclassesModule, enumModule, functoolsModule, heapqModule, itertoolsModule,
      jsonModule,
      operatorModule, pprintModule, randomModule, reModule, statisticsModule, stringModule,
      sysModule,
      textwrapModule, timeModule, typingModule, unicodedataModule, warningsModule,
    ]
  }
}
