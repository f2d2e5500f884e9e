import Foundation
import Tensors
import Testing

@Suite struct GradientCheckTests {
  @Test(arguments: gradientChecks)
  func `a derivative agrees with finite differences`(_ check: GradientCheck) throws {
    let mismatch = try gradientMismatch(check.leaves(), relative: 1e-6) {
      [try check.operation($0)]
    }

    #expect(mismatch?.description == nil)
  }

  @Test func `every operation that is recorded has such a check`() throws {
    let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Tensors/Operations")
    let files = try FileManager.default.contentsOfDirectory(
      at: sources, includingPropertiesForKeys: nil)
    let text = try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined()
    let recorded = Set(text.matches(of: /"([A-Za-z0-9]+Backward[0-9s](_copy)?)"/).map { "\($0.1)" })

    let checked = try gradientChecks.reduce(into: Set<String>()) { names, check in
      names.formUnion(try check.operation(check.leaves()).operationNames)
    }

    #expect(recorded.count > 150)
    #expect(recorded.subtracting(checked) == [])
    #expect(checked.isSuperset(of: ["CopySlices", "ReflectionPad2DBackward0"]))
  }

  @Test func `a wrong derivative is found, with both Jacobians`() throws {
    let x = try Tensor(doubles: [1, 2]).requiresGrad(true)

    let mismatch = try gradientMismatch([x]) { inputs in
      let y = try noGrad { try inputs[0] * inputs[0] }
      Tensor.custom(name: "Wrong", inputs: inputs, outputs: [y]) { [try $0.gradient * 3] }
      return [y]
    }

    #expect(mismatch?.output == 0)
    #expect(
      mismatch?.description == """
        Jacobian mismatch for output 0 with respect to input 0,
        numerical:tensor([[2.0000, 0.0000],
                [0.0000, 4.0000]], dtype=torch.float64)
        analytical:tensor([[3., 0.],
                [0., 3.]], dtype=torch.float64)

        """)
    #expect(x.doubles == [1, 2])
  }
}
