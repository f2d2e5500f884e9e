/// What a parameter of `forward` wants, by its name.
enum ForwardRole {
  case data, target, memory, hidden, cell, states, lengths, mask, count, ratio

  init(_ name: String) {
    let words = name.nameWords
    let all = Set(words)
    func has(_ marks: Set<String>) -> Bool { !all.isDisjoint(with: marks) }
    if has(["mask", "masks"]) {
      self = .mask
    } else if has(["lengths", "lens", "length", "len"]) {
      self = has(["max", "seq"]) && !has(["lengths", "lens"]) ? .count : .lengths
    } else if has(["ratio", "forcing", "prob", "temperature"]) {
      self = .ratio
    } else if has(["outputs", "context", "memory", "annotations", "keys", "values"]) {
      self = .memory
    } else if has(["states", "hc"]) {
      self = .states
    } else if has(["hidden", "h", "hx", "state", "hprev", "hid"]) {
      self = .hidden
    } else if has(["c", "cell", "cx", "cprev"]) {
      self = .cell
    } else if has(["target", "targets", "tgt", "trg", "decoder", "dec", "y", "labels"]) {
      self = .target
    } else {
      self = name.hasSuffix("steps") ? .count : .data
    }
  }
}
