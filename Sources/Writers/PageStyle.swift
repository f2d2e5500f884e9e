/// The styles of every page; no font, image or file is loaded.
let pageStyle =
  colorStyle + textStyle + layoutStyle + calloutStyle + codeStyle + outputStyle + indexStyle
  + seriesStyle
  + printStyle

/// Colors, light and dark. Text on every ground has a contrast of at least 4.5 to 1.
private let colorStyle = """
  :root {
    color-scheme: light dark;
    --paper: #fdfdfc; --ink: #1c1e21; --faint: #5d636b; --rule: #dcdedf; --strong-rule: #8d949c;
    --panel: #f5f6f6; --accent: #1f5f9e; --accent-wash: #e9f0f7;
    --bad: #b3261e; --bad-wash: #fcefed; --warn: #8a5a00; --warn-wash: #fcf4e2;
    --mark: #ffd9d4;
    --keyword: #8a2f78; --builtin: #1c6578; --definition: #1f5f9e; --string: #3a6b22;
    --number: #a04a00; --comment: #666c73;
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
      "Liberation Sans", Arial, sans-serif;
    --serif: "Source Serif 4", "Iowan Old Style", Charter, "Palatino Linotype", Palatino,
      "TeX Gyre Pagella", "Noto Serif", "Liberation Serif", Georgia, serif;
    --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas,
      "DejaVu Sans Mono", "Liberation Mono", monospace;
    --text: var(--serif); --heading: var(--sans); --leading: 1.6;
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #16181b; --ink: #dcdee1; --faint: #9aa1a9; --rule: #33373c;
      --strong-rule: #6b727a; --panel: #1f2226; --accent: #86b7ea; --accent-wash: #1d2a38;
      --bad: #ff9d93; --bad-wash: #33201e; --warn: #e8b95c; --warn-wash: #30281a;
      --mark: #6b2a25;
      --keyword: #d9a0cd; --builtin: #84c5d6; --definition: #86b7ea; --string: #a8cf8e;
      --number: #eab183; --comment: #959ca4;
    }
  }
  :root:lang(zh) {
    --han: "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC",
      "Source Han Sans SC", "WenQuanYi Micro Hei";
  }
  :root:is(:lang(zh-TW), :lang(zh-HK), :lang(zh-Hant)) {
    --han: "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", "Source Han Sans TC";
  }
  :root:lang(ja) {
    --han: "Hiragino Sans", "Yu Gothic", Meiryo, "Noto Sans CJK JP", "Source Han Sans";
  }
  :root:lang(ko) {
    --han: "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans CJK KR", "Source Han Sans K";
  }
  :root:is(:lang(zh), :lang(ja), :lang(ko)) {
    --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", var(--han),
      sans-serif;
    --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono",
      var(--han), monospace;
    --text: var(--sans); --leading: 1.8;
  }

  """

