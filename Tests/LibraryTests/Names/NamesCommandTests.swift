import Library
import Testing

/// The rows of the only table that a cell shows.
private func rows(_ source: String) -> [[String]] {
  let note = CommandNote()
  #expect(note.run(source) == "")
  guard case .table(_, let rows, _, _)? = note.shown.first else { return [] }
  return rows
}

@Test func `names shows what a class has`() {
  let note = CommandNote()
  #expect(note.run("class A:\n  def f(self): pass\nnames(A)") == "")

  #expect(
    note.shown == [
      .table(
        header: ["A", "names"], rows: [["here", "`f`"]], rightAligned: [false, false],
        caption: nil)
    ])
}

@Test func `names has a row for each sentence of advice`() {
  let found = rows("names('torch.nn.utils')")
  #expect(
    found.prefix(2) == [
      [
        "here",
        "`clip_grad_norm` `clip_grad_norm_` `clip_grad_value_` `parameters_to_vector` `prune` `rnn` "
          + "`vector_to_parameters`",
      ],
      ["write clip_grad_norm_", "`clip_grads_with_norm_` `get_total_norm`"],
    ])
  #expect(found.last?.first == "PyTorch has them, cells do not")
}

@Test func `a text stands for what it names, another value for its class`() {
  #expect(rows("names(str)").first?.first == "here")
  #expect(rows("names(3.5)") == rows("names('float')"))
  #expect(rows("names(torch.Tensor)") == rows("names('torch.Tensor')"))
}

@Test func `names that a module gets late are here, too`() {
  #expect(rows("names('torch')").first?[1].contains(" `svd` ") == true)
  #expect(rows("names(torch.Tensor)").first?[1].contains(" `svd` ") == true)
}

@Test func `names counts the names of each module`() {
  let all = rows("names()")
  #expect(all.map { $0[0] }.contains("`torch.nn.functional`"))
  #expect(all.first { $0[0] == "`heapq`" } == ["`heapq`", "8", "8", "Python"])
  #expect(all.first { $0[0] == "`rnn.tasks`" }?.suffix(2) == ["", ""])
}

@Test func `names shows the modules and the syntax that are refused`() {
  let modules = rows("names('modules')")
  #expect(modules.contains(["use torch", "`flax` `jax` `mxnet` `xgboost`"]))
  #expect(
    rows("names('syntax')") == [
      ["cells run one after the other: write 'def', 'for' and 'with'", "`'async'`"],
      ["call the function directly", "`'await'`"],
      ["write the real and the imaginary part as two floats", "`complex numbers`"],
      ["write 'except'", "`'except*'`"],
      ["write the character's whole code: '\\U0001f600'", "`lone surrogates`"],
    ])
}

@Test func `names of what there is not are refused`() {
  #expect(
    CommandNote().run("names('torch.nm')") == """
      note.md:1:1: error: ValueError: names(): topic 'torch.nm' is unknown; there are 'builtins', \
      'modules', 'syntax', 'IPython', 'IPython.display', '__future__', 'abc', 'argparse', …
      1 | names('torch.nm')
          ^~~~~~~~~~~~~~~~~
      fix: write topic="torch.nn"
      """)
}
