import StandardLibrary

extension StandardModule {
  /// What `IPython.display` has to show besides values; a page shows its name.
  static var displayObjectsModule: StandardModule {
    StandardModule("IPython._display", "What notebooks show.", source: source)
  }

  private static var source: String {
    """
    class DisplayObject:
        def __init__(self, data=None, url=None, filename=None, metadata=None, **kwargs):
            self.data, self.url, self.filename, self.metadata = data, url, filename, metadata

        def __repr__(self):
            return f"<IPython.core.display.{type(self).__name__} object>"

    class HTML(DisplayObject):
        pass

    class Image(DisplayObject):
        def __init__(self, data=None, url=None, filename=None, format=None, embed=None, width=None,
                height=None, retina=False, unconfined=False, metadata=None, alt=None):
            super().__init__(data, url, filename, metadata)
            self.format, self.width, self.height, self.alt = format, width, height, alt

    class JSON(DisplayObject):
        pass

    class Latex(DisplayObject):
        pass

    class Markdown(DisplayObject):
        pass

    class Math(DisplayObject):
        pass

    class SVG(DisplayObject):
        pass

    def set_matplotlib_formats(*formats, **kwargs):
        pass
    """
  }
}
