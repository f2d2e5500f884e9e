extension PageStyle {
  /// A wide table scrolls in its own box, below a caption that stays.
  static let tables = """
    .table { overflow-x: auto; container-type: inline-size; }
    table { border-collapse: collapse; margin: 0 auto; font-size: .92rem; line-height: 1.45;
      font-variant-numeric: tabular-nums; border-top: 1.5px solid var(--strong-rule);
      border-bottom: 1.5px solid var(--strong-rule); }
    table:has(> caption) { min-width: min(100%, 26rem); }
    caption { padding-bottom: .5em; caption-side: top; position: sticky; left: 0;
      max-width: 100cqi; }
    th, td { padding: .42em .8em; text-align: left; vertical-align: baseline; }
    th { font-family: var(--heading); font-weight: 600; border-bottom: 1px solid
      var(--strong-rule); }
    tbody tr + tr > * { border-top: 1px solid var(--rule); }
    th.center, td.center { text-align: center; }
    th.right, td.right { text-align: right; }
    th.right { word-break: keep-all; }
    td.right { white-space: nowrap; }
    :is(:lang(zh), :lang(ja), :lang(ko)) :is(th, td):not(.right) { min-width: 4.6em; }
    @media (max-width: 40rem) {
      table { font-size: .88rem; }
      th, td { padding: .4em .55em; }
    }

    """
}
