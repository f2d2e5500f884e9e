import Foundation
import Lint
import Testing

@Suite struct RuleTable {
  @Test func `the guide lists the rules as they are`() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let guide = root.appending(path: "notebooks/guide/checking.md")
    let text = try String(contentsOf: guide, encoding: .utf8)
    #expect(text.hasSuffix("\n\n" + Rule.table + "\n"))
  }

  @Test func `no two rules have a name in common`() {
    #expect(Set(Rule.all.map(\.name)).count == Rule.all.count)
  }
}
