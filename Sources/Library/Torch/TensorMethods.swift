import Interpreter
import Tensors

/// What only methods do: conversions, gradients, changes in place.
var tensorMethods: [TensorFunction] {
  conversionMethods + arrayMethods + gradientMethods + shapeChanges + [
    TensorFunction("item", [], "The number of a tensor with one.") { (x, _, _) in
      Value(try x.item())
    },
    TensorFunction("tolist", [], "The numbers in lists.") { (x, _, context) in
      try context.checkSize(x.count, of: "the list")
      return x.nestedLists
    },
    TensorFunction("dim", [], "The number of dimensions.") { (x, _, _) in .int(x.rank) },
    TensorFunction("ndimension", [], "The number of dimensions.") { (x, _, _) in .int(x.rank) },
    TensorFunction("nelement", [], "How many elements there are.") { (x, _, _) in .int(x.count) },
    TensorFunction("element_size", [], "The bytes of an element.") { (x, _, _) in
      .int(x.dtype.stride)
    },
    TensorFunction("size", [.optional("dim")], "The shape, or the size of one dimension.") {
      (x, arguments, _) in
      guard let dimension = try arguments.dimension() else { return Value(size: x.shape) }
      return .int(try x.size(dimension))
    },
    TensorFunction("stride", [.optional("dim")], "The distances of neighbors in memory.") {
      (x, arguments, _) in
      guard let dimension = try arguments.dimension() else {
        return Value(tuple: x.strides.map { .int($0) })
      }
      _ = try x.size(dimension)
      return .int(x.strides[dimension < 0 ? dimension + x.rank : dimension])
    },
    TensorFunction("is_contiguous", [], "Whether the elements stand in order.") { (x, _, _) in
      .bool(x.isContiguous)
    },
    TensorFunction("is_floating_point", [], "Whether the numbers have a fraction.") { (x, _, _) in
      .bool(x.dtype.isFloatingPoint)
    },
    TensorFunction("fill_", [.required("value")], "Writes one number everywhere.") {
      (x, arguments, _) in
      Value(try x.fill_(arguments.fillValue()))
    },
    TensorFunction("fill_diagonal_", [.required("fill_value")], "Writes a number on the diagonal.")
    { (x, arguments, _) in
      try x.diagonal().fill_(arguments.scalar("fill_value"))
      return Value(x)
    },
    TensorFunction("is_complex", [], "Never: numbers are real.") { (_, _, _) in false },
    TensorFunction("is_signed", [], "Whether there are numbers below zero.") { (x, _, _) in
      .bool(x.dtype != .bool && x.dtype != .uint8)
    },
    TensorFunction("zero_", "Writes zeros.") { try $0.zero_() },
    TensorFunction(
      "copy_", [.required("other"), .optional("non_blocking", false)], "Writes another's elements."
    ) { (x, arguments, _) in
      Value(try x.copy_(arguments.tensor("other")))
    },
  ]
}

/// Changes of the shape in place.
private var shapeChanges: [TensorFunction] {
  [
    TensorFunction("unsqueeze_", [.required("dim")], "A new dimension of size 1, in place.") {
      (x, arguments, _) in
      let dimension = try arguments.integer("dim")
      return Value(try x.changeShape(shownAs: "UnsqueezeBackward1") { try $0.unsqueeze(dimension) })
    },
    TensorFunction("squeeze_", [.optional("dim")], "Without dimensions of size 1, in place.") {
      (x, arguments, _) in
      let dimension = try arguments.dimension()
      return Value(
        try x.changeShape(shownAs: "SqueezeBackward\(dimension == nil ? 3 : 4)") {
          try dimension.map($0.squeeze) ?? $0.squeeze()
        })
    },
    TensorFunction("t_", "Rows and columns exchanged, in place.") { x in
      try x.changeShape(shownAs: "TBackward1") { try $0.t() }
    },
    TensorFunction(
      "transpose_", [.required("dim0"), .required("dim1")], "Two dimensions exchanged, in place."
    ) { (x, arguments, _) in
      let (first, second) = (try arguments.integer("dim0"), try arguments.integer("dim1"))
      return Value(
        try x.changeShape(shownAs: "TransposeBackward1") { try $0.transpose(first, second) })
    },
  ]
}

