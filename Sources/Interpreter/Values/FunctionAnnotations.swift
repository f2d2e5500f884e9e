/// What a `def` says of its parameters and its result: `__annotations__`.
///
/// Annotations are evaluated where the function is made, as in Python. One that can't be, since it
/// names what cells don't have, fails only when somebody asks: listings name types of packages that
/// they do nothing else with.
final class FunctionAnnotations {
  private var values: [(name: String, value: Value)] = []
  private var fault: Raise?
  private var made: DictObject?

  init(_ code: [(name: String, code: ExpressionCode)], _ frame: Frame) throws(Raise) {
    for (name, code) in code {
      do throws(Raise) {
        values.append((name, try code(frame)))
      } catch {
        if error.limit != nil { throw error }
        fault = error
        return
      }
    }
  }

  /// The dict that all who ask share.
  func dict(in context: Context) throws(Raise) -> DictObject {
    if let made { return made }
    if let object = fault?.exception(in: context) { throw Raise(object) }
    let dict = try DictObject(values, in: context)
    made = dict
    return dict
  }
}

extension Context {
  func annotations(of function: FunctionObject) throws(Raise) -> DictObject {
    if let annotations = function.annotations { return try annotations.dict(in: self) }
    let made = DictObject()
    function.attributes["__annotations__"] = .dict(made)
    return made
  }
}
