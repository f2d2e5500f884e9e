extension PageStyle {
  static let text = """
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
    p, ul, ol, dl, blockquote, pre, figure, details, .table, .equation, .cell {
      margin: 0 0 1.05em; }
    p { text-wrap: pretty; hyphens: auto; }
    a { color: var(--accent); text-decoration-thickness: .06em; text-underline-offset: .18em; }
    a:hover { text-decoration-thickness: .12em; }
    a:is([href^="#eq-"], [href^="#fig-"], [href^="#tbl-"]) { white-space: nowrap; }
    .unbroken { white-space: nowrap; }
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
    .footnotes { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--rule);
      font-size: .9rem; }
    .footnote-ref { line-height: 0; font-size: .75em; }
    .footnote-ref a, .footnote-backref { text-decoration: none; }
    .footnotes :target, .footnote-ref :target { background: var(--accent-wash); }

    """
}
