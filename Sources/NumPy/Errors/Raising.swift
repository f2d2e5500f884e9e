import Interpreter
import Tensors

/// Runs work on arrays; what it throws becomes an exception of the cell language.
///
/// - Parameter context: Where the exceptions' classes are.
func raising<Result>(
  in context: Context, _ work: () throws -> Result
) throws(Raise) -> Result {
  do {
    return try work()
  } catch let error as Raise {
    throw error
  } catch let error as ArrayError {
    throw error.raise(in: context)
  } catch let error as any OperationError {
    throw Raise(.valueError, error.message)
  } catch let error as TensorError {
    throw Raise(.valueError, error.message)
  } catch {
    throw Raise(.runtimeError, "\(error)")
  }
}
