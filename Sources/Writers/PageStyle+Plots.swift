extension PageStyle {
  /// Plots are drawn 640 wide; on a phone their words grow, and the names of the upright axes and
  /// the numbers below the others move outward to make room for them.
  static let plots = """
    figure.plot { display: grid; grid-template-columns: minmax(0, 1fr); justify-items: center;
      text-align: center; }
    figure.plot svg { max-width: 100%; height: auto; overflow: visible;
      font-family: var(--heading); }
    .drawing { overflow-x: auto; max-width: 100%; }
    .drawing svg { display: block; }
    figure.plot details { order: 1; margin: .2em 0 0; max-width: 100%; }
    figure.plot pre { display: inline-block; max-width: 100%; text-align: left; line-height: 1.2;
      margin: .4em 0 0; }
    figure.plot summary { font-family: var(--heading); font-size: .78rem; color: var(--faint);
      cursor: pointer; display: inline-block; }
    figure.plot summary::before { content: "▸ "; }
    figure.plot details[open] > summary::before { content: "▾ "; }
    @media (max-width: 40rem) {
      figure.plot svg[width="640"] text { font-size: 14.5px; }
      figure.plot svg[width="640"] text:not([class])[text-anchor="middle"] { translate: 0 4px; }
      figure.plot svg[width="640"] .legend { font-size: 13px; }
      figure.plot svg[width="640"] .title { font-size: 17px; }
      figure.plot svg[width="640"] .label[transform] { translate: -9px; }
    }
    @media (prefers-color-scheme: dark) {
      figure.plot svg [class^="series-"] { filter: brightness(1.4); }
      figure.plot svg :is(.heat, g.scale) { filter: brightness(.88); }
    }

    """
}
