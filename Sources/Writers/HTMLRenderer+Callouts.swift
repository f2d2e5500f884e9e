import Documents

extension HTMLRenderer {
  /// Writes a part that stands apart with its title; a folded one shows its content at a click.
  mutating func callout(_ callout: Callout) {
    guard isPage, let kind = callout.kind else { return container { $0.blocks(callout.blocks) } }
    let title =
      callout.title.isEmpty
      ? escaped(words.callouts[kind] ?? kind.rawValue) : linkFree(callout.title)
    html.startLine()
    switch callout.fold {
    case nil:
      html.append("<aside class=\"callout \(kind.rawValue)\">\n<p class=\"title\">\(title)</p>\n")
    case .closed, .open:
      let state = callout.fold == .open ? " open" : ""
      html.append("<details class=\"callout \(kind.rawValue)\"\(state)>\n")
      html.append("<summary class=\"title\">\(title)</summary>\n")
    }
    container { $0.blocks(callout.blocks) }
    html.startLine()
    html.append(callout.fold == nil ? "</aside>\n" : "</details>\n")
  }
}
