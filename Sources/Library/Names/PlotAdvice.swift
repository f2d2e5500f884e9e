/// What to use instead of names of `matplotlib.pyplot` that are not here.
enum PlotAdvice {
  /// By attribute of `matplotlib.pyplot`, or of axes.
  static let module: [String: String] = {
    let matrix = "draw the matrix with plt.imshow"
    let lines = "draw lines with plt.plot"
    let interaction = "a note shows pictures: nobody clicks in them"
    let style = "plots here have one style: leave it out"
    return TorchAdvice.table([
      ("draw bars: plt.bar(names, shares)", "pie"),
      (
        "draw the points with plt.scatter, or their mean and spread with plt.errorbar",
        "boxplot bxp"
      ),
      ("draw plt.hist", "violinplot violin ecdf"), (matrix, "contour contourf tricontour hexbin"),
      ("count into a matrix for plt.imshow", "hist2d"), (matrix, "spy tripcolor pcolorfast"),
      ("draw plt.vlines(x, 0, y) and plt.scatter(x, y)", "stem"),
      ("images can't be read here; imshow draws matrices", "imread imsave figimage"),
      ("draw two plots: plt.subplots(2, 1)", "twinx twiny secondary_xaxis secondary_yaxis"),
      (lines, "quiver streamplot barbs arrow triplot fill Polygon Circle Rectangle axline"),
      ("draw plt.plot(angle, radius)", "polar"), ("draw plt.fill_between", "axhspan stackplot"),
      ("draw plt.axvline at both ends", "axvspan"), ("draw plt.fill_between", "fill_betweenx"),
      ("draw plt.barh", "broken_barh eventplot"), ("write plt.text at each bar", "bar_label"),
      ("make the grid with plt.subplots(rows, columns)", "subplot2grid subplot_mosaic GridSpec"),
      ("make the grid with plt.subplots(rows, columns)", "inset_axes add_axes add_gridspec"),
      ("show a table with rnn's table", "table"), ("write plt.title or plt.text", "figtext"),
      ("write plt.legend", "figlegend"), (style, "xkcd rc_context setp minorticks rcParamsDefault"),
      (interaction, "ginput waitforbuttonpress connect disconnect Button Slider"),
      ("compute the spectrum as an array and draw it with plt.plot", "specgram psd csd cohere"),
      ("write the name as text: cmap=\"viridis\"", "colormaps viridis plasma inferno magma gray"),
    ])
  }()
}
