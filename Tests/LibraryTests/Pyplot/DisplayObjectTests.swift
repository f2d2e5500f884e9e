import Testing

@Test func `what notebooks show besides values has a name and no picture`() {
  let printed = run(
    """
    from IPython.display import SVG, Image
    from IPython import display
    display.set_matplotlib_formats("svg")
    print(Image(url="cell.png"), [SVG(filename="cell.svg")], Image("cell.png", width=40).width)
    display.display(display.HTML("<b>h</b>"))
    """)

  #expect(
    printed == """
      <IPython.core.display.Image object> [<IPython.core.display.SVG object>] 40
      <IPython.core.display.HTML object>

      """)
}
