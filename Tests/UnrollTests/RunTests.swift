import Testing

/// `unroll run`: standard output holds what the cells printed, nothing else.
@Suite struct Running {
  @Test func `a script's standard output is what it printed`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("x = 3\nprint('a', end='')\nx\nprint(x, 'é')\n", to: "a.py")
    #expect(
      try unroll("run", "a.py")
        == UnrollCommand.Result(output: "a3 é\n", error: "", status: 0))
  }

  @Test func `what a script printed before it failed is kept`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("print('a')\n1 / 0\n", to: "a.py")
    #expect(
      try unroll("run", "a.py")
        == UnrollCommand.Result(
          output: "a\n",
          error: """
            a.py:2:1: error: ZeroDivisionError: division by zero
            2 | 1 / 0
                ^~~~~

            """, status: 1))
  }

  @Test func `a note's outputs come in order, results and tables on lines of their own`() throws {
    let unroll = try UnrollCommand()
    try unroll.write(
      """
      ```rnn
      print("open", end="")
      1 + 1
      ```

      ```rnn
      table([["$W_h$", 1], ["costs \\\\$2", 10]], columns=["symbol", "$n$"])
      ```

      """, to: "a.md")
    #expect(
      try unroll("run", "a.md")
        == UnrollCommand.Result(
          output: """
            open
            2
            symbol     n
            ────────  ──
            W_h        1
            costs $2  10

            """, error: "", status: 0))
  }

  @Test func `a failure that a cell expects is one of its outputs`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\n#| error: true\n1 / 0\n```\n\n```rnn\n2\n```\n", to: "a.md")
    #expect(
      try unroll("run", "a.md")
        == UnrollCommand.Result(
          output: """
            a.md:3:1: error: ZeroDivisionError: division by zero
            3 | 1 / 0
                ^~~~~
            2

            """, error: "", status: 0))
  }

  @Test func `plots and tables in seven bits`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("```rnn\nplot([1, 2])\ntable([[1]], columns=['a'])\n```\n", to: "a.md")
    let result = try unroll("run", "a.md", "--ascii")
    #expect(result.output.hasSuffix("a\n-\n1\n"))
    #expect(result.output.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a reader that leaves early ends the run quietly`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("for i in range(100000):\n    print(i)\n", to: "a.py")
    #expect(
      try unroll.shell("\"$UNROLL\" run a.py | head -n 2")
        == UnrollCommand.Result(output: "0\n1\n", error: "", status: 0))
  }

  @Test func `a full disk behind standard output is told`() throws {
    let unroll = try UnrollCommand()
    try unroll.write("print(1)\n", to: "a.py")
    #expect(
      try unroll.shell("\"$UNROLL\" run a.py > /dev/full")
        == UnrollCommand.Result(
          output: "",
          error: "error: cannot write to standard output\nwhy: the disk is full\n", status: 1))
  }

  @Test func `a file that is not there`() throws {
    #expect(
      try UnrollCommand()("run", "missing.py")
        == UnrollCommand.Result(
          output: "",
          error: """
            error: there is no file 'missing.py'
            fix: look at the path's spelling

            """, status: 1))
  }
}
