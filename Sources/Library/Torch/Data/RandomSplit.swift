import Interpreter
import Tensors

/// Parts of a dataset of given lengths, or of given fractions, drawn without overlap.
func randomSplit(_ own: RandomGenerator) -> BuiltinFunction {
  BuiltinFunction(
    torch: "random_split",
    [.required("dataset"), .required("lengths"), .optional("generator")],
    "Parts of a dataset, drawn without overlap."
  ) { (arguments, context) in
    let count = try context.length(arguments["dataset"])
    let lengths = try lengths(arguments.sequence("lengths"), count: count, in: context)
    try context.checkSize(count, of: "the permutation")
    var rest = try arguments.generator(or: own).permutation(count)[...]
    return Value(
      list: lengths.map { length in
        let part = rest.prefix(length)
        rest = rest.dropFirst(length)
        return .native(DatasetSubset(arguments["dataset"], part))
      })
  }
}

/// Lengths as they are given, or from fractions that add up to one.
private func lengths(_ given: [Value], count: Int, in context: Context) throws -> [Int] {
  let numbers = given.compactMap(\.asDouble)
  guard numbers.count == given.count else {
    let other = given.first { $0.asDouble == nil }?.plainTypeName ?? ""
    throw Raise(
      .typeError, "unsupported operand type(s) for +: 'int' and '\(other)'",
      fix: "give lengths, or fractions that add up to 1")
  }
  let sum = numbers.reduce(0, +)
  if sum <= 1, 1 - sum <= 1e-9 { return try shares(numbers, of: count, in: context) }
  let whole = given.compactMap(\.asInt)
  guard whole.allSatisfy({ $0 >= 0 }), sum == Double(count) else {
    let total = NumberFormat.python(sum)
    throw Raise(
      .valueError, "Sum of input lengths does not equal the length of the input dataset!",
      fix: "the dataset has \(count) samples, the lengths add up to "
        + (whole.count == given.count ? "\(whole.reduce(0, &+))" : total))
  }
  guard whole.count == given.count else {
    throw Raise(
      .typeError, "randperm(): argument 'n' (position 1) must be int, not float",
      fix: "give whole lengths, or fractions that add up to 1")
  }
  return whole
}

/// The whole part of each fraction; what rounding leaves goes to the first parts, one each.
private func shares(
  _ fractions: [Double], of count: Int, in context: Context
) throws -> [Int] {
  if let place = fractions.firstIndex(where: { !(0...1).contains($0) }) {
    throw Raise(.valueError, "Fraction at index \(place) is not between 0 and 1")
  }
  var lengths = fractions.map { Int((Double(count) * $0).rounded(.down)) }
  for index in 0..<max(0, count - lengths.reduce(0, +)) { lengths[index % lengths.count] += 1 }
  for (index, length) in lengths.enumerated() where length == 0 {
    context.warn(
      "Length of split at index \(index) is 0. This might result in an empty dataset.")
  }
  return lengths
}
