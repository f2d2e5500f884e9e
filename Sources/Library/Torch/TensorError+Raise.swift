import Interpreter
import Tensors

/// An error of a module below that knows which Python exception it is.
package protocol RaisableError: Error {
  /// The exception with PyTorch's class and words.
  var raise: Raise { get }
}

/// Runs work of the modules below; what it throws becomes the exception that PyTorch raises.
package func raising<Result>(_ work: () throws -> Result) throws(Raise) -> Result {
  do {
    return try work()
  } catch let error as Raise {
    throw error
  } catch let error as any RaisableError {
    throw error.raise
  } catch let error as any OperationError {
    throw error.raise
  } catch {
    throw Raise(.runtimeError, "\(error)")
  }
}

extension TensorError: RaisableError {
  package var raise: Raise { Raise(kind.exception, message, fix: fix) }
}

extension OperationError {
  fileprivate var raise: Raise { Raise(kind.exception, message, fix: nil) }
}

extension TensorError.Kind {
  fileprivate var exception: ExceptionKind {
    switch self {
    case .index: .indexError
    case .type: .typeError
    case .value: .valueError
    case .runtime: .runtimeError
    case .notImplemented: .notImplementedError
    }
  }
}

extension TensorError {
  /// How the mistake is mended, where one sentence can say.
  var fix: String? {
    switch self {
    case .matrixShapes(let a, let b): matrixFix(a, b)
    case .broadcast(let a, let b, let dimension):
      "make the sizes in dimension \(dimension) equal (\(a) and \(b) here), or one of them 1"
    case .implicitGradient:
      "make one number of it first: loss.mean().backward() or loss.sum().backward()"
    case .noGradient:
      "set requires_grad=True on what should learn, and compute the loss outside torch.no_grad()"
    case .freedGraph:
      "compute the loss anew before each backward(); between steps of a sequence, detach() the state"
    case .leafInPlace:
      "change it inside `with torch.no_grad():`"
    case .itemOfMany: "reduce it first: .mean().item(), or take .tolist()"
    case .truthOfMany: "use .any() or .all()"
    case .meanDType: "write .float().mean()"
    case .tooLarge: "make it smaller, or work in parts"
    default: nil
    }
  }

  private func matrixFix(_ a: [Int], _ b: [Int]) -> String? {
    guard a.count == 2, b.count == 2 else { return nil }
    let why = "the first has \(a[1]) columns and the second \(b[0]) rows, which must be equal"
    return a[1] == b[1] ? why + "; transpose the second with .T" : why
  }
}
