/// Values under names, in the order in which the names were first given.
struct NamedEntries<Value> {
  private var entries: [(name: String, value: Value)] = []
  private var places: [String: Int] = [:]

  subscript(name: String) -> Value? {
    get { places[name].map { entries[$0].value } }
    set {
      switch (places[name], newValue) {
      case (let place?, let value?): entries[place].value = value
      case (let place?, nil): remove(at: place)
      case (nil, let value?):
        places[name] = entries.count
        entries.append((name, value))
      case (nil, nil): break
      }
    }
  }

  private mutating func remove(at place: Int) {
    places[entries.remove(at: place).name] = nil
    for later in entries.indices.dropFirst(place) { places[entries[later].name] = later }
  }
}

extension NamedEntries: RandomAccessCollection {
  var startIndex: Int { entries.startIndex }
  var endIndex: Int { entries.endIndex }
  subscript(place: Int) -> (name: String, value: Value) { entries[place] }
}
