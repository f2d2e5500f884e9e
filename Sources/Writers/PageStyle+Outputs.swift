extension PageStyle {
  /// Printed text: sentences wrap, columns of numbers keep their lines and scroll.
  static let outputs = """
    .cell { margin: 1.5em 0; }
    .cell > pre.code { margin: 0; border-left: 3px solid var(--accent);
      border-radius: 3px 6px 6px 3px; }
    .cell.failed > pre.code { border-left-color: var(--bad); }
    .outputs { padding: .8em 0 0 1em; }
    .cell > .outputs:first-child { padding: 0; }
    .outputs > * { margin: 0 0 .9em; }
    .outputs > :last-child { margin-bottom: 0; }
    pre.text { line-height: 1.4; padding: .1em 0; border-radius: 0; max-height: 36rem;
      overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
    pre.text.aligned, figure.plot pre { white-space: pre; overflow-wrap: normal; }
    @media (max-width: 40rem) { .outputs { padding-left: 0; } }
    .diagnostic { --ground: var(--bad-wash); border-left: 3px solid var(--bad);
      background: var(--ground); padding: .7em 1em; border-radius: 3px 6px 6px 3px;
      font-family: var(--heading); font-size: .9rem; line-height: 1.5; }
    .diagnostic.warning, .diagnostic.note { --ground: var(--warn-wash);
      border-left-color: var(--warn); }
    .diagnostic > * { margin: 0 0 .4em; }
    .diagnostic > :last-child { margin-bottom: 0; }
    .diagnostic strong { color: var(--bad); }
    .diagnostic.warning strong, .diagnostic.note strong { color: var(--warn); }
    .diagnostic p { hyphens: none; }
    .diagnostic .excerpt { padding: .2em 0; font-size: .8rem; }
    .diagnostic .place { color: var(--faint); margin-right: 1.2em; user-select: none; }
    .diagnostic mark { background: var(--mark); color: inherit; border-radius: 2px; }
    .diagnostic details { margin: 0; }
    .diagnostic summary { cursor: pointer; }
    .diagnostic ol { margin: .3em 0 0; }
    .remarks { margin: -.6em 0 1.3em; }
    .remarks > summary { cursor: pointer; color: var(--warn); font-family: var(--heading);
      font-size: .85rem; line-height: 1.5; }
    .remarks > .diagnostic { margin: .5em 0 0; }

    """
}
