import Testing

@Test func `the version is one line`() throws {
  let unroll = try UnrollCommand()
  let result = try unroll("--version")
  #expect(result == UnrollCommand.Result(output: "unroll 0.1.0\n", error: "", status: 0))
}
