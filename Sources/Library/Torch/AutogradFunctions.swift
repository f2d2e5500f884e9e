import Interpreter
import Tensors

/// `torch.autograd.grad` and `torch.autograd.gradcheck`.
var autogradFunctions: [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "grad",
      [
        .required("outputs"), .required("inputs"), .optional("grad_outputs"),
        .optional("retain_graph"), .optional("create_graph", false),
        .keywordOnly("allow_unused", false),
      ], "The gradients of some tensors, without a change of their grad."
    ) { (arguments, context) in
      if try arguments.bool("create_graph") {
        throw Raise(
          .notImplementedError, "grad(create_graph=True) is not supported here",
          fix: "gradients of gradients need PyTorch itself")
      }
      let inputs = try tensors(arguments, "inputs", in: context)
      let retain = try arguments["retain_graph"].isNone ? false : arguments.bool("retain_graph")
      let gradients =
        try arguments["grad_outputs"].isNone
        ? [] : tensors(arguments, "grad_outputs", in: context)
      var sums = [Tensor?](repeating: nil, count: inputs.count)
      for (place, output) in try tensors(arguments, "outputs", in: context).enumerated() {
        let found = try output.gradients(
          to: inputs, gradient: gradients.indices.contains(place) ? gradients[place] : nil,
          retainGraph: retain)
        sums = try zip(sums, found).map { sum, next in
          guard let sum, let next else { return sum ?? next }
          return try sum + next
        }
      }
      if let unused = sums.firstIndex(where: { $0 == nil }), try !arguments.bool("allow_unused") {
        throw Raise(
          .runtimeError,
          "The differentiated Tensor at index \(unused) appears to not have been used in the graph. "
            + "Set allow_unused=True if this is the desired behavior.")
      }
      return Value(tuple: sums.map { $0.map { Value($0) } ?? .none })
    },
    BuiltinFunction(
      torch: "gradcheck",
      [
        .required("func"), .required("inputs"), .keywordOnly("eps", 1e-6),
        .keywordOnly("atol", 1e-5), .keywordOnly("rtol", 1e-3),
        .keywordOnly("raise_exception", true),
      ], "Whether gradients agree with finite differences."
    ) { (arguments, context) in
      let inputs = try tensors(arguments, "inputs", in: context)
      guard inputs.contains(where: \.requiresGrad) else {
        throw Raise(
          .valueError,
          "gradcheck expects at least one input tensor to require gradient, but none of them have "
            + "requires_grad=True.")
      }
      let mismatch = try gradientMismatch(
        inputs, step: arguments.double("eps"), absolute: arguments.double("atol"),
        relative: arguments.double("rtol")
      ) { leaves in
        let result = try context.call(
          arguments["func"], CallArguments(leaves.map { Value($0) }))
        return try outputs(result)
      }
      guard let mismatch, try arguments.bool("raise_exception") else {
        return .bool(mismatch == nil)
      }
      throw Raise(
        .runtimeError, mismatch.description,
        fix: "compare in double precision: make the inputs with dtype=torch.float64")
    },
  ]
}

/// One tensor, or those of a list, a tuple or a generator.
private func tensors(
  _ arguments: Arguments, _ name: String, in context: Context
) throws -> [Tensor] {
  if let tensor = arguments[name].tensor { return [tensor] }
  if case .iterator = arguments[name] {
    return try context.elements(of: arguments[name]).compactMap(\.tensor)
  }
  return try arguments.tensors(name)
}

/// The tensors that a checked function gives.
private func outputs(_ result: Value) throws -> [Tensor] {
  if let tensor = result.tensor { return [tensor] }
  guard let values = result.asSequence else {
    throw Raise(
      .typeError, "the checked function gives \(result.plainTypeName), not a Tensor",
      fix: "return the tensor that the gradients are of")
  }
  return values.compactMap(\.tensor)
}
