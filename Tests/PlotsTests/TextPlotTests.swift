import Plots
import Testing

@Suite struct TextPlotTests {
  @Test func `a rising line is drawn in Braille dots between labelled axes`() {
    let chart = Chart(
      title: "Squares", xLabel: "n", yLabel: "n²",
      series: [.init(x: [0, 1, 2, 3, 4], y: [0, 1, 4, 9, 16])])

    #expect(
      TextPlot(chart, width: 40, height: 8).text == """
                        Squares
        n²
        20 ┤
           │                                  ⢀⡠
           │                               ⢀⠤⠊⠁
           │                            ⣀⠔⠊⠁
        10 ┤                        ⣀⠤⠒⠉
           │                    ⣀⠤⠒⠉
           │            ⢀⣀⣀⠤⠤⠒⠒⠉
         0 ┤⣀⣀⡠⠤⠤⠤⠤⠒⠒⠒⠊⠉⠁
           └┬────────┬────────┬───────┬────────┬
            0        1        2       3        4
                             n
        """)
  }

  @Test func `a second line carries marks, a dashed line has gaps, points are marks`() {
    let chart = Chart(
      series: [
        .init(name: "truth", x: [0, 1, 2, 3], y: [1, 3, 2, 4]),
        .init(name: "forecast", x: [2, 3], y: [1, 3], style: .dashed),
        .init(name: "outliers", x: [0.5, 1.5, 2.5], y: [4, 1, 4], style: .points),
      ])

    #expect(
      TextPlot(chart, width: 44, height: 9).text == """
        4 ┤       x                          x   ⢀⡠⠊
          │                                    ⢀⠔⠁
          │                                  ⡠⠒⠁
        3 ┤           ⢀⡠⠊⠑⠢⠤⣀             ⢀⠤⠊      ⠈
          │         ⢀⠔⠁      ⠉⠑⠢⢄⣀      ⢀⠔⠁    ⢀⠔⠁
        2 ┤       ⡠⠒⠁             ⠉⠒⠢⢄⡠⠊⠁      ⠁
          │    ⢀⠤⠊                        ⢀⠤⠊
          │  ⢀⠔⠁                         o
        1 ┤⡠⠊⠁                 x      ⡠⠊⠁
          └┬────────────┬─────────────┬────────────┬
           0            1             2            3
           ⠒⠒⠒⠒⠒ truth   ⠒ o ⠒ forecast   x outliers
        """)
  }

  @Test func `in ASCII every series is drawn with its mark`() {
    let chart = Chart(
      title: "Loss — σ ≤ 1", xLabel: "época", yLabel: "損失",
      series: [
        .init(name: "α = 0.1", x: [1, 2, 3, 4], y: [0.4, 0.2, 0.1, 0.05]),
        .init(name: "β", x: [1, 2, 3, 4], y: [0.5, 0.4, 0.35, 0.3], style: .dashed),
      ])

    #expect(
      TextPlot(chart, width: 36, height: 8, glyphs: .ascii).text == """
                 Loss - sigma <= 1
         ??
        0.5 +oo  o
            |**   o  oo  oo
            |  ***           oo  oo  o
            |     ****                o  oo
            |         ****
            |             *****
            |                  *************
        0.0 +
            ++---------+---------+---------+
             1         2         3         4
                          epoca
             ***** alpha = 0.1   oo oo beta
        """)
  }

  @Test func `wide characters take two columns when words are placed and broken`() {
    let chart = Chart(
      title: "国際線の旅客数 ✈️ 1949 to 1960", xLabel: "年", yLabel: "千人",
      series: [.init(name: "実績", x: [1949, 1960], y: [112, 432])])

    #expect(
      TextPlot(chart, width: 24, height: 4).text == """
         国際線の旅客数 ✈️ 1949
                to 1960
        千人
        600 ┤
        400 ┤          ⢀⣀⣀⠤⠤⠔⠒⠊⠉
        200 ┤ ⢀⣀⡠⠤⠤⠒⠒⠊⠉⠁
          0 ┤⠉⠁
            └─┬────────────────┬
            1950            1960
                     年
             ⠒⠒⠒⠒⠒ 実績
        """)
  }

  @Test func `a point that is not finite breaks the line and a lone point is marked`() {
    let chart = Chart(
      series: [.init(x: [1, 2, 3, 4, 5, 6], y: [1, 2, .nan, 3, .infinity, 1])])

    #expect(
      TextPlot(chart, width: 30, height: 5).text == """
        3 ┤                *
          │
        2 ┤     ⡠
          │  ⢀⠔⠉
        1 ┤⡠⠒⠁                       *
          └─────┬──────────┬─────────┬
                2          4         6
        """)
  }

  @Test func `a line is cut where it leaves the chosen range`() {
    let chart = Chart(
      series: [.init(x: [0, 1, 2, 3], y: [0, 10, -10, 0])], xRange: 0...3, yRange: -5...5)

    #expect(
      TextPlot(chart, width: 30, height: 7).text == """
         5 ┤   ⢀⠎     ⠘⡄
           │  ⢠⠃       ⢱
           │ ⡰⠁         ⢇
         0 ┤⠜           ⠘⡄           ⡠
           │             ⢱          ⡔⠁
           │              ⢇       ⢠⠊
        -5 ┤              ⠘⡄     ⡰⠁
           └┬───────┬────────┬───────┬
            0       1        2       3
        """)
  }

  @Test func `a chart without series says so`() {
    let chart = Chart(title: "Nothing yet", series: [])

    #expect(
      TextPlot(chart, width: 30, height: 5).text == """
                 Nothing yet
        1.0 ┤
            │
        0.5 ┤        no points
            │
        0.0 ┤
            └┬───────────┬───────────┬
            0.0         0.5        1.0
        """)
  }

  @Test func `one point is marked in the middle`() {
    let chart = Chart(series: [.init(name: "p", x: [3], y: [0.5])])

    #expect(
      TextPlot(chart, width: 30, height: 5).text == """
        0.55 ┤
             │
        0.50 ┤            *
             │
        0.45 ┤
             └────────────┬───────────
                          3
              * p
        """)
  }

  @Test func `a constant series runs through the middle`() {
    let chart = Chart(series: [.init(x: [0, 10], y: [7, 7])])

    #expect(
      TextPlot(chart, width: 30, height: 3).text == """
        8 ┤
        7 ┤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤
        6 ┤
          └┬────────────┬────────────┬
           0            5           10
        """)
  }

  @Test func `huge and tiny values are labelled with powers of ten`() {
    let chart = Chart(series: [.init(x: [-1e-30, 2e-30], y: [-1e30, 5e29])])

    #expect(
      TextPlot(chart, width: 44, height: 5).text == """
         1e30 ┤
              │                              ⣀⣀⣀⠤⠤⠔⠒
            0 ┤                    ⣀⣀⡠⠤⠤⠒⠒⠊⠉⠉
              │         ⢀⣀⣀⠤⠤⠔⠒⠒⠉⠉⠉
        -1e30 ┤⣀⡠⠤⠤⠒⠒⠒⠉⠉⠁
              └┬───────────┬───────────┬───────────┬
            -1e-30         0         1e-30     2e-30
        """)
  }

  @Test func `unsorted points are joined in their order`() {
    let chart = Chart(series: [.init(x: [0, 2, 2, 0, 0], y: [0, 0, 2, 2, 0])])

    #expect(
      TextPlot(chart, width: 20, height: 5).text == """
        2 ┤⡏⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹
          │⡇               ⢸
        1 ┤⡇               ⢸
          │⡇               ⢸
        0 ┤⣇⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣀⣸
          └┬───────┬───────┬
           0       1       2
        """)
  }

  @Test func `a width too small for the labels still leaves eight columns to draw in`() {
    let chart = Chart(
      title: "Long title", series: [.init(x: [0.2, 0.9], y: [0.001, 0.002])])

    #expect(
      TextPlot(chart, width: -5, height: 0).text == """
          Long title
        0.002 ┤    ⣀⠤⠒⠉
        0.001 ┤⣀⠤⠒⠉
              └┬─┬─┬─┬─
              0.2 0.6
        """)
  }

  @Test func `a legend breaks into lines and control characters are left out`() {
    let chart = Chart(
      title: "a\tb\u{1B}[31m",
      series: [
        .init(name: "first\none", x: [0, 1], y: [0, 1]),
        .init(name: "second one", x: [0, 1], y: [1, 0]),
      ])

    #expect(
      TextPlot(chart, width: 26, height: 4).text == """
                 a b[31m
        1 ┤⠉⠒⠢⠤⣀⡀           ⢀⣀⠤⠔⠒⠉
          │     ⠈o⠒⠢⠤⣀⣀⣀⠤⠔⠒⠉⠁
          │     ⢀⣀⠤⠔⠒⠉⠉⠉⠒⠢⠤⣀⡀
        0 ┤⣀⠤⠔⠒⠉⠁           ⠈o⠒⠢⠤⣀
          └┬─────────────────────┬
           0                     1
           ⠒⠒⠒⠒⠒ first one
           ⠒⠒o⠒⠒ second one
        """)
  }

  @Test func `coordinates without a partner are left out`() {
    let chart = Chart(series: [.init(x: [0, 1, 2, 3], y: [0, 1])])

    #expect(
      TextPlot(chart, width: 20, height: 3).text == """
        1 ┤           ⢀⣀⠤⠔⠒⠉
          │     ⢀⣀⠤⠔⠒⠉⠁
        0 ┤⣀⠤⠔⠒⠉⠁
          └┬───────────────┬
           0               1
        """)
  }

  @Test func `ASCII plots are pure ASCII whatever the author wrote`() {
    let chart = Chart(
      title: "🎉 ñ", xLabel: "→", yLabel: "∂", series: [.init(name: "誤差", x: [0], y: [-1])])

    #expect(TextPlot(chart, glyphs: .ascii).text.utf8.allSatisfy { $0 < 0x80 })
  }

  @Test func `a plot is as wide and as high as it was asked to be`() {
    let lines = TextPlot(Chart(series: [.init(x: [0, 1], y: [0, 1])])).text.split(separator: "\n")

    #expect(lines.count == 18 + 2)
    #expect(lines.map(\.count).max() == 72)
  }
}
