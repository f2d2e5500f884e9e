import Interpreter

/// The module `io`: texts and bytes in memory that are used as files.
func ioModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  ModuleObject(
    name: "io", documentation: "Files, and texts that are used as files.",
    functions: [openFunction(library)],
    attributes: ["StringIO", "BytesIO"].map {
      ($0, .classObject(context.nativeClass(named: "_io.\($0)")))
    } + [("UnsupportedOperation", .classObject(unsupportedOperation(in: context)))])
}

/// The module `os`: what there is to do with the files of a run.
func osModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  let remove = BuiltinFunction(
    "remove", [.required("path")], documentation: "Removes a file that a cell wrote."
  ) { [unowned library] (arguments, context) throws(Raise) in
    let path = try arguments.path("path", in: context)
    if library.scratch.remove(path) { return .none }
    guard try opening(context, { () throws(OpenFileError) in try library.knownFile(path) }) != nil
    else { throw OpenFileError.file(.missing(path: path)).raise(in: context) }
    throw .system(
      .permissionError, 13, "Permission denied", path: path,
      fix: "cells remove only what cells have written", in: context)
  }
  let environment = DictObject()
  return ModuleObject(
    name: "os", documentation: "The files of a run.",
    functions: [
      remove, makeFolder(library), makeFolders(library), getVariable(environment), pathName,
    ],
    attributes: [
      ("sep", "/"), ("linesep", "\n"), ("name", "posix"), ("environ", .dict(environment)),
    ],
    adviceForMissing: { _ in
      "os has path, remove, mkdir, makedirs and environ here: a note works on its own files"
    })
}

private func makeFolder(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    "mkdir", [.required("path"), .optional("mode", 0o777)],
    documentation: "Makes a folder of the run."
  ) { [unowned library] (arguments, context) throws(Raise) in
    let path = try arguments.path("path", in: context)
    guard library.hasFolder(for: path) else {
      throw OpenFileError.file(.missing(path: path)).raise(in: context)
    }
    try library.addFolder(path, context)
    return .none
  }
}

private func makeFolders(_ library: CellLibrary) -> BuiltinFunction {
  BuiltinFunction(
    "makedirs", [.required("name"), .optional("mode", 0o777), .optional("exist_ok", false)],
    documentation: "Makes a folder of the run, and those around it."
  ) { [unowned library] (arguments, context) throws(Raise) in
    let path = try arguments.path("name", in: context)
    if try context.truth(arguments["exist_ok"]), library.isFolder(path) { return .none }
    try library.addFolder(path, context)
    return .none
  }
}

extension CellLibrary {
  fileprivate func addFolder(_ path: String, _ context: Context) throws(Raise) {
    if isFolder(path) || scratch.read(path) != nil {
      throw OpenFileError.exists(path: path).raise(in: context)
    }
    try opening(context) { () throws(OpenFileError) in
      try filing { () throws(FileFault) in try scratch.addFolder(path) }
    }
  }
}

/// `os.getenv`. The environment is the run's own and begins empty: what the reader's machine has
/// set changes no output.
private func getVariable(_ environment: DictObject) -> BuiltinFunction {
  BuiltinFunction(
    "getenv", [.required("key"), .optional("default")],
    documentation: "What a cell has set in environ."
  ) { (arguments, context) throws(Raise) in
    guard arguments["key"].asString != nil else {
      throw Raise(.typeError, "str expected, not \(arguments["key"].plainTypeName)")
    }
    return try environment.value(for: arguments["key"], in: context) ?? arguments["default"]
  }
}

private var pathName: BuiltinFunction {
  BuiltinFunction("fspath", [.required("path")], documentation: "A file's name as text.") {
    (arguments, context) throws(Raise) in Value(try arguments.path("path", in: context))
  }
}

/// The module `os.path`.
func pathModule(_ library: CellLibrary, _ context: Context) -> ModuleObject {
  func query(
    _ name: String, _ documentation: String, files: Bool = true, folders: Bool = true
  ) -> BuiltinFunction {
    BuiltinFunction(name, [.required("path")], documentation: documentation) {
      [unowned library] (arguments, context) throws(Raise) in
      let path = try arguments.path("path", in: context)
      if library.isFolder(path) { return .bool(folders && !path.isEmpty) }
      do throws(FileFault) {
        _ = try library.readFile(path)
        return .bool(files)
      } catch {
        return false
      }
    }
  }
  let size = BuiltinFunction(
    "getsize", [.required("filename")], documentation: "The bytes of a file."
  ) { [unowned library] (arguments, context) throws(Raise) in
    let path = try arguments.path("filename", in: context)
    return .int(
      try opening(context) { () throws(OpenFileError) in
        try filing { () throws(FileFault) in try library.readFile(path).count }
      })
  }
  return ModuleObject(
    name: "os.path", documentation: "Names of files.",
    functions: [
      query("exists", "Whether there is such a file or folder."),
      query("isfile", "Whether there is such a file.", folders: false),
      query("isdir", "Whether there is such a folder.", files: false),
      size, joined, part("basename", "What stands behind the last slash.") { $0.name },
      part("dirname", "What stands before the last slash.") { $0.folder }, splitExtension,
    ])
}

private var joined: BuiltinFunction {
  BuiltinFunction(
    "join", [.required("a"), .variadic("p")], documentation: "Names with slashes in between."
  ) { (arguments, context) throws(Raise) in
    var path = try arguments.path("a", in: context)
    for value in arguments.rest {
      guard let next = try context.pathText(value) else {
        throw Raise(
          .typeError,
          "join() argument must be str, bytes, or os.PathLike object, not "
            + "'\(value.plainTypeName)'")
      }
      path =
        next.hasPrefix("/")
        ? next : path.isEmpty || path.hasSuffix("/") ? path + next : "\(path)/\(next)"
      try context.checkSize(path.utf8.count, of: "the name")
    }
    return Value(path)
  }
}

private func part(
  _ name: String, _ documentation: String,
  _ pick: @escaping ((folder: String, name: String)) -> String
) -> BuiltinFunction {
  BuiltinFunction(name, [.required("p")], documentation: documentation) {
    (arguments, context) throws(Raise) in
    let path = try arguments.path("p", in: context)
    guard let slash = path.lastIndex(of: "/") else { return Value(pick(("", path))) }
    var folder = path[..<slash]
    while folder.last == "/" { folder.removeLast() }
    let shown = folder.isEmpty ? String(path[...slash]) : String(folder)
    return Value(pick((shown, String(path[path.index(after: slash)...]))))
  }
}

private var splitExtension: BuiltinFunction {
  BuiltinFunction(
    "splitext", [.required("p")], documentation: "A name without its ending, and the ending."
  ) { (arguments, context) throws(Raise) in
    let path = try arguments.path("p", in: context)
    let name = path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
    guard let dot = name.lastIndex(of: "."), name[..<dot].contains(where: { $0 != "." }) else {
      return Value(tuple: [Value(path), Value("")])
    }
    return Value(tuple: [Value(String(path[..<dot])), Value(String(path[dot...]))])
  }
}