private let textStyle = """
  *, ::before, ::after { box-sizing: border-box; }
  html { font-size: 17px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%;
    scroll-padding-top: 1rem; }
  body { margin: 0; background: var(--paper); color: var(--ink); font-family: var(--text);
    line-height: var(--leading); text-autospace: normal; line-break: strict;
    overflow-wrap: break-word; font-kerning: normal; }
  h1, h2, h3, h4, h5, h6 { font-family: var(--heading); line-height: 1.25; font-weight: 650;
    margin: 2.2em 0 .7em; text-wrap: balance; letter-spacing: -.008em; }
  h1 { font-size: 1.9rem; margin-top: 0; letter-spacing: -.015em; }
  article h1:not(:first-child) { margin-top: 2.6rem; }
  h2 { font-size: 1.38rem; padding-bottom: .3em; border-bottom: 1px solid var(--rule); }
  h3 { font-size: 1.13rem; }
  h4, h5, h6 { font-size: 1rem; }
  h5, h6 { color: var(--faint); }
  h2 + h3, h3 + h4 { margin-top: 1.1em; }
  p, ul, ol, dl, blockquote, pre, figure, details, .table, .equation, .cell { margin: 0 0 1.05em; }
  p { text-wrap: pretty; hyphens: auto; }
  a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; }
  a:hover { text-decoration-thickness: .12em; }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
  ul, ol { padding-left: 1.5em; }
  li > ul, li > ol { margin-bottom: .2em; }
  li > p { margin-bottom: .4em; }
  li { margin: .25em 0; }
  li::marker { color: var(--faint); }
  .tasks > li:has(> input) { list-style: none; }
  .tasks > li > input { margin: 0 .4em 0 -1.3em; }
  .tasks > li:has(> input) > p { display: inline; }
  blockquote { margin-left: 0; padding: .1em 0 .1em 1.1em; border-left: 3px solid var(--rule);
    color: var(--faint); }
  blockquote > :last-child, li > :last-child { margin-bottom: 0; }
  hr { border: 0; border-top: 1px solid var(--rule); margin: 2.2em 0; }
  hr + :is(h1, h2, h3) { margin-top: 0; }
  img, video { max-width: 100%; height: auto; border-radius: 3px; }
  figure > img, p > img:only-child { display: block; margin: 0 auto; }
  figcaption, caption { font-family: var(--heading); font-size: .84rem; line-height: 1.5;
    color: var(--faint); text-align: center; text-wrap: balance; }
  figcaption { margin-top: .5em; }
  caption { padding-bottom: .5em; caption-side: top; }
  math { font-family: "STIX Two Math", "Latin Modern Math", "TeX Gyre Termes Math",
    "Cambria Math", math; font-size: 1.06em; }
  math:not([display]) { max-width: 100%; overflow-x: auto; overflow-y: hidden; }
  .unbroken { white-space: nowrap; }
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
  .footnotes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule);
    font-size: .9rem; }
  .footnote-ref { line-height: 0; font-size: .75em; }
  .footnote-ref a, .footnote-backref { text-decoration: none; }
  .footnotes :target, .footnote-ref :target { background: var(--accent-wash); }
  .table { overflow-x: auto; }
  table { border-collapse: collapse; margin: 0 auto; font-size: .92rem; line-height: 1.45;
    font-variant-numeric: tabular-nums; border-top: 1.5px solid var(--strong-rule);
    border-bottom: 1.5px solid var(--strong-rule); }
  th, td { padding: .42em .85em; text-align: left; vertical-align: baseline; }
  th { font-family: var(--heading); font-weight: 600; border-bottom: 1px solid
    var(--strong-rule); }
  tbody tr + tr > * { border-top: 1px solid var(--rule); }
  th.center, td.center { text-align: center; }
  th.right, td.right { text-align: right; }

  """

private let layoutStyle = """
  .skip { position: absolute; left: -100vw; }
  .skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .4em .8em; z-index: 1; }
  main { max-width: 43rem; margin: 0 auto; padding: 2.6rem 1.25rem 5rem; }
  header.title { margin-bottom: 2.2rem; }
  header.title h1 { margin-bottom: .35em; font-size: 2.15rem; }
  .byline { color: var(--faint); font-family: var(--heading); font-size: .92rem; margin: 0; }
  .byline span + span::before { content: "·"; margin: 0 .5em 0 .3em; }
  .contents { font-family: var(--heading); font-size: .86rem; line-height: 1.4; }
  .contents ol { list-style: none; margin: 0; padding: 0; }
  .contents ol ol { padding-left: 1em; }
  .contents li { margin: 0; }
  .contents a { display: block; padding: .24em 0; color: var(--faint); text-decoration: none; }
  .contents a:hover { color: var(--accent); }
  .contents.wide { display: none; }
  .contents.narrow { max-width: 43rem; margin: 0 auto; padding: 1rem 1.25rem 0; }
  .contents.narrow details { margin: 0; border: 1px solid var(--rule); border-radius: 6px;
    background: var(--panel); padding: 0 1rem; }
  .contents.narrow summary { padding: .6em 0; font-weight: 600; cursor: pointer; }
  .contents.narrow details > ol { padding-bottom: .7em; }
  .contents.narrow a { padding: .36em 0; }
  @media (min-width: 76rem) {
    body.with-contents { display: grid; justify-content: center; column-gap: 3.5rem;
      grid-template-columns: 15rem minmax(0, 43rem) minmax(0, 5rem); padding: 0 1.5rem; }
    .with-contents main { margin: 0; width: 100%; }
    .contents.narrow { display: none; }
    .contents.wide { display: block; position: sticky; top: 0; align-self: start;
      max-height: 100vh; overflow-y: auto; padding: 3.2rem 0 2rem; scrollbar-width: thin; }
    .contents.wide > p { margin: 0 0 .5em; font-weight: 600; color: var(--ink); }
    .contents.wide > ol > li > a { color: var(--ink); }
    .contents.wide > ol > li > a:hover { color: var(--accent); }
  }
  @media (max-width: 40rem) {
    html { font-size: 16px; }
    main { padding-top: 1.6rem; }
    header.title h1 { font-size: 1.7rem; }
    h1 { font-size: 1.55rem; }
    h2 { font-size: 1.28rem; }
  }
  .slide { margin: 0 0 1.6rem; padding: 1.6rem 1.8rem; border: 1px solid var(--rule);
    border-radius: 8px; background: var(--panel); }
  .slide > :first-child { margin-top: 0; }
  .slide > :last-child { margin-bottom: 0; }
  .slide h2 { border-bottom: 0; padding-bottom: 0; }
  .slide pre.code { background: var(--paper); }
  @media (max-width: 40rem) { .slide { padding: 1.1rem 1.1rem; } }

  """

