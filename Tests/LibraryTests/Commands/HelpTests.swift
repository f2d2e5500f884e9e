import Interpreter
import Testing

@Test func `help prints a command's signature and what its parameters mean`() {
  #expect(
    CommandNote().run("help(EarlyStopping)") == """
      EarlyStopping(patience=10, min_delta=0.0, mode='min', restore_best=True)

        Sees when a training gets no better: fit(…,
        early_stopping=EarlyStopping(5)), or in a loop of one's own: if
        stopper.step(loss, model): break.

        patience      how many epochs without a better measure are borne
        min_delta     the change that a better measure must go beyond
        mode          "min" where smaller measures are better, else "max"
        restore_best  whether the best epoch's weights come back

        Methods:
        step     Takes in an epoch's measure and says whether to stop.
        restore  Brings the best epoch's weights back.

      """)
}

@Test func `help finds commands by name and says what each parameter of fit is`() {
  let printed = CommandNote().run("help('fit')")
  #expect(printed == CommandNote().run("help(rnn.fit)"))
  #expect(printed.hasPrefix("fit(model, inputs, targets=None, epochs=100, lr=None, loss=None,"))
  #expect(printed.contains("\n  epochs           how often all samples are seen\n"))
}

@Test func `every command has a line in the list of all`() {
  let printed = CommandNote().run("help()")
  #expect(printed == CommandNote().run("help(rnn)"))
  #expect(printed.hasPrefix("rnn\n  The commands of notes about recurrent networks.\n"))
  #expect(printed.contains("\n  fit "))
  #expect(printed.contains("  Trains a network: Adam with lr=0.001"))
}

@Test(arguments: ["fit", "WordVectors", "claim", "table", "EncoderDecoder", "compare"])
func `help fits a page and shows backslashes once`(name: String) {
  let printed = CommandNote().run("help('\(name)')")
  let lines = printed.split(separator: "\n")
  #expect(lines.filter { $0.count > 72 } == [])
  #expect(lines.count > 2)
  #expect(!printed.contains("\\\\"))
}

@Test func `help tells a misspelt name`() {
  #expect(
    CommandNote.message("help('fitt')").hasPrefix("ValueError: help(): topic 'fitt' is unknown"))
}

@Test func `help prints what a cell wrote behind its functions and classes`() {
  #expect(
    CommandNote().run(
      """
      def halve(x):
          "Half of x."
          return x / 2
      help(halve)
      """) == "halve(…)\n  Half of x.\n")
}
