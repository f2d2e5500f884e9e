import Foundation
import Testing

@Test func `the version is one line`() throws {
  let unroll = try UnrollCommand()
  let result = try unroll("--version")
  #expect(result == UnrollCommand.Result(output: "unroll 0.1.0\n", error: "", status: 0))
}

@Test func `an image of the note's folder is inside its page`() throws {
  let unroll = try UnrollCommand()
  try unroll.write(Data([0x47, 0x49, 0x46]), to: "notes/a b.gif")
  try unroll.write("![dot](./a%20b.gif) ![far](https://example.org/x.png)\n", to: "notes/n.md")
  #expect(try unroll("render", "notes", "--quiet").status == 0)
  let page = unroll.read("Outputs/n.html") ?? ""
  #expect(page.contains("src=\"data:image/gif;base64,R0lG\" alt=\"dot\""))
  #expect(page.contains("src=\"https://example.org/x.png\" alt=\"far\""))
}
