import Foundation
import Tensors
import Testing

/// Numbers of all sizes and signs, with the ends of the range.
private let arguments: [Double] = {
  var numbers = Array(stride(from: -745.0, through: 709.5, by: 0.37))
  for exponent in -300...300 { numbers.append(pow(10.0, Double(exponent))) }
  for step in 1...2000 { numbers.append(Double(step) * 0.0007 - 0.7) }
  return numbers + [0, 1, -1, 22.5, -22.5]
}()

/// The largest distance from the library's values, in units of the last place.
private func error(
  _ x: [Double], _ ours: (Tensor) throws -> Tensor, _ truth: (Double) -> Double
) throws -> Double {
  try zip(ours(Tensor(doubles: x)).doubles, x.map(truth)).reduce(0) { worst, pair in
    pair.0 == pair.1 ? worst : max(worst, abs(pair.0 - pair.1) / pair.1.ulp)
  }
}

@Suite struct DoubleFunctionTests {
  @Test func `functions in double precision are right to their last digits`() throws {
    let small = arguments.filter { abs($0) < 745 }

    #expect(try error(small, { try $0.exp() }, exp) <= 1)
    #expect(try error(arguments.filter { $0 > 0 }, { try $0.log() }, log) <= 1)
    #expect(try error(arguments, { try $0.tanh() }, tanh) <= 4)
    #expect(
      try error(small.filter { $0 > -700 }, { try $0.sigmoid() }, { 1 / (1 + exp(-$0)) }) <= 4)
  }

  @Test func `functions in double precision keep what no digits show`() throws {
    let x = Tensor(doubles: [.infinity, -.infinity, 1000, -1000, -0.0])

    #expect(try x.exp().doubles == [.infinity, 0, .infinity, 0, 1])
    #expect(try x.tanh().doubles == [1, -1, 1, -1, 0])
    #expect(try x.tanh().doubles[4].sign == .minus)
    #expect(try x.sigmoid().doubles == [1, 0, 1, 0, 0.5])
    #expect(try Tensor(doubles: [0, 1, .infinity]).log().doubles == [-.infinity, 0, .infinity])
    #expect(try Tensor(doubles: [-1, .nan]).log().doubles.allSatisfy(\.isNaN))
    #expect(try Tensor(doubles: [.nan]).exp().doubles[0].isNaN)
  }
}