private let calloutStyle = """
  .callout { margin: 1.4em 0; padding: .75em 1.1em; border-left: 3px solid var(--accent);
    border-radius: 3px 6px 6px 3px; background: var(--accent-wash); }
  .callout > :last-child { margin-bottom: 0; }
  .callout > .title { margin: 0 0 .4em; font-family: var(--heading); font-weight: 650;
    color: var(--accent); }
  .callout:is(.warning, .caution, .important) { border-left-color: var(--warn);
    background: var(--warn-wash); }
  .callout:is(.warning, .caution, .important) > .title { color: var(--warn); }
  .callout:is(.exercise, .answer) { background: var(--panel); }
  details.callout > summary { cursor: pointer; }
  details.callout:not([open]) > summary { margin-bottom: 0; }
  details.code > summary { font-family: var(--heading); font-size: .78rem; color: var(--faint);
    cursor: pointer; }
  details.code { margin: 0; }
  details.code[open] > summary { margin-bottom: .4em; }
  code.failed { color: var(--bad); border-color: var(--bad); }

  """

private let codeStyle = """
  code, pre, samp, kbd { font-family: var(--mono); font-size: .84em; }
  pre code, pre samp { font-size: inherit; }
  :not(pre) > code { background: var(--panel); border: 1px solid var(--rule);
    border-radius: 4px; padding: .08em .32em; }
  kbd { border: 1px solid var(--strong-rule); border-bottom-width: 2px; border-radius: 4px;
    padding: .05em .35em; }
  h1 code, h2 code, h3 code, a code { font-size: .9em; }
  pre { font-size: .82rem; line-height: 1.55; overflow-x: auto; padding: .85em 1.1em;
    border-radius: 6px; tab-size: 4; overflow-wrap: normal; }
  pre.code { background: var(--panel); border: 1px solid var(--rule); }
  pre .k { color: var(--keyword); }
  pre .b { color: var(--builtin); }
  pre .d, pre .a { color: var(--definition); }
  pre .s { color: var(--string); }
  pre .n { color: var(--number); }
  pre .c { color: var(--comment); font-style: italic; }
  :is(:lang(zh), :lang(ja), :lang(ko)) pre .c { font-style: normal; }

  """

