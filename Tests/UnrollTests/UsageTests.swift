import Testing

/// The command line itself: wrong usage, and how processes end.
@Suite struct Usage {
  @Test(arguments: [
    ["rendr"], ["render", "--nope"], ["render", "-j", "0"], ["render", "-P", "abc"],
    ["run", "a.md", "-P", "abc"], ["run"], ["run", "a.txt"], ["render", "-o", ""],
    ["formula", "x", "--size", "input"], ["formula", "x", "--to", "pdf"],
  ])
  func `wrong usage is status 64 and standard output stays empty`(arguments: [String]) throws {
    let result = try UnrollCommand().run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
  }

  @Test func `a misspelt command is named with its neighbour`() throws {
    #expect(
      try UnrollCommand()("rendr")
        == UnrollCommand.Result(
          output: "",
          error: "error: unroll has no command 'rendr'\nfix: write 'unroll render'\n", status: 64))
  }

  @Test func `a note in the place of a command`() throws {
    #expect(
      try UnrollCommand()("lecture.md")
        == UnrollCommand.Result(
          output: "",
          error: """
            error: unroll has no command 'lecture.md'
            fix: write 'unroll render lecture.md'

            """, status: 64))
  }

  @Test(arguments: ["render", "check", "run", "formula", "inspect"])
  func `every command's help has examples that fit the terminal`(command: String) throws {
    let result = try UnrollCommand()(command, "--help")
    #expect(result.status == 0)
    #expect(result.output.contains("\n  unroll \(command)"))
    #expect(result.output.contains("USAGE: unroll \(command)"))
  }

  @Test func `a missing size is asked for in the command line's words`() throws {
    #expect(
      try UnrollCommand()("formula", #"h_t = \tanh(W x_t + U h_{t-1})"#, "--size", "input=2")
        == UnrollCommand.Result(
          output: "",
          error: """
            error: the size 'hidden' is not given
            why: it is the length of h_t
            fix: add --size hidden=32

            """, status: 1))
  }

  @Test func `the usual sizes have options of their own`() throws {
    let unroll = try UnrollCommand()
    let equation = #"h_t = \tanh(W x_t + U h_{t-1})"#

    let short = try unroll("formula", equation, "--input-size", "2", "--hidden-size", "3")

    #expect(short.output.contains("[hidden, input] = [3, 2]"))
    #expect(
      short == (try unroll("formula", equation, "--size", "input=2", "--size", "hidden=3")))
  }

  @Test func `plain text is known by its signs, and said to be`() throws {
    let unroll = try UnrollCommand()
    let latex = try unroll("formula", #"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)"#)

    let plain = try unroll("formula", "h_t = tanh(W_hh @ h_{t-1} + W_xh @ x_t)", "--to", "numpy")
    let asked = try unroll("formula", "h_t = W x_t", "--plain", "--to", "numpy")

    #expect(
      plain.error == "note: read as plain text, not as LaTeX\nfix: for LaTeX add --latex\n")
    #expect(
      plain.output
        == (try unroll(
          "formula", #"h_t = \tanh(W_{hh} h_{t-1} + W_{xh} x_t)"#, "--to", "numpy")).output)
    #expect([latex.error, asked.error] == ["", ""])
  }

  @Test func `bytes that are no text are told`() throws {
    #expect(
      try UnrollCommand().shell(#"printf 'h_t = \xff' | "$UNROLL" formula -"#)
        == UnrollCommand.Result(
          output: "",
          error: """
            error: standard input is not UTF-8 text
            fix: convert it: iconv -t UTF-8

            """, status: 1))
  }

  @Test func `an interrupt ends with status 130 and leaves no half page`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nwhile True:\n    pass\n```\n", to: "a.md")
    // A shell's background processes ignore SIGINT unless told not to.
    let result = try unroll.shell(
      "env --default-signal=INT \"$UNROLL\" render a.md & sleep 1; kill -INT $!; wait $!")
    #expect(
      result
        == UnrollCommand.Result(
          output: "",
          error: """
            a.md:2: interrupted in cell 1 of 1
            interrupted: nothing was written

            """, status: 130))
    #expect(throws: (any Error).self) { try unroll.names(in: "Outputs") }
  }

  @Test func `an interrupt of several notes tells which were at work`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\n1\n```\n", to: "a.md")
    try unroll.write("text\n\n```rnn\n1\n```\n\n```rnn\nwhile True:\n    pass\n```\n", to: "b.md")
    let result = try unroll.shell(
      "env --default-signal=INT \"$UNROLL\" render a.md b.md & sleep 2; kill -INT $!; wait $!")
    #expect(
      result
        == UnrollCommand.Result(
          output: "",
          error: """
            b.md:8: interrupted in cell 2 of 2
            interrupted: 1 of 2 notes were done; the pages of 1 were written

            """, status: 130))
    #expect(try unroll.names(in: "Outputs") == ["a.html", "a.md"])
  }

  @Test func `an interrupted run says where it was`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(
      "```rnn\nprint(1)\n```\n\n```rnn\nwhile True:\n    pass\n```\n\n```rnn\n3\n```\n", to: "a.md")
    let result = try unroll.shell(
      "env --default-signal=INT \"$UNROLL\" run a.md & sleep 1; kill -INT $!; wait $!")
    #expect(
      result
        == UnrollCommand.Result(
          output: "1\n",
          error: """
            a.md:6:1: error: the cell was interrupted
            6 | while True:
                ^~~~~~~~~~~
            interrupted in cell 2 of 3

            """, status: 130))
  }

  @Test func `a killed worker costs its note alone`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nwhile True:\n    pass\n```\n", to: "notes/a.md")
    try unroll.write("```rnn\n1 + 1\n```\n", to: "notes/b.md")
    let result = try unroll.shell(
      """
      "$UNROLL" render notes -j 1 & parent=$!
      sleep 1
      kill -KILL $(cat /proc/$parent/task/$parent/children)
      wait $parent
      """)
    #expect(
      result
        == UnrollCommand.Result(
          output: "",
          error: """
            notes/a.md: error: the worker of this note was killed by signal 9
            why: something outside stopped it, often for want of memory
            1 of 2 notes rendered into Outputs/

            """, status: 70))
    #expect(unroll.read("Outputs/b.md")?.contains("```text\n2\n```") == true)
  }
}
