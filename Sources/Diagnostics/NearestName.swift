/// The known name that a misspelt one was most likely meant to be, or none when nothing is near.
///
/// Near means an edit distance (insertions, deletions, replacements, swaps of neighbours) of at
/// most a third of the longer name, at least one, with some character of the name kept. Of names
/// equally near, one that has the same characters in another order comes first. Names of more than
/// 200 characters are never near.
package func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  var best: (distance: Int, change: Int, name: String)?
  let letters = name.count <= 200 ? name.sorted() : []
  guard name.count <= 200 else { return nil }
  for candidate in known where candidate != name {
    let limit = max(1, max(name.count, candidate.count) / 3)
    guard candidate.count <= 200, abs(name.count - candidate.count) <= limit else { continue }
    let distance = editDistance(Array(name), Array(candidate))
    guard distance <= limit, distance < max(name.count, candidate.count) else { continue }
    let change = candidate.sorted() == letters ? 0 : 1
    if best.map({ (distance, change, candidate) < $0 }) ?? true {
      best = (distance, change, candidate)
    }
  }
  return best?.name
}

/// Damerau–Levenshtein distance with swaps of neighbours (optimal string alignment).
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
  if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
  var rows = Array(repeating: Array(repeating: 0, count: b.count + 1), count: a.count + 1)
  for i in 0...a.count { rows[i][0] = i }
  for j in 0...b.count { rows[0][j] = j }
  for i in 1...a.count {
    for j in 1...b.count {
      let replaced = rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)
      rows[i][j] = min(replaced, rows[i - 1][j] + 1, rows[i][j - 1] + 1)
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
        rows[i][j] = min(rows[i][j], rows[i - 2][j - 2] + 1)
      }
    }
  }
  return rows[a.count][b.count]
}
