import Interpreter

/// `tqdm(iterable)`: the iterable itself, whose progress a terminal shows and the note does not.
final class TqdmBar: NativeObject {
  private let iterable: Value
  private let total: Int?
  private let report: (_ done: Int, _ total: Int) -> Void
  private var done = 0

  init(_ iterable: Value, total: Int?, report: @escaping (Int, Int) -> Void) {
    self.iterable = iterable
    self.total = total
    self.report = report
  }

  var typeName: String { "tqdm" }

  var attributeNames: [String] { ["desc", "iterable", "n", "total"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    switch name {
    case "n": .int(done)
    case "total": total.map { .int($0) } ?? Value.none
    case "iterable": iterable
    default: nil
    }
  }

  func setAttribute(_ name: String, to value: Value, in context: Context) throws(Raise) {
    if name == "n", let count = value.asInt { advance(to: count) }
  }

  func advance(by count: Int) { advance(to: done.addingReportingOverflow(count).partialValue) }

  private func advance(to count: Int) {
    done = count
    if let total, total > 0, done >= 0 { report(min(done, total), total) }
  }

  func length(in context: Context) throws(Raise) -> Int {
    if let total { return total }
    return try context.length(iterable)
  }

  func iterator(in context: Context) throws(Raise) -> IteratorObject {
    let parts = try context.iterator(iterable)
    return IteratorObject(typeName: "generator") { [self] context throws(Raise) in
      let next = try parts.next(in: context)
      if next != nil { advance(by: 1) }
      return next
    }
  }

  func enter(in context: Context) throws(Raise) -> Value { .native(self) }
}

/// The modules `tqdm`, `tqdm.auto` and `tqdm.notebook`.
func tqdmModule(_ name: String) -> (CellLibrary, Context) -> ModuleObject {
  { library, context in
    let type = tqdmType(library, base: context.types.object)
    context.register(nativeClass: type)
    let range = BuiltinFunction(
      pyplot: "trange", [.variadic("args"), .keywords("kwargs")], "tqdm(range(…))."
    ) { [unowned library] (arguments, context) in
      let numbers = try context.call(.classObject(context.types.range), arguments.rest)
      return try bar(numbers, total: nil, library, context)
    }
    return ModuleObject(
      name: name, documentation: "Progress, which a terminal shows.", functions: [range],
      attributes: [("tqdm", .classObject(type)), ("tqdm_notebook", .classObject(type))])
  }
}

private func bar(
  _ iterable: Value, total: Int?, _ library: CellLibrary, _ context: Context
) throws -> Value {
  var count = total
  if count == nil, !iterable.isNone { count = try? context.length(iterable) }
  return .native(
    TqdmBar(iterable, total: count) { [unowned library] done, total in
      library.note.progress(
        TrainingProgress(epoch: done, epochs: total, loss: nil, secondsLeft: 0))
    })
}

private func tqdmType(_ library: CellLibrary, base: ClassObject) -> ClassObject {
  let construct = BuiltinFunction(
    pyplot: "tqdm",
    [
      .optional("iterable"), .optional("desc"), .optional("total"), .variadic("args"),
      .keywords("kwargs"),
    ], "The iterable itself, whose progress a terminal shows."
  ) { [unowned library] (arguments, context) in
    try bar(arguments["iterable"], total: arguments["total"].asInt, library, context)
  }
  let update = BuiltinFunction(
    pyplot: "update", [.positional("self"), .optional("n", 1)], "Counts further."
  ) { (arguments, _) in
    arguments.receiver.native(as: TqdmBar.self)?.advance(by: arguments["n"].asInt ?? 1)
    return .none
  }
  let silent = [
    "close", "refresh", "clear", "reset", "set_description", "set_description_str", "set_postfix",
    "set_postfix_str", "display",
  ].map {
    BuiltinFunction(
      pyplot: $0, [.positional("self"), .variadic("args"), .keywords("kwargs")],
      "Is accepted; the note shows no progress."
    ) { (_, _) in .none }
  }
  let write = BuiltinFunction(
    pyplot: "write", [.required("s"), .optional("file"), .optional("end", "\n")], "Prints a line."
  ) { (arguments, context) in
    context.output(try context.text(arguments["s"]) + context.text(arguments["end"]))
    return .none
  }
  return ClassObject(
    name: "tqdm", module: "tqdm", base: base, construct: construct, methods: [update] + silent,
    attributes: [
      ("write", .descriptor(DescriptorObject(.staticMethod(.builtin(write)))))
    ])
}

/// The module `IPython`, which has only `display`.
func displayPackage(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(name: "IPython", documentation: "Showing values.")
}

/// The module `IPython.display`: what notebooks call to show values.
func displayModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let display = BuiltinFunction(
    pyplot: "display", [.variadic("objs"), .keywords("kwargs")], "Shows figures; prints the rest."
  ) { [unowned library] (arguments, context) in
    for value in arguments.rest {
      if let figure = value.native(as: PlotFigure.self) {
        if let display = figure.display { library.note.show(display) }
      } else {
        context.output(try context.repr(value) + "\n")
      }
    }
    return .none
  }
  let clear = BuiltinFunction(
    pyplot: "clear_output", [.variadic("args"), .keywords("kwargs")],
    "Is accepted: a note keeps what it showed."
  ) { (_, _) in .none }
  return ModuleObject(
    name: "IPython.display", documentation: "Showing values.", functions: [display, clear])
}
