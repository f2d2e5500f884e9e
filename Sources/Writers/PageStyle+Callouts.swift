extension PageStyle {
  /// An exercise and the answer behind it are one box.
  static let callouts = """
    .callout { --ground: var(--accent-wash); margin: 1.4em 0; padding: .75em 1.1em;
      border-left: 3px solid var(--accent); border-radius: 3px 6px 6px 3px;
      background: var(--ground); }
    .callout > :last-child { margin-bottom: 0; }
    .callout > .title { margin: 0 0 .4em; font-family: var(--heading); font-weight: 650;
      color: var(--accent); }
    .callout:is(.warning, .caution, .important) { --ground: var(--warn-wash);
      border-left-color: var(--warn); }
    .callout:is(.warning, .caution, .important) > .title { color: var(--warn); }
    .callout:is(.exercise, .answer) { --ground: var(--panel); }
    .exercise:has(+ .answer) { margin-bottom: 0; border-bottom-right-radius: 0;
      border-bottom-left-radius: 0; }
    .exercise + .answer { margin-top: 0; border-top: 1px solid var(--rule); padding-block: .5em;
      border-radius: 0 0 6px 3px; font-size: .96em; }
    details.callout > summary { cursor: pointer; }
    details.callout:not([open]) > summary { margin-bottom: 0; }

    """
}
