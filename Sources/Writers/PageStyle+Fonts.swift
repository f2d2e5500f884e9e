extension PageStyle {
  /// The fonts of each script. Headings and captions in Chinese, Japanese and Korean break at
  /// punctuation, not inside a word.
  static let fonts = """
    :root {
      --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans",
        "Liberation Sans", Arial, sans-serif;
      --serif: "Source Serif 4", "Iowan Old Style", Charter, "Palatino Linotype", Palatino,
        "TeX Gyre Pagella", "Noto Serif", "Liberation Serif", Georgia, serif;
      --mono: ui-monospace, "SF Mono", "Cascadia Mono", "JetBrains Mono", Menlo, Consolas,
        "DejaVu Sans Mono", "Liberation Mono", monospace;
      --text: var(--serif); --heading: var(--sans); --leading: 1.6;
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
    :is(:lang(zh), :lang(ja), :lang(ko)):is(h1, h2, h3, h4, h5, h6, caption, figcaption, nav a) {
      word-break: keep-all; overflow-wrap: anywhere; }
    :is(:lang(zh), :lang(ja), :lang(ko)) > caption { line-break: normal; }

    """
}
