import Documents

extension HTMLRenderer {
  mutating func list(_ list: List) {
    html.startLine()
    html.append(openingTag(list))
    for item in list.items { self.item(item, isTight: list.isTight) }
    html.append(isOrdered(list) ? "</ol>\n" : "</ul>\n")
  }

  private func isOrdered(_ list: List) -> Bool {
    switch list.marker {
    case .bullet: false
    case .ordered: true
    }
  }

  private func openingTag(_ list: List) -> String {
    let tasks = isPage && list.items.contains { $0.task != nil } ? " class=\"tasks\"" : ""
    switch list.marker {
    case .bullet: return "<ul\(tasks)>\n"
    case .ordered(start: 1): return "<ol\(tasks)>\n"
    case .ordered(let start): return "<ol start=\"\(start)\"\(tasks)>\n"
    }
  }

  private mutating func item(_ item: List.Item, isTight: Bool) {
    html.startLine()
    html.append("<li>")
    switch item.task {
    case .open: html.append("<input type=\"checkbox\" disabled=\"\" /> ")
    case .done: html.append("<input type=\"checkbox\" checked=\"\" disabled=\"\" /> ")
    case nil: break
    }
    container { renderer in
      for block in item.blocks { renderer.block(block, isTight: isTight) }
    }
    html.append("</li>\n")
  }
}
