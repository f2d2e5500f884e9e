extension PageStyle {
  /// A shade at each edge behind which a box has more. It lies on the box; a cover of the ground's
  /// color moves with the content and hides it where the content ends.
  static let scrolling = """
    .table, .equation, .drawing, pre {
      --cover: var(--ground) 35%, transparent; --edge: var(--shade), transparent;
      scrollbar-width: thin; background:
        linear-gradient(90deg, var(--cover)) left -1px top / 2.4rem 100% no-repeat local,
        linear-gradient(270deg, var(--cover)) right -1px top / 2.4rem 100% no-repeat local,
        linear-gradient(90deg, var(--edge)) left / .7rem 100% no-repeat scroll,
        linear-gradient(270deg, var(--edge)) right / .7rem 100% no-repeat scroll, var(--ground); }
    pre.code { --ground: var(--panel); }
    :is(.callout, .slide) pre.code { --ground: var(--paper); }

    """
}
