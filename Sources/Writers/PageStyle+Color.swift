extension PageStyle {
  /// Colors, light and dark. Text on every ground has a contrast of at least 4.5 to 1. `--ground` is
  /// what stands behind a box, where its edges must hide a shade.
  static let color = """
    :root {
      color-scheme: light dark;
      --paper: #fdfdfc; --ink: #1c1e21; --faint: #5d636b; --rule: #dcdedf; --strong-rule: #8d949c;
      --panel: #f5f6f6; --accent: #1f5f9e; --accent-wash: #e9f0f7;
      --bad: #b3261e; --bad-wash: #fcefed; --warn: #8a5a00; --warn-wash: #fcf4e2;
      --mark: #ffd9d4; --shade: rgb(28 30 33 / .2); --ground: var(--paper);
      --keyword: #8a2f78; --builtin: #1c6578; --definition: #1f5f9e; --string: #3a6b22;
      --number: #a04a00; --comment: #666c73;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #16181b; --ink: #dcdee1; --faint: #9aa1a9; --rule: #33373c;
        --strong-rule: #6b727a; --panel: #1f2226; --accent: #86b7ea; --accent-wash: #1d2a38;
        --bad: #ff9d93; --bad-wash: #33201e; --warn: #e8b95c; --warn-wash: #30281a;
        --mark: #6b2a25; --shade: rgb(220 222 225 / .22);
        --keyword: #d9a0cd; --builtin: #84c5d6; --definition: #86b7ea; --string: #a8cf8e;
        --number: #eab183; --comment: #959ca4;
      }
    }

    """
}
