import Testing

@Suite struct TrainingLoops {
  private func loop(_ lines: String...) -> String {
    "for x, y in loader:\n    " + lines.joined(separator: "\n    ")
  }

  @Test func `gradients that are never cleared are told`() throws {
    #expect(
      try lintedSnippet(loop("loss = f(model(x), y)", "loss.backward()", "optimizer.step()"))
        == """
        note.md:3:5: warning: the gradients of earlier steps are never cleared [zero-grad]
        3 |     loss.backward()
                ^~~~~~~~~~~~~~~
        why: backward() adds to them, and this loop has no zero_grad()
        fix: call optimizer.zero_grad() before loss.backward()
        """)
  }

  @Test(arguments: [
    "optimizer.zero_grad()", "model.zero_grad()", "reset(optimizer)",
    "for p in model.parameters(): p.grad = None",
  ])
  func `gradients that are cleared are good`(_ clearing: String) throws {
    #expect(
      try lintedSnippet(
        "def reset(o):\n    o.zero_grad()\n"
          + loop(clearing, "loss = f(model(x), y)", "loss.backward()", "optimizer.step()")) == "")
  }

  @Test func `gradients that are cleared outside of the loop alone are told`() throws {
    let inner = loop("loss = f(model(x), y)", "loss.backward()", "optimizer.step()")
    let outer =
      "for epoch in range(3):\n    optimizer.zero_grad()\n"
      + inner.split(separator: "\n").map { "    \($0)" }.joined(separator: "\n")
    #expect(
      try lintedSnippet("optimizer.zero_grad()\n" + inner)
        == """
        note.md:4:5: warning: the gradients of earlier steps are never cleared [zero-grad]
        4 |     loss.backward()
                ^~~~~~~~~~~~~~~
        why: backward() adds to them, and they are cleared outside of this loop only
        fix: call optimizer.zero_grad() before loss.backward()
        """)
    #expect(try lintedSnippet(outer).hasPrefix("note.md:5:9: warning: the gradients of earlier"))
  }

  @Test func `gradients that add up over a few batches are good`() throws {
    #expect(
      try lintedSnippet(
        loop(
          "loss = f(model(x), y) / 4", "loss.backward()", "if x % 4 == 3:",
          "    optimizer.step()", "    optimizer.zero_grad()")) == "")
    #expect(
      try lintedSnippet(
        "for epoch in range(3):\n    optimizer.zero_grad()\n"
          + "    for x in data:\n        f(x).backward()\n    optimizer.step()") == "")
  }

  @Test func `steps by hand need cleared gradients too`() throws {
    let update = "with torch.no_grad(): w -= 0.1 * w.grad"
    #expect(
      try lintedSnippet(loop("loss = f(w, x, y)", "loss.backward()", update))
        == """
        note.md:3:5: warning: the gradients of earlier steps are never cleared [zero-grad]
        3 |     loss.backward()
                ^~~~~~~~~~~~~~~
        why: backward() adds to them, and this loop has no zero_grad()
        fix: call w.grad.zero_() after the update
        """)
  }

  @Test(arguments: [
    "w.grad.zero_()", "w.grad.data.zero_()", "w.grad = None", "w = w.detach().requires_grad_()",
  ])
  func `steps by hand with cleared gradients are good`(_ clearing: String) throws {
    #expect(
      try lintedSnippet(
        loop("loss = f(w, x, y)", "loss.backward()", "w.data -= 0.1 * w.grad", clearing)) == "")
  }

  @Test func `an optimizer that never steps is told`() throws {
    #expect(
      try lintedSnippet(loop("optimizer.zero_grad()", "loss = f(model(x), y)", "loss.backward()"))
        == """
        note.md:4:5: warning: optimizer never makes a step [missing-step]
        4 |     loss.backward()
                ^~~~~~~~~~~~~~~
        why: the loop computes gradients, and nothing uses them
        fix: call optimizer.step() after loss.backward()
        """)
  }

  @Test(arguments: [
    "scaler.step(optimizer)", "update(optimizer)", "print(w.grad)", "optimizer.step()", "train()",
  ])
  func `an optimizer that may step elsewhere is good`(_ line: String) throws {
    #expect(
      try lintedSnippet(
        "def train():\n    optimizer.step()\n"
          + loop("optimizer.zero_grad()", "loss = f(model(x), y)", "loss.backward()", line)) == "")
  }

  @Test func `one step alone and a scheduler's step are good`() throws {
    #expect(try lintedSnippet("loss.backward()\noptimizer.step()") == "")
    #expect(try lintedSnippet(loop("loss.backward()", "scheduler.step()")) == "")
  }

  @Test func `clipping where clipping is compared is told`() throws {
    #expect(
      try lintedSnippet(
        """
        if torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0) > 1.0:
            torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0)
        """)
          == """
          note.md:1:4: warning: the condition has clipped the gradients already [clip-twice]
          1 | if torch.nn.utils.clip_grad_norm_(model.parameters(), max_norm=1.0) > 1.0:
                 ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: clip_grad_norm_ clips in place and returns the norm from before; the second call finds \
          gradients that are short enough
          fix: call it once, without the if: it changes nothing below max_norm
          """)
  }

  @Test func `clipping twice in a row is told`() throws {
    let clip = "nn.utils.clip_grad_norm_(model.parameters(), 1.0)"
    #expect(
      try lintedSnippet("loss.backward()\n\(clip)\n\(clip)")
        == """
        note.md:3:1: warning: the gradients are clipped a second time [clip-twice]
        3 | \(clip)
            ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
        why: nothing changed them since the same call above
        fix: take one of the two away
        """)
    #expect(try lintedSnippet("\(clip)\nloss.backward()\n\(clip)") == "")
    #expect(try lintedSnippet("\(clip)\nnn.utils.clip_grad_norm_(other.parameters(), 1.0)") == "")
    #expect(try lintedSnippet("if \(clip) > 10:\n    print('large')") == "")
  }

  @Test func `clipping before backward or after the step is told`() throws {
    let head = "from torch.nn.utils import clip_grad_norm_\n"
    let clip = "clip_grad_norm_(model.parameters(), 1.0)"
    #expect(
      try lintedSnippet(
        head + loop("optimizer.zero_grad()", clip, "loss.backward()", "optimizer.step()"))
          == """
          note.md:4:5: warning: the gradients are clipped before backward() [clip-order]
          4 |     clip_grad_norm_(model.parameters(), 1.0)
                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: backward() makes the gradients that the step uses
          fix: clip between loss.backward() and optimizer.step()
          """)
    #expect(
      try lintedSnippet(
        head + loop("optimizer.zero_grad()", "loss.backward()", "optimizer.step()", clip))
          == """
          note.md:6:5: warning: the gradients are clipped after step() [clip-order]
          6 |     clip_grad_norm_(model.parameters(), 1.0)
                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
          why: the step has used them already
          fix: clip between loss.backward() and optimizer.step()
          """)
    #expect(
      try lintedSnippet(
        head + loop("optimizer.zero_grad()", "loss.backward()", clip, "optimizer.step()")) == "")
  }

  @Test func `a state that carries its graph is told`() throws {
    #expect(
      try lintedSnippet(
        "h = None\n" + loop("out, h = model(x, h)", "loss = f(out, y)", "loss.backward()"))
          == """
          note.md:3:23: warning: h carries the graph of all batches before [carried-state]
          3 |     out, h = model(x, h)
                                    ^
          why: it comes out of the last batch's model, and backward() has freed that graph
          fix: detach it at the loop's head: h = h.detach()
          """)
    #expect(
      try lintedSnippet(loop("out, (h, c) = lstm(x, (h, c))", "f(out, y).backward()"))
        == """
        note.md:2:27: warning: h, c carries the graph of all batches before [carried-state]
        2 |     out, (h, c) = lstm(x, (h, c))
                                      ^~~~~~
        why: it comes out of the last batch's model, and backward() has freed that graph
        fix: detach it at the loop's head: h, c = tuple(s.detach() for s in h, c)
        """)
  }

  @Test(arguments: [
    "h = h.detach()", "h.detach_()", "h = repackage(h)", "h = model.init_hidden(32)",
    "h = tuple(s.detach() for s in h)",
  ])
  func `a state that is cut off is good`(_ cut: String) throws {
    #expect(try lintedSnippet(loop(cut, "out, h = model(x, h)", "loss.backward()")) == "")
  }

  @Test func `a state that is carried from step to step within a batch is good`() throws {
    #expect(
      try lintedSnippet(
        """
        for x, y in loader:
            h = torch.zeros(1, 32, 16)
            for t in range(10):
                out, h = cell(x[t], h)
                loss = loss + f(out, y[t])
            loss.backward()
        """) == "")
  }

  @Test func `losses kept as tensors are told`() throws {
    #expect(
      try lintedSnippet(loop("loss = f(model(x), y)", "loss.backward()", "total += loss"))
        == """
        note.md:4:14: warning: loss is kept with its graph [kept-graph]
        4 |     total += loss
                         ^~~~
        why: it is a tensor that remembers how it was made, and what is kept of each batch stays in \
        memory
        fix: keep its number: loss.item()
        """)
    #expect(
      try lintedSnippet(loop("loss = f(model(x), y)", "loss.backward()", "losses.append(loss)"))
        .contains("4:19: warning: loss is kept with its graph [kept-graph]"))
  }

  @Test func `losses kept as numbers, and sums that go backward, are good`() throws {
    #expect(try lintedSnippet(loop("loss.backward()", "total += loss.item()")) == "")
    #expect(
      try lintedSnippet(loop("loss.backward()", "loss = loss.item()", "total += loss")) == "")
    #expect(try lintedSnippet(loop("loss = f(x)", "total += loss") + "\ntotal.backward()") == "")
  }

  @Test func `gradients cleared before the step are told`() throws {
    #expect(
      try lintedSnippet(
        "for x in data:\n    loss.backward()\n    optimizer.zero_grad()\n    optimizer.step()")
          == """
          note.md:3:5: warning: optimizer.zero_grad() clears the gradients before the step [late-zero-grad]
          3 |     optimizer.zero_grad()
                  ^~~~~~~~~~~~~~~~~~~~~
          why: loss.backward() made them for this step
          fix: clear them before backward(), or after the step
          """)
  }

  @Test(arguments: [
    "optimizer.zero_grad()\n    loss.backward()\n    optimizer.step()",
    "loss.backward()\n    optimizer.step()\n    optimizer.zero_grad()",
  ])
  func `gradients cleared before backward or after the step are good`(_ body: String) throws {
    #expect(try lintedSnippet("for x in data:\n    \(body)") == "")
  }
}
