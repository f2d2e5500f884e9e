import Diagnostics
import Documents
import Execution
import Library
import Testing

/// A plain script: what it prints, and how it fails.
@Suite struct RunningAScript {
  private func run(_ source: String) -> (printed: String, fault: SessionFault?) {
    var printed = ""
    let script = ScriptRun(
      source: SourceFragment(path: "a.py", source: source),
      files: { path throws(FileFault) in throw .missing(path: path) }, clock: { 0 })
    do throws(SessionFault) {
      try script.run { printed += $0.terminalText(.ascii) ?? "" }
      return (printed, nil)
    } catch {
      return (printed, error)
    }
  }

  @Test func `prints come out, a last expression does not`() {
    let result = run("x = 2\nprint(x)\nx\n")
    #expect(result.printed == "2\n")
    #expect(result.fault == nil)
  }

  @Test func `commands are there by import`() {
    #expect(run("plot([1, 2])").fault?.diagnostic.head.contains("NameError") == true)
    #expect(run("from rnn import table\ntable([[1]], columns=['a'])").printed == "a\n-\n1\n")
  }

  @Test(arguments: ["import sys\nsys.exit(0)", "exit()", "quit(False)", "raise SystemExit"])
  func `a script that exits well ends there without a fault`(leave: String) {
    let result = run("print(1)\n\(leave)\nprint(2)\n")
    #expect(result.printed == "1\n")
    #expect(result.fault == nil)
  }

  @Test func `a script that exits with a message fails with it`() {
    #expect(
      run("exit('no data')").fault?.diagnostic.head == "a.py:1:1: error: SystemExit: no data")
  }

  @Test func `a fault has its place`() {
    let result = run("print(1)\n1 / 0\n")
    #expect(result.printed == "1\n")
    #expect(
      result.fault?.diagnostic.head == "a.py:2:1: error: ZeroDivisionError: division by zero")
    #expect(result.fault?.end == nil)
  }
}