/// Other kinds of numbers, other places.
private var conversionMethods: [TensorFunction] {
  [
    TensorFunction("float", "As torch.float32.") { try $0.to(.float32) },
    TensorFunction("double", "As torch.float64.") { try $0.to(.float64) },
    TensorFunction("long", "As torch.int64.") { try $0.to(.int64) },
    TensorFunction("int", "As torch.int32.") { try $0.to(.int32) },
    TensorFunction("short", "As torch.int16.") { try $0.to(.int16) },
    TensorFunction("char", "As torch.int8.") { try $0.to(.int8) },
    TensorFunction("byte", "As torch.uint8.") { try $0.to(.uint8) },
    TensorFunction("bool", "As torch.bool.") { try $0.to(.bool) },
    TensorFunction("contiguous", "With the elements in order in memory.") { try $0.contiguous() },
    TensorFunction("cpu", "The tensor itself: every tensor lives on the CPU.") { $0 },
    TensorFunction("cuda", [.optional("device")], "Refused: there is no GPU.") { (_, _, _) in
      try DeviceObject(type: "cuda").checkPresence()
      return .none
    },
    TensorFunction(
      "to",
      [
        .optional("target"), .optional("dtype"), .keywordOnly("device"),
        .keywordOnly("copy", false),
        .keywordOnly("non_blocking", false),
      ], "As another kind of number, or at another place."
    ) { (x, arguments, _) in
      let moved = try converted(x, arguments)
      return Value(try arguments.bool("copy") && moved === x ? x.clone() : moved)
    },
    TensorFunction("type", [.optional("dtype")], "The name of the type, or a conversion.") {
      (x, arguments, _) in
      switch arguments["dtype"] {
      case .none: return Value("torch.\(x.kindName)Tensor")
      case .string(let name): return Value(try x.to(legacyType(name.text)))
      case .builtin(let type) where type.name.hasSuffix("Tensor"):
        return Value(try x.to(legacyType("torch.\(type.name)")))
      case .classObject(let type) where type.name == "Tensor": return Value(try x.to(.standard))
      default: return Value(try arguments.dtype().map { try x.to($0) } ?? x)
      }
    },
    TensorFunction("type_as", [.required("other")], "As another tensor's kind of number.") {
      (x, arguments, _) in
      Value(try x.to(arguments.tensor("other").dtype))
    },
  ]
}

/// What `to(…)` asks for: a dtype, a device, both, or another tensor to follow.
private func converted(_ x: Tensor, _ arguments: Arguments) throws -> Tensor {
  try arguments.checkDevice()
  let dtype = try arguments.dtype()
  if let model = arguments["target"].tensor { return try x.to(model.dtype) }
  switch arguments["target"] {
  case .native(is DTypeObject), .classObject:
    return try arguments.dtype("target").map { try x.to($0) } ?? x
  default:
    try arguments.checkDevice("target")
    return try dtype.map { try x.to($0) } ?? x
  }
}

private func legacyType(_ name: String) throws(Raise) -> DType {
  switch name {
  case "torch.FloatTensor", "torch.float32": .float32
  case "torch.DoubleTensor", "torch.float64": .float64
  case "torch.LongTensor", "torch.int64": .int64
  case "torch.IntTensor", "torch.int32": .int32
  case "torch.ShortTensor", "torch.int16": .int16
  case "torch.CharTensor", "torch.int8": .int8
  case "torch.ByteTensor", "torch.uint8": .uint8
  case "torch.BoolTensor", "torch.bool": .bool
  default: throw Raise(.valueError, "invalid type: '\(name)'", fix: TorchAdvice.kinds)
  }
}

/// Gradients.
private var gradientMethods: [TensorFunction] {
  [
    TensorFunction("detach", "The same memory outside of the graph.") { $0.detach() },
    TensorFunction("retain_grad", [], "Keeps the gradient of a tensor that is no leaf.") {
      (x, _, _) in
      try x.retainGrad()
      return .none
    },
    TensorFunction(
      "register_hook", [.required("hook")],
      "Calls hook(grad) in backward; what it gives goes on instead."
    ) { (x, arguments, context) in
      let hook = try x.addGradientHook(arguments["hook"].gradientHook(in: context))
      return .native(RemovableHandle { hook.remove() })
    },
    TensorFunction("detach_", "Takes the tensor out of the graph.") { try $0.detach_() },
    TensorFunction(
      "requires_grad_", [.optional("requires_grad", true)], "Asks for the gradient, or does not."
    ) { (x, arguments, _) in
      Value(try x.requiresGrad(arguments.bool("requires_grad")))
    },
    TensorFunction(
      "backward",
      [.optional("gradient"), .optional("retain_graph"), .optional("create_graph", false)],
      "Adds the gradient to every leaf's grad."
    ) { (x, arguments, _) in
      if try arguments.bool("create_graph") {
        throw Raise(
          .notImplementedError, "backward(create_graph=True) is not supported here",
          fix: "gradients of gradients need PyTorch itself")
      }
      let gradient = try arguments["gradient"].isNone ? nil : arguments.tensor("gradient")
      let retain = try arguments["retain_graph"].isNone ? false : arguments.bool("retain_graph")
      try x.backward(gradient: gradient, retainGraph: retain)
      return .none
    },
  ]
}
