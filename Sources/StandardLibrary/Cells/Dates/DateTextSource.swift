extension StandardModule {
  /// How dates and times are written and read, in the cell language.
  static let dateTextSource = #"""
    def _shown(moment):
        return f"datetime.{type(moment).__qualname__}" if type(moment) in (
            date, time, datetime) else type(moment).__qualname__

    def _clock_arguments(parts):
        used = 4 if parts[3] else 3 if parts[2] else 2
        return ", ".join(str(part) for part in parts[:used])

    def _iso_clock(parts, timespec):
        hour, minute, second, microsecond = parts
        texts = {
            "hours": f"{hour:02d}", "minutes": f"{hour:02d}:{minute:02d}",
            "seconds": f"{hour:02d}:{minute:02d}:{second:02d}"}
        texts["milliseconds"] = f"{texts['seconds']}.{microsecond // 1000:03d}"
        texts["microseconds"] = f"{texts['seconds']}.{microsecond:06d}"
        texts["auto"] = texts["microseconds" if microsecond else "seconds"]
        if timespec not in texts:
            raise ValueError("Unknown timespec value")
        return texts[timespec]

    def _iso_date(text, whole):
        if not isinstance(text, str):
            raise TypeError("fromisoformat: argument must be str")
        found = _re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)|(\d{4})(\d\d)(\d\d)", text, _re.ASCII)
        if not found:
            raise ValueError(f"Invalid isoformat string: {whole!r}")
        return [int(part) for part in found.groups() if part is not None]

    def _iso_time(text, whole):
        found = _re.fullmatch(
            r"(\d\d)(?::(\d\d)(?::(\d\d)(?:[.,](\d{3})(\d{3})?\d*)?)?)?(Z|[+-].*)?", text, _re.ASCII)
        if not found:
            raise ValueError(f"Invalid isoformat string: {whole!r}")
        hour, minute, second, thousands, rest, zone = found.groups()
        if zone:
            raise NotImplementedError("time zones are not available: leave the offset out")
        return [int(hour), int(minute or 0), int(second or 0),
            int(thousands or 0) * 1000 + int(rest or 0)]

    _DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    _MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december")
    _PATTERNS = {
        "Y": r"(?P<Y>\d{4})", "y": r"(?P<y>\d\d)", "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
        "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
        "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])", "M": r"(?P<M>[0-5]\d|\d)",
        "S": r"(?P<S>6[0-1]|[0-5]\d|\d)", "f": r"(?P<f>\d{1,6})", "p": "(?P<p>am|pm)",
        "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
        "B": f"(?P<B>{'|'.join(_MONTHS)})", "b": f"(?P<b>{'|'.join(m[:3] for m in _MONTHS)})",
        "A": f"(?P<A>{'|'.join(_DAYS)})", "a": f"(?P<a>{'|'.join(d[:3] for d in _DAYS)})",
        "%": "%"}
    _PATTERNS["T"] = ":".join(_PATTERNS[part] for part in "HMS")
    _PATTERNS["F"] = "-".join(_PATTERNS[part] for part in "Ymd")

    def _pattern(format):
        pieces, rest = [], iter(_re.sub(r"\s+", " ", format))
        for character in rest:
            if character == "%":
                directive = next(rest, "")
                if not directive:
                    raise ValueError(f"stray % in format {format!r}")
                if directive not in _PATTERNS:
                    raise ValueError(f"{directive!r} is a bad directive in format {format!r}")
                pieces.append(_PATTERNS[directive])
            else:
                pieces.append(r"\s+" if character == " " else _re.escape(character))
        return "".join(pieces)

    def _parsed(text, format):
        for place, given in ((1, text), (2, format)):
            if not isinstance(given, str):
                kind = type(given).__name__
                raise TypeError(f"strptime() argument {place} must be str, not {kind}")
        found = _re.match(_pattern(format), text, _re.IGNORECASE)
        if not found:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        if found.end() != len(text):
            raise ValueError(f"unconverted data remains: {text[found.end():]}")
        given = {name: part.lower() for name, part in found.groupdict().items()}
        month = int(given.get("m", 1))
        if "B" in given:
            month = _MONTHS.index(given["B"]) + 1
        elif "b" in given:
            month = [name[:3] for name in _MONTHS].index(given["b"]) + 1
        year = int(given.get("Y", 1900))
        if "y" in given:
            year = int(given["y"]) + (2000 if int(given["y"]) < 69 else 1900)
        hour = int(given.get("H", 0))
        if "I" in given:
            hour = int(given["I"]) % 12 + (12 if given.get("p") == "pm" else 0)
        day = int(given.get("d", 1))
        if "j" in given and "m" not in given and "d" not in given:
            year, month, day = _parts_of(_days_before(year) + int(given["j"]))
        microsecond = int(given.get("f", "0").ljust(6, "0"))
        return year, month, day, hour, int(given.get("M", 0)), int(given.get("S", 0)), microsecond

    """#
}
