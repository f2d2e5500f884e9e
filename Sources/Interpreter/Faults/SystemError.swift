// `OSError`: an error of a file with its number, as CPython keeps it.

extension InstanceObject {
  /// Reads `OSError(errno, strerror, filename)`; of other arguments only `args` tells.
  func setSystemError(_ arguments: [Value]) {
    let isNumbered = (2...5).contains(arguments.count)
    attributes["errno"] = isNumbered ? arguments[0] : Value.none
    attributes["strerror"] = isNumbered ? arguments[1] : Value.none
    attributes["filename"] = isNumbered && arguments.count > 2 ? arguments[2] : Value.none
    if isNumbered { attributes["args"] = Value(tuple: Array(arguments.prefix(2))) }
  }
}

extension Context {
  /// `[Errno 2] No such file or directory: 'notes.txt'`; nothing for an error without a number.
  func systemErrorText(_ object: InstanceObject) throws(Raise) -> String? {
    guard object.classObject.isSubclass(of: types.exception(.osError)),
      let number = object.attributes["errno"], let reason = object.attributes["strerror"],
      !number.isNone || !reason.isNone
    else { return nil }
    let start = "[Errno \(try text(number))] \(try text(reason))"
    guard let name = object.attributes["filename"], !name.isNone else { return start }
    return "\(start): \(try repr(name))"
  }
}

extension Raise {
  /// An error of a file, with `errno`, `strerror` and `filename` as a cell that catches it reads
  /// them.
  package static func system(
    _ kind: ExceptionKind, _ number: Int, _ reason: String, path: String, fix: String? = nil,
    in context: Context
  ) -> Raise {
    let object = InstanceObject(of: context.types.exception(kind))
    object.setSystemError([.int(number), Value(reason), Value(path)])
    let raise = Raise(object)
    raise.state.fix = fix
    return raise
  }
}
