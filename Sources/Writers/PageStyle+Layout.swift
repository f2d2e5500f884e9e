extension PageStyle {
  static let layout = """
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
    .slide { --ground: var(--panel); margin: 0 0 1.6rem; padding: 1.6rem 1.8rem;
      border: 1px solid var(--rule); border-radius: 8px; background: var(--ground); }
    .slide > :first-child { margin-top: 0; }
    .slide > :last-child { margin-bottom: 0; }
    .slide h2 { border-bottom: 0; padding-bottom: 0; }
    @media (max-width: 40rem) { .slide { padding: 1.1rem 1.1rem; } }

    """
}
