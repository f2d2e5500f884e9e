import Diagnostics

/// A rule about listings that a note turns on or off: `lint: {no-grad: false}`.
package struct RuleSwitch: Hashable, Sendable {
  package let rule: String
  package let isOn: Bool
  /// Where the rule's name stands in the file.
  package let range: SourceRange
}

extension [RuleSwitch] {
  /// The rules that are off when all is done in order: a later switch holds.
  package var silenced: Set<String> {
    reduce(into: []) { off, next in
      if next.isOn { off.remove(next.rule) } else { off.insert(next.rule) }
    }
  }

  /// The switches of a mapping of rules to true or false; nothing for other values.
  init?(_ value: YAMLValue) {
    guard case .mapping(let entries) = value.content else { return nil }
    self = []
    for entry in entries {
      guard case .bool(let isOn) = entry.value.content else { return nil }
      append(RuleSwitch(rule: entry.key, isOn: isOn, range: entry.keyRange))
    }
  }
}
