/// Where the arguments of a call go in a function that gets some of them by keyword or by default:
/// worked out when the call meets the function, and good for as long as it meets no other.
final class PartialFit {
  let code: FunctionCode
  /// How many arguments come by place.
  let given: Int
  /// Whether the arguments fit; otherwise the general way reports what is wrong.
  let isFitting: Bool
  /// Whether the arguments go straight into a frame and nothing else is to be done, captures aside.
  let isDirect: Bool
  /// The parameter of each keyword.
  let keywordPlaces: [Int]
  /// The parameters that keep their defaults.
  let defaultPlaces: [Int]

  init(_ code: FunctionCode, given: Int, keywords: [String]) {
    self.code = code
    self.given = given
    let signature = code.signature
    let places = keywords.compactMap { signature.names.firstIndex(of: $0) }
    let isTaken = { (place: Int) in place < given || places.contains(place) }
    keywordPlaces = places
    isDirect = code.directCount >= 0
    defaultPlaces = signature.names.indices.filter { !isTaken($0) }
    isFitting =
      code.isSimple && given <= signature.names.count && places.count == keywords.count
      && Set(places).count == places.count
      && places.allSatisfy { $0 >= max(given, signature.positionalOnlyCount) }
      && defaultPlaces.allSatisfy { signature.hasDefault[$0] }
  }
}
