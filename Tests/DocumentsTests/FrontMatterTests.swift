import Diagnostics
import Documents
import Testing

@Test func `front matter gives a note's settings and is not text`() throws {
  let note = try read(
    """
    ---
    title: 第一章
    lang: zh
    author: [Ada, {name: Alan, url: x}]
    date: 2024-05-01
    description: about
    toc: true
    marp: true
    format: slides
    run: python
    execute:
      echo: false
      seed: 3
    params: {epochs: 5, rate: 0.1, name: "5", fast: true}
    theme: other
    ---
    text
    """)
  var expected = FrontMatter()
  expected.title = "第一章"
  expected.lang = "zh"
  expected.author = "Ada, Alan"
  expected.date = "2024-05-01"
  expected.description = "about"
  expected.toc = true
  expected.isMarp = true
  expected.format = "slides"
  expected.runsPlainPython = true
  expected.execute.echo = false
  expected.execute.seed = 3
  expected.params = [
    FrontMatter.Parameter(name: "epochs", value: .int(5)),
    FrontMatter.Parameter(name: "rate", value: .float(0.1)),
    FrontMatter.Parameter(name: "name", value: .string("5")),
    FrontMatter.Parameter(name: "fast", value: .bool(true)),
  ]
  expected.lineCount = 16

  #expect(note.frontMatter == expected)
  #expect(note.blocks == [Block(.paragraph([.text("text")]), range: range(17, 1, 17, 5))])
}

@Test func `a second block right behind adds keys that the first has not`() throws {
  let note = try read("---\nmarp: true\n---\n\n---\nmarp: false\ntitle: t\n---\n\n# a\n")
  var expected = FrontMatter()
  expected.isMarp = true
  expected.title = "t"
  expected.lineCount = 8

  #expect(note.frontMatter == expected)
  #expect(note.blocks.map(\.range) == [range(10, 1, 10, 4)])
}

@Test(arguments: ["---\n\n# a\n\n---\n", "---\nJust words\n---\n", "text\n\n---\na: b\n---\n"])
func `rules are not front matter`(_ source: String) throws {
  #expect(try read(source).frontMatter == FrontMatter())
}

@Test func `broken YAML is an error with its place`() {
  #expect(
    complaint("---\ntitle: a: b\n---\n") == """
      note.md:2:9: error: the YAML cannot be read: mapping values are not allowed in this context
      2 | title: a: b
                  ^
      fix: put quotes around the value: it holds a colon
      """)
  #expect(
    complaint("---\nauthor: [a\nrun: python\n---\n") == """
      note.md:3:4: error: the YAML cannot be read: while parsing a flow sequence, did not find expected ',' or ']'
      3 | run: python
             ^
      fix: close the bracket with ]
      """)
  #expect(
    complaint("---\ntitle: a\nlang: zh\ntitle: b\n---\n") == """
      note.md:2:1: error: the YAML cannot be read: the key 'title' is given twice
      2 | title: a
          ^
      fix: remove one of them
      """)
}

@Test func `a key of the wrong type is an error at its value`() {
  #expect(
    complaint("---\ntoc: maybe\n---\n") == """
      note.md:2:6: error: 'toc' takes true or false, not 'maybe'
      2 | toc: maybe
               ^~~~~
      fix: change the value, or remove 'toc'
      """)
  #expect(
    complaint("---\nparams:\n  a: [1]\n---\n") == """
      note.md:3:6: error: 'a' takes a number, a text, true or false, not a list
      3 |   a: [1]
               ^
      fix: change the value, or remove 'a'
      """)
  #expect(
    complaint("---\nrun: julia\n---\n") == """
      note.md:2:6: error: 'run' takes python or false, not 'julia'
      2 | run: julia
               ^~~~~
      fix: change the value, or remove 'run'
      """)
  #expect(
    complaint("---\nexecute: {sed: 1}\n---\n") == """
      note.md:2:11: error: unknown option 'sed'
      2 | execute: {sed: 1}
                    ^~~
      fix: write 'seed'
      """)
}

@Test func `front matter without an end is an error`() {
  #expect(
    complaint("---\ntitle: a\n\n# b\n") == """
      note.md:1:1: error: the front matter is never closed
      1 | ---
          ^
      why: --- in line 1 opens it
      fix: put --- on a line of its own below the last key
      """)
}

@Test func `YAML that nests or multiplies without end is an error`() {
  let nested = complaint("---\na: " + String(repeating: "[", count: 20_000) + "\n---\n")
  var doubled = "---\na0: &a0 [1]\n"
  for level in 1...40 {
    doubled += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n"
  }
  let multiplied = complaint(doubled + "---\n")

  #expect(
    nested.hasPrefix(
      "note.md:2:64: error: the YAML cannot be read: values stand more than 60 deep in each other"))
  #expect(multiplied.contains("the YAML cannot be read: it stands for more than 10000 values"))
}
