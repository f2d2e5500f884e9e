import Diagnostics
import Testing

@Suite struct NearestNameTests {
  @Test(arguments: [
    ("hollo", "hello"),  // a replaced letter
    ("hidden_sise", "hidden_size"),
    ("helo", "hello"),  // a missing letter
    ("hellow", "hello"),  // a letter too many
    ("hlelo", "hello"),  // swapped neighbors
    ("Hello", "hello"),
  ])
  func `a misspelt name finds the name that was meant`(misspelt: String, meant: String) {
    #expect(nearestName(to: misspelt, among: ["world", meant, "x"]) == meant)
  }

  @Test(arguments: ["planet", "y", "", "hxxlo"])
  func `a name far from all others finds none`(name: String) {
    #expect(nearestName(to: name, among: ["hello", "world", "x"]) == nil)
  }

  @Test func `of two names equally near the first by alphabet is taken`() {
    #expect(nearestName(to: "cat", among: ["rat", "car", "bat"]) == "bat")
  }

  @Test func `of two names equally near the one with the same letters is taken`() {
    #expect(nearestName(to: "gahd", among: ["gaad", "gadh"]) == "gadh")
  }

  @Test func `the nearer of two names is taken`() {
    #expect(
      nearestName(to: "learning_rte", among: ["learning_rule", "learning_rate"]) == "learning_rate")
  }

  @Test func `the name itself is no suggestion`() {
    #expect(nearestName(to: "loss", among: ["loss"]) == nil)
  }

  @Test func `a very long name has no near name`() {
    let long = String(repeating: "a", count: 201)

    #expect(nearestName(to: long, among: [long + "b"]) == nil)
    #expect(nearestName(to: long.dropLast().description, among: [long]) == nil)
  }
}
