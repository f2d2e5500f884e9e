extension PageStyle {
  /// Eighty columns of code fit a wide page.
  static let code = """
    code, pre, samp, kbd { font-family: var(--mono); font-size: .84em; }
    code.whole { white-space: nowrap; }
    :is(td, th) code.whole { white-space: normal; }
    pre code, pre samp { font-size: inherit; }
    :not(pre) > code { background: var(--panel); border: 1px solid var(--rule);
      border-radius: 4px; padding: .08em .32em; }
    kbd { border: 1px solid var(--strong-rule); border-bottom-width: 2px; border-radius: 4px;
      padding: .05em .35em; }
    h1 code, h2 code, h3 code, a code { font-size: .9em; }
    pre { font-size: .8rem; line-height: 1.55; overflow-x: auto; padding: .85em 1em;
      border-radius: 6px; tab-size: 4; overflow-wrap: normal; }
    pre.code { border: 1px solid var(--rule); }
    code.failed { color: var(--bad); border-color: var(--bad); }
    details.code { margin: 0; }
    details.code > summary { font-family: var(--heading); font-size: .78rem; color: var(--faint);
      cursor: pointer; }
    details.code[open] > summary { margin-bottom: .4em; }
    pre .k { color: var(--keyword); }
    pre .b { color: var(--builtin); }
    pre .d, pre .a { color: var(--definition); }
    pre .s { color: var(--string); }
    pre .n { color: var(--number); }
    pre .c { color: var(--comment); font-style: italic; }
    :is(:lang(zh), :lang(ja), :lang(ko)) pre .c { font-style: normal; }

    """
}
