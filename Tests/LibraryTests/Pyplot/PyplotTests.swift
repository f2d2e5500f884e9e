import Library
import Plots
import Testing

/// What a program shows below its imports, its open figures included.
private func shown(_ source: String) -> [Display] {
  let note = CommandNote()
  let printed = note.run("import matplotlib.pyplot as plt\n\(source)\nplt.show()")
  return note.shown + (printed.isEmpty ? [] : [.warning(printed)])
}

private func message(_ source: String) -> String {
  CommandNote.message("import matplotlib.pyplot as plt\n\(source)")
}

@Suite struct PyplotTests {
  @Test func `lines take their looks from formats and keywords and their names from a legend`() {
    let source = """
      plt.figure(figsize=(8, 4))
      plt.plot([3, 1], label="train")
      plt.plot(range(2), torch.tensor([2.0, 4.0]), "r--o", lw=2, alpha=0.5, label="val")
      plt.title("Loss $L$", fontsize=14); plt.xlabel("epoch"); plt.ylabel("loss")
      plt.xlim(0, 5); plt.legend(); plt.grid(True); plt.tight_layout()
      """
    let red = Chart.Color.rgb(red: 0xD6, green: 0x27, blue: 0x28)
    var chart = Chart(
      title: "Loss L", xLabel: "epoch", yLabel: "loss",
      series: [
        Chart.Series(name: "train", x: [0, 1], y: [3, 1]),
        Chart.Series(
          name: "val", x: [0, 1], y: [2, 4], style: .dashed,
          look: .init(color: red, opacity: 0.5, width: 2, isMarked: true)),
      ], xRange: 0...5)
    chart.size = Chart.Size(width: 800, height: 400)
    #expect(shown(source) == [.plot(chart)])
  }

  @Test func `names stay hidden without a legend, and words are categories`() {
    var chart = Chart(series: [], xTicks: [.init(0, "RNN"), .init(1, "GRU")])
    chart.bars = [
      Chart.Bars(boxes: [
        .init(x: -0.4...0.4, y: 0...2), .init(x: 0.6...1.4, y: 0...3),
      ])
    ]
    #expect(shown("plt.bar(['RNN', 'GRU'], [2, 3], label='hidden')") == [.plot(chart)])
  }

  @Test func `a histogram counts the last edge in and gives counts and edges`() {
    let note = CommandNote()
    let printed = note.run(
      """
      import matplotlib.pyplot as plt
      n, edges, _ = plt.hist([1, 2, 2, 3], bins=2)
      print(n.tolist(), edges.tolist())
      """)
    #expect(printed == "[1.0, 3.0] [1.0, 2.0, 3.0]\n")
  }

