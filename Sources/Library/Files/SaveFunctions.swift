import Interpreter
import RNN
import Tensors

/// `torch.save` and `torch.load`: files of the run, in this library's own format.
func saveFunctions(_ library: CellLibrary) -> [BuiltinFunction] {
  [
    BuiltinFunction(
      torch: "save",
      [
        .required("obj"), .required("f"), .optional("pickle_module"),
        .optional("pickle_protocol", 2), .optional("_use_new_zipfile_serialization", true),
      ],
      """
      Writes numbers, text and tensors, in lists, tuples and dicts, into a file that later cells \
      can read. It ends with the run.
      """
    ) { [unowned library] (arguments, context) in
      let stored = try storing { try StoredValue(arguments["obj"], in: context) }
      let bytes = try storing { try Checkpoint(stored).bytes() }
      try write(bytes, to: arguments["f"], library, context)
      return .none
    },
    BuiltinFunction(
      torch: "load",
      [
        .required("f"), .optional("map_location"), .optional("pickle_module"),
        .keywordOnly("weights_only"), .keywordOnly("mmap"), .keywords("pickle_load_args"),
      ], "Reads what torch.save wrote."
    ) { [unowned library] (arguments, context) in
      let (bytes, name) = try content(of: arguments["f"], library, context)
      let stored = try loading(name) { try Checkpoint(bytes: bytes).value }
      return try stored.value(library, in: context)
    },
  ]
}

/// Writes bytes into a file that is given by name or was opened with `"wb"`.
private func write(
  _ bytes: [UInt8], to file: Value, _ library: CellLibrary, _ context: Context
) throws {
  if let path = try context.pathText(file) {
    if !library.hasFolder(for: path) {
      throw Raise(
        .runtimeError, "Parent directory \(ScratchFiles.folder(of: path)) does not exist.",
        fix: "make it first: os.makedirs(…, exist_ok=True)")
    }
    return try library.scratch.write(bytes, to: path)
  }
  switch OpenFile(file) {
  case .bytes(let file):
    try opening(context) { () throws(OpenFileError) in try file.write(bytes) }
  case .text:
    throw Raise(
      .typeError, "write() argument must be str, not bytes",
      fix: "open the file for bytes: open(…, \"wb\")")
  case nil:
    throw Raise(
      .attributeError,
      "expected 'f' to be string, path, or a file-like object with a 'write' attribute",
      fix: "give the file's name")
  }
}

/// The bytes of a file that is given by name or was opened with `"rb"`, and its name.
private func content(
  of file: Value, _ library: CellLibrary, _ context: Context
) throws -> (bytes: [UInt8], name: String) {
  if let path = try context.pathText(file) { return (try library.readFile(path), path) }
  switch OpenFile(file) {
  case .bytes(let file):
    return (
      try opening(context) { () throws(OpenFileError) in try file.read() }, file.path ?? "BytesIO"
    )
  case .text:
    throw Raise(
      .typeError, "torch.load reads files of bytes, and this one was opened as text",
      fix: "open the file for bytes: open(…, \"rb\")")
  case nil:
    throw Raise(
      .attributeError,
      "'\(file.plainTypeName)' object has no attribute 'seek'. You can only torch.load from a file "
        + "that is seekable.", fix: "give the file's name")
  }
}

/// Runs work that writes values down; what is wrong with them is a cell's `ValueError`.
private func storing<Result>(_ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as CheckpointError {
    throw Raise(.valueError, error.message, fix: "save its parts one by one")
  }
}

/// Runs work that reads a checkpoint; a message about it names the file and the way out.
func loading<Result>(_ path: String, _ work: () throws -> Result) throws -> Result {
  do {
    return try work()
  } catch let error as CheckpointError {
    throw Raise(.runtimeError, "'\(path)' can't be loaded: \(error.message)", fix: error.fix)
  }
}

extension CheckpointError {
  /// How a file that can't be loaded can be replaced.
  fileprivate var fix: String? {
    switch self {
    case .foreign(.zip), .foreign(.pickle):
      "a pickle can run code when it is read: where the file was made, save it as safetensors: "
        + "safetensors.torch.save_file(model.state_dict(), 'model.safetensors')"
    case .foreign(.text): "read it with open(…)"
    case .foreign(.safetensors): "read it with safetensors.torch.load_file(…)"
    case .short, .checksum, .content: "write it anew with torch.save(…)"
    default: nil
    }
  }
}
