import Diagnostics

extension Parser {
  mutating func importStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    var modules: [Statement.ImportedModule] = []
    repeat { modules.append(try importedModule()) } while accept(",")
    return statement(.import(modules), from: start)
  }

  private mutating func importedModule() throws(SyntaxError) -> Statement.ImportedModule {
    let start = start
    let first = current.text
    let path = try dottedName()
    let alias = accept("as") ? try name() : nil
    return Statement.ImportedModule(
      path: path, target: Name(alias ?? first, .global), bindsWholePath: alias != nil,
      range: range(from: start))
  }

  private mutating func dottedName() throws(SyntaxError) -> String {
    var path = try name()
    while accept(".") { path += "." + (try name()) }
    return path
  }

  mutating func importFromStatement() throws(SyntaxError) -> Statement {
    let start = start
    advance()
    var module = ""
    while at(".") || at("...") { module += advance().text }
    if module.isEmpty || !at("import") { module += try dottedName() }
    try expect("import")
    if at("*") {
      let star = advance()
      let imported = Statement.ImportedName(
        name: "*", target: Name("*", .global), range: star.range)
      return statement(.importFrom(module: module, names: [imported]), from: start)
    }
    let names = try importedNames()
    return statement(.importFrom(module: module, names: names), from: start)
  }

  private mutating func importedNames() throws(SyntaxError) -> [Statement.ImportedName] {
    let isParenthesized = accept("(")
    var names = [try importedName()]
    while accept(",") {
      if isParenthesized && at(")") { break }
      if !isParenthesized && current.kind == .newline {
        throw SyntaxError(.trailingComma, at: tokens[index - 1].range)
      }
      names.append(try importedName())
    }
    if isParenthesized { try expect(")") }
    return names
  }

  private mutating func importedName() throws(SyntaxError) -> Statement.ImportedName {
    let start = start
    let imported = try name()
    let alias = accept("as") ? try name() : nil
    return Statement.ImportedName(
      name: imported, target: Name(alias ?? imported, .global), range: range(from: start))
  }
}