  @Test func `several axes are one figure`() {
    let source = """
      fig, axes = plt.subplots(1, 2, figsize=(8, 3))
      axes[0].plot([1, 2]); axes[0].set_title("a"); axes[1].set(title="b", ylim=(0, 9))
      fig.suptitle("both")
      """
    #expect(
      shown(source) == [
        .plots(
          ChartGrid(
            title: "both",
            rows: [
              [
                Chart(title: "a", series: [.init(x: [0, 1], y: [1, 2])]),
                Chart(title: "b", series: [], yRange: 0...9),
              ]
            ], size: Chart.Size(width: 800, height: 300)))
      ])
  }

  @Test func `a matrix has its first row on top, labels without the first blank and a scale`() {
    let source = """
      fig = plt.figure()
      ax = fig.add_subplot(111)
      cax = ax.matshow(torch.tensor([[0.0, 1.0]]), cmap="bone")
      fig.colorbar(cax)
      ax.set_xticklabels([""] + ["I", "am"], rotation=90)
      """
    var chart = Chart(series: [], xTicks: [.init(0, "I"), .init(1, "am")])
    chart.isYReversed = true
    chart.heatMap = Chart.HeatMap(
      values: [[0, 1]], x: -0.5...1.5, y: -0.5...0.5, colors: .gray, hasScale: true)
    #expect(shown(source) == [.plot(chart)])
  }

  @Test func `axes run backward, lose their grid and forget neither`() {
    let source = "plt.plot([1, 2]); plt.xlim(3, 0); plt.gca().invert_yaxis(); plt.grid(False)"
    var chart = Chart(series: [.init(x: [0, 1], y: [1, 2])], xRange: 0...3)
    (chart.isXReversed, chart.isYReversed, chart.hasGrid) = (true, true, false)
    #expect(shown(source) == [.plot(chart)])
    #expect(
      shown("plt.plot([1, 2]); plt.xlim(0, 3); plt.xlim(3, 0); print(plt.gca().get_xlim())").last
        == .warning("(3.0, 0.0)\n"))
  }

  @Test func `a lone word is a category`() {
    let chart = Chart(series: [.init(x: [0], y: [0])], yTicks: [.init(0, "abc")])
    #expect(shown("plt.plot('abc')") == [.plot(chart)])
  }

  @Test(arguments: [
    ("plt.pie([1])", "draw bars: plt.bar(names, shares)"),
    (
      "plt.gca().boxplot([1])",
      "draw the points with plt.scatter, or their mean and spread with plt.errorbar"
    ),
    ("plt.contour([[1]])", "draw the matrix with plt.imshow"),
    ("plt.gca().twinx()", "draw two plots: plt.subplots(2, 1)"),
    ("from matplotlib.pyplot import violinplot", "draw plt.hist"),
  ])
  func `a drawing that there is not has another in its place`(source: String, fix: String) {
    let told = CommandNote().run("import matplotlib.pyplot as plt\n\(source)")
    #expect(told.hasSuffix("\nfix: \(fix)"))
  }

  @Test func `a closed figure is not shown, a saved one is an SVG file`() {
    let note = CommandNote()
    let printed = note.run(
      """
      import matplotlib.pyplot as plt
      plt.plot([1, 2]); plt.savefig("plot.svg"); plt.close()
      print(open("plot.svg").read()[:36])
      plt.show()
      """)
    #expect(printed == "<svg xmlns=\"http://www.w3.org/2000/s\n")
    #expect(note.shown == [])
  }

  @Test(arguments: [
    (
      "plt.plot(torch.ones(2, requires_grad=True))",
      "RuntimeError: Can't call numpy() on Tensor that requires grad. "
        + "Use tensor.detach().numpy() instead."
    ),
    (
      "plt.plot([1, 2, 3], [1, 2])",
      "ValueError: x and y must have same first dimension, but have shapes (3,) and (2,)"
    ),
    ("plt.scatter([1, 2], [1])", "ValueError: x and y must be the same size"),
    (
      "plt.bar([1, 2, 3], [1, 2])",
      "ValueError: shape mismatch: objects cannot be broadcast to a single shape.  "
        + "Mismatch is between arg 0 with shape (3,) and arg 1 with shape (2,)."
    ),
    (
      "plt.plot([1], 'q-')",
      "ValueError: 'q-' is not a valid format string (unrecognized character 'q')"
    ),
    ("plt.plot([1], color='blu')", "ValueError: 'blu' is not a valid value for color"),
    ("plt.plot([1], ls='dash')", "ValueError: 'dash' is not a valid value for ls"),
    ("plt.plot([1], marker='oo')", "ValueError: Unrecognized marker style 'oo'"),
    (
      "plt.plot([1], colour='red')",
      "AttributeError: Line2D.set() got an unexpected keyword argument 'colour'"
    ),
    ("plt.yscale('ln')", "ValueError: 'ln' is not a valid value for scale"),
    (
      "plt.subplot(2, 2, 5)",
      "ValueError: num must be an integer with 1 <= num <= 4, not 5"
    ),
    (
      "plt.xticks([1, 2], ['a'])",
      "ValueError: The number of FixedLocator locations (2), usually from a call to set_ticks, "
        + "does not match the number of labels (1)."
    ),
    ("plt.hist([1], bins=0)", "ValueError: `bins` must be positive, when an integer"),
    ("plt.imshow([1, 2])", "TypeError: Invalid shape (2,) for image data"),
    ("plt.plot([1e301])", "ValueError: plots draw numbers up to 1e+300 in size, not 1e+301"),
    (
      "plt.plot({1: 2})",
      "TypeError: float() argument must be a string or a real number, not 'dict'"
    ),
    (
      "plt.plot([1, 'a'])",
      "TypeError: a plot takes numbers or words, not both in one list"
    ),
    (
      "plt.fill_between([1, 2], [1, 2], [1, 2, 3])",
      "ValueError: 'x' has size 2, but 'y2' has an unequal size of 3"
    ),
    (
      "plt.scatter([1, 2], [1, 2], c=[1, 2, 3, 4, 5])",
      "ValueError: 'c' argument has 5 elements, which is inconsistent with 'x' and 'y' with size 2."
    ),
    (
      "plt.axis([1, 2, 3])",
      "TypeError: The first argument to axis() must be an iterable of the form "
        + "[xmin, xmax, ymin, ymax]"
    ),
    ("plt.legend(loc='topleft')", "ValueError: 'topleft' is not a valid value for loc"),
    ("plt.subplots(0, 1)", "ValueError: Number of rows must be a positive integer, not 0"),
    ("plt.subplots(2, -1)", "ValueError: Number of columns must be a positive integer, not -1"),
    ("plt.subplots(99, 1)", "ValueError: 99 rows of plots are too many"),
    ("plt.figure(figsize=(0, 1))", "ValueError: a figure's size is two numbers above zero"),
    ("plt.figure(figsize=8)", "ValueError: a figure's size is two numbers above zero"),
    (
      "plt.pie([1])",
      "AttributeError: module 'matplotlib.pyplot' has no attribute 'pie': matplotlib has it, cells "
        + "do not"
    ),
  ])
  func `what can't be drawn says why`(source: String, expected: String) {
    #expect(message(source) == expected)
  }

  @Test func `a progress bar is its iterable, and the note shows nothing of it`() {
    let note = CommandNote()
    let printed = note.run(
      """
      from tqdm import tqdm, trange
      bar = tqdm([1, 2], desc="epochs")
      for x in bar:
          bar.set_postfix(loss=x)
          print(x)
      print(sum(trange(4)), len(bar))
      with tqdm(total=3) as steps:
          steps.update(2)
      tqdm.write("done")
      """)
    #expect(printed == "1\n2\n6 2\ndone\n")
    #expect(
      note.progress.map(\.epoch) == [1, 2, 1, 2, 3, 4, 2]
        && note.progress.map(\.epochs) == [2, 2, 4, 4, 4, 4, 3])
  }
}
