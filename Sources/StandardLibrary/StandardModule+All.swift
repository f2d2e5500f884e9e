import Interpreter

extension StandardModule {
  /// All modules, in the order of their names.
  package static var all: [StandardModule] {
    [
      futureModule, abcModule, argparseModule, bisectModule, collectionsModule,
      collectionsABCModule, contextlibModule, csvModule, dataclassesModule, datetimeModule,
      enumModule, functoolsModule, gcModule, heapqModule, inspectModule, itertoolsModule,
      jsonModule,
      loggingModule, operatorModule, pathlibModule, pprintModule, randomModule, reModule,
      statisticsModule,
      stringModule, sysModule, textwrapModule, timeModule, tracebackModule, typesModule,
      typingModule,
      unicodedataModule, warningsModule,
    ]
  }
}
