import Interpreter
import StandardLibrary
import Testing

@Test func `a regular expression that explodes ends at the limit of steps`() {
  let program = """
    import re
    re.match(r"(a+)+$", "a" * 40 + "b")
    """

  let outcome = run(program, limits: Limits(steps: 100_000))

  #expect(
    outcome == Outcome(error: "the cell was stopped after 100000 steps", line: 2))
}

@Test func `long texts take no stack`() {
  let program = """
    import re
    print(len(re.match(r"(?:a|b)*", "ab" * 50000).group()), len(re.findall("(.)", "x" * 50000)))
    """

  #expect(run(program) == Outcome(output: "100000 50000\n"))
}

@Test func `a pattern of ten thousand parentheses is refused`() {
  let outcome = run("import re\nre.compile('(' * 10000 + ')' * 10000)")

  #expect(
    outcome
      == Outcome(
        error: "re.error: the pattern is nested too deeply at position 200", line: 2))
}

@Test func `a huge count in a pattern ends at the limit of steps`() {
  let outcome = run(
    "import re\nre.match('(?:){4000000000}', '')", limits: Limits(steps: 10_000))

  #expect(outcome == Outcome(error: "the cell was stopped after 10000 steps", line: 2))
}

@Test func `an endless iterator is not collected`() {
  let outcome = run(
    "import itertools\nlist(itertools.count())", limits: Limits(steps: 50_000))

  #expect(outcome == Outcome(error: "the cell was stopped after 50000 steps", line: 2))
}

@Test func `JSON of a hundred thousand brackets is refused`() {
  let outcome = run("import json\njson.loads('[' * 100000)")

  #expect(
    outcome
      == Outcome(
        error: "RecursionError: maximum recursion depth exceeded while decoding a JSON array "
          + "from a unicode string", line: 2))
}

@Test func `a deque of too many elements is refused`() {
  let outcome = run(
    "from collections import deque\ndeque(range(10)) * 1000", limits: Limits(elements: 100))

  #expect(
    outcome
      == Outcome(
        error: "MemoryError: the list would have more than 100 elements", line: 2))
}

@Test(arguments: [
  "re.match(r'(a+)+$', 'a' * 50 + 'b')", "re.match(r'(a|a)*$', 'a' * 50 + 'b')",
  "re.search(r'(.*)*x', 'a' * 50)", "re.findall(r'(?:(?:a*)*)*b', 'a' * 50)",
])
func `a search that tries too many ways ends in an exception`(search: String) {
  let message =
    "RuntimeError: the search takes too many steps: the pattern tries too many ways to match"

  #expect(run("import re\n\(search)\n") == Outcome(error: message, line: 2))
}

@Test(arguments: [
  ("getrandbits(10**12)", "the integer would have more than 4194304 bits"),
  ("choices([1], k=10**12)", "the list would have more than 50000000 elements"),
  ("sample(range(10**12), 10**9)", "the list would have more than 50000000 elements"),
])
func `random numbers that no memory holds are refused`(draw: String, reason: String) {
  #expect(
    run("import random\nrandom.\(draw)\n") == Outcome(error: "MemoryError: \(reason)", line: 2))
}

@Test func `a module that there is not says what to use instead`() {
  #expect(run("import uuid").error == "ModuleNotFoundError: No module named 'uuid'")
  #expect(
    ModuleAdvice.advice(for: "tensorflow.keras")
      == "use torch: torch.nn has the same layers")
  #expect(ModuleAdvice.advice(for: "nonsense") == nil)
}

@Test func `without a seed the random numbers are those of seed zero`() {
  let program = """
    import random
    first = random.random()
    random.seed(0)
    print(first == random.random(), random.Random().random() == first)
    random.seed()
    print(random.random() == first)
    """

  #expect(run(program) == Outcome(output: "True True\nTrue\n"))
}

@Test func `the clock stands still`() {
  let program = """
    import time
    start = time.time()
    time.sleep(5)
    print(time.time() - start, time.perf_counter(), time.ctime(), time.strftime("%Y%m%d"))
    """

  #expect(run(program) == Outcome(output: "0.0 0.0 Mon Jan  1 00:00:00 2024 20240101\n"))
}

@Test func `errors and warnings reach the reader of the note but not its output`() {
  var told: [String] = []
  let program = """
    import sys, warnings
    sys.stderr.write("half")
    print(" a line", file=sys.stderr)
    warnings.warn("careful")
    warnings.warn("careful")
    """

  let outcome = run(program) { told.append($0) }

  #expect(outcome == Outcome())
  #expect(told == ["half a line", "UserWarning: careful"])
}

@Test func `every module can be imported and has names`() {
  let names = StandardModule.all.map(\.name)
  let program = names.map { "import \($0)" }.joined(separator: "\n") + "\nprint('all')"

  #expect(run(program) == Outcome(output: "all\n"))
  #expect(names == names.sorted())
}
