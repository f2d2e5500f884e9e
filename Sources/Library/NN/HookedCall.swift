import Interpreter
import RNN
import Tensors

/// One call of a module that has hooks.
struct HookedCall {
  let module: Value
  let hooks: ModuleHooks
  let context: Context

  /// Runs the hooks around forward, in PyTorch's order.
  func run(_ inputs: [Value], keywords: [(name: String, value: Value)]) throws -> Value {
    var inputs = inputs
    for hook in hooks.functions(.before) {
      let result = try context.call(hook, [module, Value(tuple: inputs)])
      if !result.isNone { inputs = result.asTuple ?? [result] }
    }
    let observers = hooks.functions(.backward)
    let backward = observers.isEmpty ? nil : BackwardObservation(module, observers, context)
    inputs = try backward?.watching(inputs: inputs) ?? inputs
    var output = try context.call(
      context.attribute(module, "forward"), CallArguments(inputs, keywords: keywords))
    for hook in hooks.functions(.after) {
      let result = try context.call(hook, [module, Value(tuple: inputs), output])
      if !result.isNone { output = result }
    }
    return try backward?.watching(output: output) ?? output
  }
}

extension Value {
  /// The elements of a tuple, else nothing.
  fileprivate var asTuple: [Value]? {
    if case .tuple(let object) = self { object.elements } else { nil }
  }
}

/// Sees the gradients of a module's outputs and inputs: an identity stands around the module, whose
/// derivative tells them to the hooks.
private final class BackwardObservation {
  private let module: Value
  private let hooks: [Value]
  private let context: Context
  private var inputCount = 0
  private var hasInputs = false
  private var outputGradients = Value.none

  init(_ module: Value, _ hooks: [Value], _ context: Context) {
    (self.module, self.hooks, self.context) = (module, hooks, context)
  }

  func watching(inputs: [Value]) throws -> [Value] {
    inputCount = inputs.count
    let places = inputs.indices.filter { inputs[$0].tensor != nil }
    let tensors = places.compactMap { inputs[$0].tensor }
    guard GradientMode.isEnabled, tensors.contains(where: \.requiresGrad) else { return inputs }
    hasInputs = true
    let watched = identity(tensors) { [self] gradients in
      try told(gradients, at: places)
    }
    var result = inputs
    for (place, tensor) in zip(places, watched) { result[place] = Value(tensor) }
    return result
  }

  func watching(output: Value) throws -> Value {
    let values = output.asTuple ?? [output]
    let places = values.indices.filter { values[$0].tensor != nil }
    let tensors = places.compactMap { values[$0].tensor }
    guard GradientMode.isEnabled, tensors.contains(where: \.requiresGrad) else { return output }
    let count = values.count
    let watched = identity(tensors) { [self] gradients in
      outputGradients = packed(gradients, at: places, of: count)
      if !hasInputs { try tellWithoutInputs() }
      return gradients
    }
    var result = values
    for (place, tensor) in zip(places, watched) { result[place] = Value(tensor) }
    return output.asTuple == nil ? result[0] : Value(tuple: result)
  }

  private func identity(
    _ tensors: [Tensor], _ seen: @escaping ([Tensor?]) throws -> [Tensor?]
  ) -> [Tensor] {
    let outputs = noGrad { tensors.map { $0.detach() } }
    return Tensor.custom(
      name: "BackwardHookFunctionBackward", inputs: tensors, outputs: outputs
    ) { gradient in
      try seen(gradient.gradients)
    }
  }

  private func packed(_ gradients: [Tensor?], at places: [Int], of count: Int) -> Value {
    var values = [Value](repeating: .none, count: count)
    for (place, gradient) in zip(places, gradients) {
      values[place] = gradient.map { Value($0) } ?? .none
    }
    return Value(tuple: values)
  }

  /// The gradients of the inputs, as the hooks leave them.
  private func told(_ gradients: [Tensor?], at places: [Int]) throws -> [Tensor?] {
    var inputs = packed(gradients, at: places, of: inputCount)
    for hook in hooks {
      let result = try context.call(hook, [module, inputs, outputGradients])
      if result.isNone { continue }
      inputs = result.asTuple == nil ? Value(tuple: [result]) : result
      guard let count = inputs.asTuple?.count, count == inputCount else {
        throw Raise(
          .runtimeError,
          "Backward hook returned an invalid number of grad_input, got "
            + "\(inputs.asTuple?.count ?? 0), but expected \(inputCount)")
      }
    }
    let values = inputs.asTuple ?? []
    return places.map { values.indices.contains($0) ? values[$0].tensor : nil }
  }

  private func tellWithoutInputs() throws {
    let inputs = Value(tuple: [Value](repeating: .none, count: inputCount))
    for hook in hooks {
      guard try context.call(hook, [module, inputs, outputGradients]).isNone else {
        throw Raise(
          .runtimeError,
          "Backward hook for Modules where no input requires gradient should always return None or "
            + "None for all gradients.")
      }
    }
  }
}
