import Testing

@Suite struct ModuleConstructors {
  private func module(_ lines: String..., base: String = "nn.Module") -> String {
    """
    class Model(\(base)):
        def __init__(self, n):
            \(lines.joined(separator: "\n        "))

        def forward(self, x):
            return x
    """
  }

  @Test func `layers before any constructor are told`() throws {
    #expect(
      try lintedSnippet(module("self.n = n", "self.fc = nn.Linear(n, 1)"))
        == """
        note.md:4:9: warning: self.fc = nn.Linear(n, 1) comes before any __init__ [missing-super]
        4 |         self.fc = nn.Linear(n, 1)
                    ^~~~~~~~~~~~~~~~~~~~~~~~~
        why: an nn.Module can take layers only after its own __init__ has run
        fix: begin __init__ with super().__init__()
        """)
  }

  @Test func `layers before a constructor that comes too late are told`() throws {
    #expect(
      try lintedSnippet(module("self.fc = nn.Linear(n, 1)", "super().__init__()"))
        .hasPrefix("note.md:3:9: warning: self.fc = nn.Linear(n, 1) comes before any __init__"))
  }

  @Test(arguments: [
    "super().__init__()", "super(Model, self).__init__()", "nn.Module.__init__(self)",
  ])
  func `a constructor that calls its base's is good`(_ call: String) throws {
    #expect(try lintedSnippet(module(call, "self.fc = nn.Linear(n, 1)")) == "")
  }

  @Test func `a class that makes no layers or is no module needs no base's constructor`() throws {
    #expect(try lintedSnippet(module("self.n = n")) == "")
    #expect(try lintedSnippet(module("self.fc = nn.Linear(n, 1)", base: "Base")) == "")
  }

  @Test func `layers in a Python list are told`() throws {
    #expect(
      try lintedSnippet(
        module("super().__init__()", "self.cells = [nn.LSTMCell(n, n) for _ in range(2)]"))
          == """
          note.md:4:22: warning: the layers in self.cells are not part of the module [plain-list]
          4 |         self.cells = [nn.LSTMCell(n, n) for _ in range(2)]
                                   ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: a module registers layers that are its attributes, not those in a Python list
          fix: keep them in an nn.ModuleList
          """)
  }

  @Test(arguments: [
    ("self.a = []", "self.a.append(nn.Linear(n, n))", "nn.ModuleList"),
    ("n = n", "self.a = [nn.Linear(n, n), nn.Linear(n, 1)]", "nn.ModuleList"),
    ("n = n", "self.a = {'in': nn.Linear(n, n)}", "nn.ModuleDict"),
    ("n = n", "self.a = [nn.Parameter(torch.zeros(n))]", "nn.ParameterList"),
  ])
  func `layers in other collections are told`(_ first: String, _ second: String, _ fix: String)
    throws
  {
    #expect(
      try lintedSnippet(module("super().__init__()", first, second))
        .hasSuffix("fix: keep them in an \(fix)"))
  }

  @Test(arguments: [
    ("self.a = nn.ModuleList([nn.Linear(n, n)])", ""),
    ("self.a = [nn.Linear(n, n)]", "self.b = nn.Sequential(*self.a)"),
    ("self.a = nn.ModuleList()", "self.a.append(nn.Linear(n, n))"),
    ("layers = [nn.Linear(n, n)]", "self.b = nn.Sequential(*layers)"),
    ("self.sizes = [n, 2 * n]", ""),
    ("self.a = [nn.Linear(n, n)]", "self.add_module('first', self.a[0])"),
    ("self.a = [nn.Linear(n, n)]", "for i in range(1): setattr(self, str(i), self.a[i])"),
  ])
  func `layers that are registered are good`(_ first: String, _ second: String) throws {
    #expect(try lintedSnippet(module("super().__init__()", first, second)) == "")
  }
}
