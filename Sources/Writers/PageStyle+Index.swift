extension PageStyle {
  /// The list of all notes, the page of equations and the links from note to note.
  static let index = """
    ol.notes { list-style: none; padding: 0; margin: 0; }
    ol.notes + ol.notes { margin-top: 3rem; }
    ol.notes > li { padding: 1.3rem 0; margin: 0; border-top: 1px solid var(--rule); }
    ol.notes h2 { margin: 0 0 .2em; padding: 0; border: 0; font-size: 1.22rem; }
    :is(ol.notes, .equations) h2 a { text-decoration: none; }
    :is(ol.notes, .equations) h2 a:hover { text-decoration: underline; }
    ol.notes .state { color: var(--bad); font-size: .85rem; font-weight: 500; }
    ol.notes .abstract { margin: .35em 0 0; display: -webkit-box; -webkit-box-orient: vertical;
      -webkit-line-clamp: 4; line-clamp: 4; overflow: hidden; }
    h2.series { margin: 2.4rem 0 1rem; border: 0; font-size: 1.05rem; color: var(--faint); }
    .equations { margin: 0 0 2.2rem; }
    .equations .equation { scroll-margin-top: 2rem; }
    .equations td { padding-block: .2em; border: 0; }
    nav.series { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; align-items: end;
      margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--rule);
      font-family: var(--heading); font-size: .92rem; line-height: 1.4; }
    nav.series a { text-decoration: none; }
    nav.series a:hover { text-decoration: underline; }
    nav.series small { display: block; color: var(--faint); font-size: .8rem; }
    nav.series a[rel="next"] { text-align: right; }
    @media (max-width: 40rem) {
      nav.series { grid-template-columns: 1fr 1fr; align-items: start; }
      nav.series a[rel="index"] { grid-row: 2; grid-column: 1 / 3; justify-self: center; }
    }

    """
}
