import Foundation
import RNN
import Testing

/// The guide's page about Swift shows what this target compiles.
@Suite struct GuideListings {
  private static let here = URL(filePath: #filePath).deletingLastPathComponent()
  private static let note = here.appending(path: "../../../notebooks/guide/swift.md")

  /// The fences of a language in the guide's page.
  private func fences(_ language: String) throws -> [String] {
    let text = try String(contentsOf: Self.note, encoding: .utf8)
    return text.components(separatedBy: "\n```\(language)\n").dropFirst().map {
      String($0.prefix(upTo: $0.range(of: "\n```\n")?.lowerBound ?? $0.endIndex))
    }
  }

  @Test func `each Swift listing of the guide is compiled as it stands`() throws {
    let source = try String(
      contentsOf: Self.here.appending(path: "SwiftListing.swift"), encoding: .utf8)
    let listings = try fences("swift").filter { !$0.contains(".package(") }

    #expect(listings.count == 4)
    #expect(listings.filter { !source.contains($0) } == [])
  }

  @Test func `the guide tells what the listings give`() throws {
    let losses = try trainAdder().losses
    let names = try pyTorchLayer().map { "\($0.name) \($0.shape)" }.joined(separator: "\n")
    let first = losses.first.map { String(format: "%.4f", $0) } ?? ""
    let last = losses.last.map { String(format: "%.4f", $0) } ?? ""

    let told = ["\(first) → \(last)", names]
    let shown = try fences("text")
    #expect(shown == told)
  }
}
