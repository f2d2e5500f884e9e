import Dialect
import Interpreter
import Testing

/// A native type with a little of everything: a length in meters.
private final class Meters: NativeObject {
  let typeName = "Meters"
  var value: Double

  init(_ value: Double) { self.value = value }

  var attributeNames: [String] { ["value"] }

  func attribute(_ name: String, in context: Context) throws(Raise) -> Value? {
    name == "value" ? .float(value) : nil
  }

  func binary(
    _ op: BinaryOperator, _ other: Value, reflected: Bool, in context: Context
  ) throws(Raise) -> Value {
    guard op == .add, let number = other.asDouble ?? other.native(as: Meters.self)?.value else {
      return .notImplemented
    }
    return .native(Meters(value + number))
  }

  func repr(in context: Context) throws(Raise) -> String { "Meters(\(floatText(value)))" }
}

/// A module with a function, a native type and a class that cells can subclass.
private func shapes(_ context: Context) -> ModuleObject {
  let grow = BuiltinFunction(
    "grow", [.positional("self"), .optional("by", 1.0)], qualifiedName: "Meters.grow"
  ) { (arguments, _) throws(Raise) in
    guard let meters = arguments.receiver.native(as: Meters.self) else {
      throw arguments.wrongType("self", expected: "Meters")
    }
    meters.value += try arguments.double("by")
    return arguments.receiver
  }
  let make = BuiltinFunction("Meters", [.required("value")]) { (arguments, _) throws(Raise) in
    .native(Meters(try arguments.double("value")))
  }
  let type = ClassObject(
    name: "Meters", module: "shapes", base: context.types.object, construct: make, methods: [grow])
  context.register(nativeClass: type)
  let initialize = BuiltinFunction(
    "__init__", [.positional("self"), .required("size")], qualifiedName: "Layer.__init__"
  ) { (arguments, _) throws(Raise) in
    guard case .instance(let object) = arguments.receiver else {
      throw arguments.wrongType("self", expected: "Layer")
    }
    object.payload = Meters(try arguments.double("size"))
    return .none
  }
  let apply = BuiltinFunction("__call__", [.positional("self"), .variadic("inputs")]) {
    (arguments, context) throws(Raise) in
    try context.call(try context.attribute(arguments.receiver, "forward"), arguments.rest)
  }
  let layer = ClassObject(
    name: "Layer", module: "shapes", base: context.types.object, methods: [initialize, apply],
    attributes: [
      DescriptorObject.property("size") { (value, _) throws(Raise) in
        .float(value.native(as: Meters.self)?.value ?? 0)
      }
    ])
  return ModuleObject(
    name: "shapes",
    functions: [
      BuiltinFunction("area", [.required("a"), .optional("b", 1)]) {
        (arguments, _) throws(Raise) in
        .float(try arguments.double("a") * arguments.double("b"))
      }
    ],
    attributes: [("Meters", .classObject(type)), ("Layer", .classObject(layer))],
    adviceForMissing: { $0 == "volume" ? "use shapes.area and a height" : nil })
}

private func runWithShapes(_ source: String) -> Outcome {
  run("import shapes\nfrom shapes import *\n" + source) { context in
    context.findModule = { [unowned context] name throws(Raise) in
      name == "shapes" ? shapes(context) : nil
    }
  }
}

@Test func `a native value has attributes, methods, operators and a class`() {
  let source = """
    m = Meters(2)
    print(m, m.value, m.grow(3).value, m.grow(by=1), m + 1, 1 + m, m + m)
    print(isinstance(m, Meters), type(m), type(m) is shapes.Meters, [m], f"{m}", bool(m))
    print(sum([m, m]), hasattr(m, "grow"), hasattr(m, "nope"), {m: 1}[m])
    """

  #expect(
    runWithShapes(source).output == """
      Meters(6.0) 2.0 5.0 Meters(6.0) Meters(7.0) Meters(7.0) Meters(12.0)
      True <class 'shapes.Meters'> True [Meters(6.0)] Meters(6.0) True
      Meters(12.0) True False 1

      """)
}

@Test func `a cell subclasses a native class that keeps a payload`() {
  let source = """
    class Double(Layer):
      def __init__(self, size):
        super().__init__(size * 2)
      def forward(self, x): return x * self.size
    d = Double(4)
    print(d(3), d.size, isinstance(d, shapes.Layer), d, Layer(1).size)
    """

  #expect(
    runWithShapes(source).output == "24.0 8.0 True <__main__.Double object> 1.0\n")
}

@Test(arguments: [
  (
    "Meters(1).valu",
    "AttributeError: 'Meters' object has no attribute 'valu'. Did you mean: 'value'?"
  ),
  ("Meters(1).x = 2", "AttributeError: 'Meters' object has no attribute 'x'"),
  ("Meters(1)()", "TypeError: 'Meters' object is not callable"),
  ("Meters(1)[0]", "TypeError: 'Meters' object is not subscriptable"),
  ("Meters(1)[0] = 1", "TypeError: 'Meters' object does not support item assignment"),
  ("del Meters(1)[0]", "TypeError: 'Meters' object doesn't support item deletion"),
  ("len(Meters(1))", "TypeError: object of type 'Meters' has no len()"),
  ("for x in Meters(1): pass", "TypeError: 'Meters' object is not iterable"),
  ("-Meters(1)", "TypeError: bad operand type for unary -: 'Meters'"),
  ("Meters(1) * 2", "TypeError: unsupported operand type(s) for *: 'Meters' and 'int'"),
  ("Meters(1) < 2", "TypeError: '<' not supported between instances of 'Meters' and 'int'"),
  (
    "with Meters(1): pass",
    "TypeError: 'Meters' object does not support the context manager protocol"
  ),
  ("f'{Meters(1):5}'", "TypeError: unsupported format string passed to Meters.__format__"),
  ("area()", "TypeError: area() missing 1 required positional argument: 'a'"),
  ("area(1, 2, 3)", "TypeError: area() takes from 1 to 2 positional arguments but 3 were given"),
  ("area(1, c=2)", "TypeError: area() got an unexpected keyword argument 'c'"),
  ("area('x')", "TypeError: area(): argument 'a' must be float, not str"),
  ("Layer()", "TypeError: Layer.__init__() missing 1 required positional argument: 'size'"),
  ("shapes.Layer.x = 1", "TypeError: cannot set 'x' attribute of immutable type 'Layer'"),
  ("shapes.volume(1)", "AttributeError: module 'shapes' has no attribute 'volume'"),
])
func `what a native type or function lacks is Python's error`(source: String, message: String) {
  #expect(runWithShapes(source).error == message)
}