private let outputStyle = """
  .cell { margin: 1.5em 0; }
  .cell > pre.code { margin: 0; border-left: 3px solid var(--accent);
    border-radius: 3px 6px 6px 3px; }
  .cell.failed > pre.code { border-left-color: var(--bad); }
  .outputs { padding: .8em 0 0 1.1em; }
  .cell > .outputs:first-child { padding: 0; }
  .outputs > * { margin: 0 0 .9em; }
  .outputs > :last-child { margin-bottom: 0; }
  pre.text { line-height: 1.4; padding: .1em 0; border-radius: 0; max-height: 36rem;
    overflow: auto; }
  figure.plot { text-align: center; }
  figure.plot svg { max-width: 100%; height: auto; font-family: var(--heading); }
  @media (max-width: 40rem) {
    .outputs { padding-left: 0; }
    figure.plot svg text { font-size: 15px; }
    figure.plot svg .title { font-size: 18px; }
  }
  @media (prefers-color-scheme: dark) {
    figure.plot svg [class^="series-"] { filter: brightness(1.4); }
  }
  figure.plot pre { display: inline-block; max-width: 100%; text-align: left; line-height: 1.2;
    margin: .4em 0 0; }
  figure.plot details, .diagnostic details { margin: 0; }
  figure.plot summary { font-family: var(--heading); font-size: .78rem; color: var(--faint);
    cursor: pointer; display: inline-block; }
  figure.plot summary::before { content: "▸ "; }
  figure.plot details[open] > summary::before { content: "▾ "; }
  .diagnostic { border-left: 3px solid var(--bad); background: var(--bad-wash); padding: .7em 1em;
    border-radius: 3px 6px 6px 3px; font-family: var(--heading); font-size: .9rem;
    line-height: 1.5; }
  .diagnostic.warning, .diagnostic.note { border-left-color: var(--warn);
    background: var(--warn-wash); }
  .diagnostic > * { margin: 0 0 .4em; }
  .diagnostic > :last-child { margin-bottom: 0; }
  .diagnostic strong { color: var(--bad); }
  .diagnostic.warning strong, .diagnostic.note strong { color: var(--warn); }
  .diagnostic p { hyphens: none; }
  .diagnostic .excerpt { padding: .2em 0; font-size: .8rem; }
  .diagnostic .place { color: var(--faint); margin-right: 1.2em; user-select: none; }
  .diagnostic mark { background: var(--mark); color: inherit; border-radius: 2px; }
  .diagnostic summary { cursor: pointer; }
  .diagnostic ol { margin: .3em 0 0; }

  """

private let indexStyle = """
  ol.notes { list-style: none; padding: 0; margin: 0; }
  ol.notes > li { padding: 1.3rem 0; margin: 0; border-top: 1px solid var(--rule); }
  ol.notes h2 { margin: 0 0 .2em; padding: 0; border: 0; font-size: 1.22rem; }
  ol.notes h2 a { text-decoration: none; }
  ol.notes h2 a:hover { text-decoration: underline; }
  ol.notes .state { color: var(--bad); font-size: .85rem; font-weight: 500; }
  ol.notes .abstract { margin: .35em 0 0; display: -webkit-box; -webkit-box-orient: vertical;
    -webkit-line-clamp: 4; line-clamp: 4; overflow: hidden; }

  """

private let seriesStyle = """
  nav.series { display: grid; grid-template-columns: 1fr auto 1fr; gap: 1rem; align-items: end;
    margin-top: 3.5rem; padding-top: 1.2rem; border-top: 1px solid var(--rule);
    font-family: var(--heading); font-size: .92rem; line-height: 1.4; }
  nav.series a { text-decoration: none; }
  nav.series a:hover { text-decoration: underline; }
  nav.series small { display: block; color: var(--faint); font-size: .8rem; }
  nav.series a[rel="next"] { text-align: right; }
  h2.series { margin: 2.4rem 0 1rem; border: 0; font-size: 1.05rem; color: var(--faint); }
  .equations { margin: 0 0 2.2rem; }
  .equations .equation { scroll-margin-top: 2rem; }

  """

private let printStyle = """
  @media print {
    @page { margin: 18mm 16mm; }
    :root { color-scheme: light; --paper: #fff; --ink: #000; --faint: #444; --rule: #ccc;
      --strong-rule: #777; --panel: #f7f7f7; --accent: #123f6b; --accent-wash: #fff;
      --bad: #8c1d18; --bad-wash: #fff; --warn: #6b4600; --warn-wash: #fff; --mark: #eee;
      --keyword: #6b1f5c; --builtin: #134e5c; --definition: #123f6b; --string: #2b5218;
      --number: #7d3a00; --comment: #555; }
    html { font-size: 10.5pt; }
    body.with-contents { display: block; padding: 0; }
    main { max-width: none; padding: 0; }
    .contents, .skip, figure.plot details { display: none !important; }
    a { color: inherit; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; }
    pre.text { max-height: none; }
    h1, h2, h3, h4, h5, h6 { break-after: avoid; }
    figure, .equation, tr, .diagnostic, .slide { break-inside: avoid; }
    p, li { orphans: 3; widows: 3; }
  }

  """
