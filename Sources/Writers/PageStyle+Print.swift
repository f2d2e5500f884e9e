extension PageStyle {
  static let print = """
    @media print {
      @page { margin: 18mm 16mm; }
      :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --rule: #ccc;
        --strong-rule: #777; --panel: #f7f7f7; --accent: #123f6b; --accent-wash: #fff;
        --bad: #8c1d18; --bad-wash: #fff; --warn: #6b4600; --warn-wash: #fff; --mark: #eee;
        --shade: transparent;
        --keyword: #6b1f5c; --builtin: #134e5c; --definition: #123f6b; --string: #2b5218;
        --number: #7d3a00; --comment: #555; }
      html { font-size: 10.5pt; }
      body.with-contents { display: block; padding: 0; }
      main { max-width: none; padding: 0; }
      .contents, .skip, nav.series, details:not([open]), figure.plot details {
        display: none !important; }
      a { color: inherit; }
      pre { white-space: pre-wrap; overflow-wrap: anywhere; }
      .drawing svg { min-width: 0 !important; }
      pre.text { max-height: none; }
      h1, h2, h3, h4, h5, h6 { break-after: avoid; }
      figure, .equation, tr, .diagnostic, .slide { break-inside: avoid; }
      p, li { orphans: 3; widows: 3; }
    }

    """
}
