import Interpreter
import Tensors

// Orders of arguments that PyTorch took before 0.4 and takes still: the factor in front.

/// An operand and its factor.
struct ScaledOperand {
  let operand: Value
  let factor: Value

  /// `add(other, *, alpha=1)`, or as it was: `add(alpha, other)`.
  init(_ arguments: Arguments) throws(Raise) {
    guard let second = arguments.rest.first else {
      (operand, factor) = (arguments["other"], arguments["alpha"])
      return
    }
    guard arguments.rest.count == 1, arguments["other"].scalar != nil else {
      throw .tooManyPlaces(arguments, taken: 1)
    }
    (operand, factor) = (second, arguments["other"])
  }
}

/// Two operands of a product or a quotient, and its factor.
struct ScaledPair {
  let first: Tensor
  let second: Tensor
  let factor: Scalar

  /// `addcmul(tensor1, tensor2, *, value=1)`, or as it was: `addcmul(value, tensor1, tensor2)`.
  init(_ arguments: Arguments) throws(Raise) {
    guard let last = arguments.rest.first else {
      first = try arguments.tensor("tensor1")
      second = try arguments.tensor("tensor2")
      factor = try arguments.scalar("value")
      return
    }
    guard arguments.rest.count == 1, let factor = arguments["tensor1"].scalar,
      let third = last.tensor
    else { throw .tooManyPlaces(arguments, taken: 2) }
    first = try arguments.tensor("tensor2")
    (second, self.factor) = (third, factor)
  }

  /// The same for a quotient, which PyTorch refuses to make of integers.
  func dividing() throws(Raise) -> ScaledPair {
    guard first.dtype.isFloatingPoint || second.dtype.isFloatingPoint else {
      throw Raise(
        .runtimeError,
        "Integer division with addcdiv is no longer supported, and in a future  release addcdiv "
          + "will perform a true division of tensor1 and tensor2. The historic addcdiv behavior "
          + "can be implemented as (input + value * torch.trunc(tensor1 / tensor2)).to(input.dtype"
          + ") for integer inputs and as (input + value * tensor1 / tensor2) for float inputs. The "
          + "future addcdiv behavior is just the latter implementation: (input + value * tensor1 "
          + "/ tensor2), for all dtypes.")
    }
    return self
  }
}

extension Raise {
  fileprivate static func tooManyPlaces(_ arguments: Arguments, taken: Int) -> Raise {
    Raise(
      .typeError,
      "\(arguments.function.name)() takes \(taken) positional argument\(taken == 1 ? "" : "s") "
        + "but \(taken + arguments.rest.count) were given",
      fix: "name the factor: \(taken == 1 ? "alpha" : "value")=…")
  }
}
