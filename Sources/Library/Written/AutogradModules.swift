import Interpreter
import StandardLibrary
import Tensors

extension StandardModule {
  /// `torch.autograd.function`: functions with derivatives of their own.
  static var autogradFunctionModule: StandardModule {
    StandardModule(
      "torch.autograd.function", "Functions with derivatives of their own.",
      natives: { _ in [("_record", .builtin(recorder))] }, source: functionSource)
  }

  /// `torch.autograd.functional`: Jacobians.
  static var autogradFunctionalModule: StandardModule {
    StandardModule(
      "torch.autograd.functional", "Jacobians of functions.", source: functionalSource)
  }
}

/// Puts computed outputs into the graph, with a cell's function as their derivative.
private var recorder: BuiltinFunction {
  BuiltinFunction(
    torch: "_record",
    [.required("name"), .required("inputs"), .required("outputs"), .required("backward")],
    "The outputs, as tensors that the inputs made."
  ) { (arguments, context) in
    let outputs = try arguments.tensors("outputs").map { $0.detach() }
    let backward = arguments["backward"]
    Tensor.custom(
      name: try arguments.string("name"), inputs: try arguments.tensors("inputs"), outputs: outputs
    ) { gradient in
      let result = try context.call(backward, CallArguments(gradient.gradients.map { Value($0) }))
      return try context.elements(of: result).map(\.tensor)
    }
    return Value(tensors: outputs)
  }
}

private let functionSource = #"""
  import torch as _torch

  class FunctionCtx:
      def __init__(self, needs):
          self.needs_input_grad, self._saved = needs, ()

      saved_tensors = property(lambda self: self._saved)

      def save_for_backward(self, *tensors):
          self._saved = tensors

      def mark_non_differentiable(self, *tensors):
          pass

      def set_materialize_grads(self, value):
          pass

  class Function:
      """A function with a derivative of its own: `forward` and `backward` of a cell's subclass."""

      @staticmethod
      def forward(*args, **kwargs):
          raise NotImplementedError(
              "You must implement the forward function for custom autograd.Function.")

      @staticmethod
      def backward(ctx, *grad_outputs):
          raise NotImplementedError("You must implement either the backward or vjp method for your "
              "custom autograd.Function to use it with backward mode AD.")

      @classmethod
      def apply(cls, *args):
          places = [i for i, arg in enumerate(args) if isinstance(arg, _torch.Tensor)]
          needs = tuple(isinstance(arg, _torch.Tensor) and arg.requires_grad for arg in args)
          ctx = FunctionCtx(needs)
          with _torch.no_grad():
              if hasattr(cls, "setup_context"):
                  result = cls.forward(*args)
                  cls.setup_context(ctx, args, result)
              else:
                  result = cls.forward(ctx, *args)
          outputs = result if isinstance(result, tuple) else (result,)
          name = cls.__name__ + "Backward"

          def backward(*gradients):
              given = cls.backward(ctx, *gradients)
              given = given if isinstance(given, tuple) else (given,)
              if len(given) != len(args):
                  raise RuntimeError(f"function {name} returned an incorrect number of gradients "
                      f"(expected {len(args)}, got {len(given)})")
              return [given[i] for i in places]

          made = _record(name, [args[i] for i in places], list(outputs), backward)
          return made if isinstance(result, tuple) else made[0]

  def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, inputs=None):
      tensors = (tensors,) if isinstance(tensors, _torch.Tensor) else tuple(tensors)
      if grad_tensors is None or isinstance(grad_tensors, _torch.Tensor):
          grad_tensors = (grad_tensors,) * len(tensors)
      for place, (tensor, gradient) in enumerate(zip(tensors, grad_tensors)):
          keeps = retain_graph or place + 1 < len(tensors)
          tensor.backward(gradient, retain_graph=keeps, create_graph=create_graph)

  class _Anomaly:
      """Has no effect: messages name the operation anyway."""

      def __init__(self, mode=True, check_nan=True):
          pass

      def __enter__(self):
          return None

      def __exit__(self, *details):
          return None

  detect_anomaly = set_detect_anomaly = _Anomaly
  """#

private let functionalSource = #"""
  import torch as _torch

  def _inputs(inputs):
      single = isinstance(inputs, _torch.Tensor)
      given = (inputs,) if single else tuple(inputs)
      return single, tuple(x.detach().requires_grad_(True) for x in given)

  def _rows(output, inputs, name):
      if not isinstance(output, _torch.Tensor):
          raise TypeError(f"The outputs given to {name} must be either a Tensor or a tuple of Tensors "
              f"but the given outputs have type {type(output)}.")
      rows = [[] for _ in inputs]
      for element in output.reshape(-1):
          if element.requires_grad:
              gradients = _torch.autograd.grad(element, inputs, retain_graph=True, allow_unused=True)
          else:
              gradients = [None] * len(inputs)
          for row, gradient, x in zip(rows, gradients, inputs):
              row.append(_torch.zeros_like(x) if gradient is None else gradient)
      return tuple(_torch.stack(row).detach().reshape(output.shape + x.shape)
          for row, x in zip(rows, inputs))

  def jacobian(func, inputs, create_graph=False, strict=False, vectorize=False,
          strategy="reverse-mode"):
      if create_graph:
          raise NotImplementedError("jacobian(create_graph=True) is not supported here")
      single, xs = _inputs(inputs)
      with _torch.enable_grad():
          outputs = func(*xs)
          several = isinstance(outputs, (tuple, list))
          made = [_rows(y, xs, "jacobian") for y in (outputs if several else (outputs,))]
      made = tuple(row[0] for row in made) if single else tuple(made)
      return made if several else made[0]

  def vjp(func, inputs, v=None, create_graph=False, strict=False):
      if create_graph:
          raise NotImplementedError("vjp(create_graph=True) is not supported here")
      single, xs = _inputs(inputs)
      with _torch.enable_grad():
          output = func(*xs)
          if v is None and output.nelement() != 1:
              raise RuntimeError("The vector v can only be None if the user-provided function returns "
                  "a single Tensor with a single element.")
          gradients = _torch.autograd.grad(output, xs, v, allow_unused=True)
      gradients = tuple(_torch.zeros_like(x) if g is None else g for g, x in zip(gradients, xs))
      return output.detach(), gradients[0] if single else gradients

  def hessian(func, inputs, *args, **kwargs):
      raise NotImplementedError("hessian() is not supported here: gradients of gradients need PyTorch")
  """#
