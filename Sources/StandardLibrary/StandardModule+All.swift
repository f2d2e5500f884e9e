import Interpreter

extension StandardModule {
  /// All modules, in the order of their names.
  package static var all: [StandardModule] {
    [
      futureModule, abcModule, argparseModule, bisectModule, collectionsModule,
      collectionsABCModule, contextlibModule, csvModule, dataclassesModule, datetimeModule,
      enumModule, functoolsModule, gcModule, heapqModule, itertoolsModule, jsonModule,
      loggingModule, operatorModule, pathlibModule, pprintModule, randomModule, reModule,
      statisticsModule,
      stringModule, sysModule, textwrapModule, timeModule, typesModule, typingModule,
      unicodedataModule, warningsModule,
    ]
  }
}
