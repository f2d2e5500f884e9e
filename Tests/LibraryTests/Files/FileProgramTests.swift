import Library
import Testing

@Test(arguments: try TrainingProgram.all("Files"))
func `files of cells hold what PyTorch's hold`(program: TrainingProgram) {
  #expect(run(program.source) == program.printed)
}

@Test(arguments: [
  (
    "torch.save(nn.Linear(1, 1), 'm.pt')",
    "TypeError: torch.save() can't save a value of type Linear\n"
      + "fix: save its state: model.state_dict()"
  ),
  (
    "torch.save({'a': [1, print]}, 'm.pt')",
    "TypeError: torch.save() can't save a value of type builtin_function_or_method (at ['a'][1])\n"
      + "fix: numbers, text, tensors and lists, tuples and dicts of them can be saved"
  ),
  (
    "o = optim.SGD([torch.zeros(1)])\ntorch.save([optim.lr_scheduler.StepLR(o, 1)], 'm.pt')",
    "TypeError: torch.save() can't save a value of type StepLR (at [0])\n"
      + "fix: save its state: scheduler.state_dict()"
  ),
  (
    "o = optim.SGD([torch.zeros(1)])\ntorch.save({'o': o}, 'm.pt')",
    "TypeError: torch.save() can't save a value of type SGD (at ['o'])\n"
      + "fix: save its state: optimizer.state_dict()"
  ),
  (
    "a = []\na.append(a)\ntorch.save(a, 'm.pt')",
    "ValueError: values nested more than 200 levels deep are not stored\n"
      + "fix: save its parts one by one"
  ),
  (
    "torch.save({}, 3)",
    "AttributeError: expected 'f' to be string, path, or a file-like object with a 'write' "
      + "attribute\nfix: give the file's name"
  ),
  (
    "torch.save({}, '../m.pt')",
    "PermissionError: '../m.pt' lies outside of the note's folder\n"
      + "fix: put the file beside the note: cells read nothing else"
  ),
  (
    "torch.save({}, '/elsewhere/m.pt')",
    "PermissionError: '/elsewhere/m.pt' lies outside of the note's folder\n"
      + "fix: put the file beside the note: cells read nothing else"
  ),
  (
    "torch.save({}, 'models/')",
    "IsADirectoryError: [Errno 21] Is a directory: 'models/'\nfix: give the file a name"
  ),
  (
    "torch.load('none.pt')",
    "FileNotFoundError: [Errno 2] No such file or directory: 'none.pt'\n"
      + "fix: paths start at the note's folder"
  ),
  (
    "torch.load('pytorch.pt')",
    "RuntimeError: 'pytorch.pt' can't be loaded: this is a zip archive of pickles as PyTorch's "
      + "torch.save writes, not a checkpoint\nfix: a pickle can run code when it is read: where "
      + "the file was made, save it as safetensors: "
      + "safetensors.torch.save_file(model.state_dict(), 'model.safetensors')"
  ),
  (
    "from safetensors.torch import save_file\nsave_file({'a': torch.ones(1)}, 'x')\n"
      + "torch.load('x')",
    "RuntimeError: 'x' can't be loaded: this is a safetensors file, not a checkpoint\n"
      + "fix: read it with safetensors.torch.load_file(…)"
  ),
  (
    "import safetensors\nfrom safetensors.torch import load_file\ntry:\n  load_file('pytorch.pt')\n"
      + "except safetensors.SafetensorError as error:\n  print(error)",
    "Error while deserializing header: header too small: the file has 4 bytes; a safetensors file "
      + "begins with eight that give its header's length"
  ),
  (
    "import safetensors\nsafetensors.safe_open('pytorch.pt', 'pt')",
    "SafetensorError: Error while deserializing header: header too small: the file has 4 bytes; a "
      + "safetensors file begins with eight that give its header's length"
  ),
])
func `a file that can't be written or read says why`(source: String, message: String) {
  let note = NoteContext(readFile: { path throws(FileFault) in
    switch path {
    case "pytorch.pt": return [0x50, 0x4b, 3, 4]
    case let path where path.hasPrefix("../") || path.hasPrefix("/"): throw .outside(path: path)
    default: throw .missing(path: path)
    }
  })
  let prelude = "import torch\nfrom torch import nn, optim\nimport torch.optim.lr_scheduler\n"

  #expect(run(prelude + source, note: note) == message + "\n")
}

@Test func `a file that a cell wrote hides the folder's and is written anew`() {
  let note = NoteContext(readFile: { _ throws(FileFault) in [0x50, 0x4b, 3, 4] })
  let source = """
    import torch
    torch.save(1, "a/../m.pt")
    torch.save(torch.zeros(3), "./m.pt")
    torch.save([2], "m.pt")
    print(torch.load("m.pt"))
    """

  #expect(run(source, note: note) == "[2]\n")
}

@Test func `written files have bounded bytes`() throws {
  let files = ScratchFiles(limit: 1 << 20)
  try files.write([UInt8](repeating: 1, count: 1 << 20), to: "a")
  try files.write([2], to: "./a")
  try files.write([UInt8](repeating: 3, count: (1 << 20) - 1), to: "b")
  let fault = #expect(throws: FileFault.self) { try files.write([4], to: "c") }

  #expect(fault == .full(path: "c", limit: 1 << 20))
  #expect(files.read("a") == [2])
  #expect(files.remove("b"))
  try files.write([4], to: "c")
  #expect(files.read("x/../c") == [4])
}
