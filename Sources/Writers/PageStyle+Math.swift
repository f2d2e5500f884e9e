extension PageStyle {
  static let math = """
    math { font-family: "STIX Two Math", "Latin Modern Math", "TeX Gyre Termes Math",
      "Cambria Math", math; font-size: 1.06em; }
    math:not([display]) { max-width: 100%; overflow-x: auto; overflow-y: hidden; }
    .equation { overflow-x: auto; overflow-y: hidden; padding: .35em 0; text-align: center; }
    .equation.numbered { display: grid; grid-template-columns: 1fr auto; align-items: center;
      column-gap: 1em; }
    .equation .number { color: var(--faint); font-size: .95em; }
    .symbols { position: relative; }
    .symbols math [class]:hover { color: var(--accent); cursor: help; }
    .key { list-style: none; margin: 0; padding: 0; font-size: .88rem; line-height: 1.5;
      text-align: center; }
    .key > li { display: none; margin: 0; }
    body:not(.with-legends) .key { position: absolute; left: 0; right: 0; bottom: 100%; z-index: 1;
      pointer-events: none; }
    body:not(.with-legends) .key > li { width: fit-content; max-width: 100%; margin: 0 auto;
      padding: .2em .8em; border: 1px solid var(--rule); border-radius: 6px;
      background: var(--panel); }
    .with-legends .key { margin: -.6em 0 1.2em; display: flex; flex-wrap: wrap;
      justify-content: center; gap: .1em 1.6em; color: var(--faint); }
    .with-legends .key > li { display: block; }
    .math-error, merror { background: var(--bad-wash); border: 0;
      border-bottom: 2px dotted var(--bad); cursor: help; }
    merror { color: var(--bad); }

    """
}
