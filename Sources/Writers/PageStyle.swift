/// The styles of every page; no font, image or file is loaded.
enum PageStyle {
  static let sheet = [
    color, fonts, text, math, tables, scrolling, layout, callouts,
    code, outputs, plots, index, print,
  ].joined()
}
