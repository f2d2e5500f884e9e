/// The usual imports of notes about networks, which their listings often leave out.
struct Prelude {
  /// One name with the import that binds it.
  struct Entry {
    let name: String
    let module: String
    /// The name in the module; none for the module itself.
    let attribute: String?

    /// The line of Python that binds the name.
    var line: String {
      if let attribute {
        let renamed = attribute == name ? "" : " as \(name)"
        return "from \(module) import \(attribute)\(renamed)"
      }
      return module == name ? "import \(name)" : "import \(module) as \(name)"
    }
  }

  private let entries: [String: Entry]

  /// - Parameter modules: The modules that can be imported.
  init(modules: Set<String>) {
    var entries: [String: Entry] = [:]
    for (name, module) in Self.modules where modules.contains(module) {
      entries[name] = Entry(name: name, module: module, attribute: nil)
    }
    for (module, names) in Self.attributes where modules.contains(module) {
      for name in names { entries[name] = Entry(name: name, module: module, attribute: name) }
    }
    self.entries = entries
  }

  subscript(name: String) -> Entry? { entries[name] }

  private static let modules: [(String, String)] =
    [
      ("nn", "torch.nn"), ("F", "torch.nn.functional"), ("optim", "torch.optim"),
      ("np", "numpy"), ("plt", "matplotlib.pyplot"), ("pd", "pandas"),
    ]
    + [
      "torch", "math", "random", "os", "sys", "time", "re", "json", "copy", "string",
      "collections", "itertools", "functools", "unicodedata",
    ].map { ($0, $0) }

  private static let attributes: [(String, [String])] = [
    ("torch.autograd", ["Variable"]),
    ("torch.utils.data", ["DataLoader", "TensorDataset", "Dataset"]),
    ("torch.nn.utils", ["clip_grad_norm_"]),
    (
      "torch.nn.utils.rnn",
      ["pad_sequence", "pack_padded_sequence", "pad_packed_sequence", "pack_sequence"]
    ),
    ("collections", ["Counter", "defaultdict", "OrderedDict", "deque", "namedtuple"]),
    ("tqdm", ["tqdm"]),
  ]
}
