import Interpreter

extension StandardModule {
  /// `time`: with `datetime` the one module that does not do what CPython's does. Its clock stands
  /// still at the start of 2024 (UTC), so that a note's outputs are the same in every run: times
  /// that a cell measures are zero, and `sleep` returns at once.
  static var timeModule: StandardModule {
    StandardModule(
      "time", "A clock that stands still, so that outputs never change from run to run.",
      natives: { context in [("_make_tuple_class", namedTupleMaker(context))] },
      source: #"""
        _NOW = 1704067200
        timezone = altzone = daylight = 0
        tzname = ("UTC", "UTC")

        def time():
            return float(_NOW)

        def time_ns():
            return _NOW * 1000000000

        def perf_counter():
            return 0.0

        def perf_counter_ns():
            return 0

        monotonic = process_time = thread_time = perf_counter
        monotonic_ns = process_time_ns = thread_time_ns = perf_counter_ns

        def sleep(seconds, /):
            if not hasattr(seconds, "__float__") and not isinstance(seconds, (int, float)):
                kind = type(seconds).__name__
                raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
            if seconds < 0:
                raise ValueError("sleep length must be non-negative")

        struct_time = _make_tuple_class(
            "time.struct_time", ("tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec",
            "tm_wday", "tm_yday", "tm_isdst"), (), "time")

        def _is_leap(year):
            return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

        def _month_days(year):
            return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

        def gmtime(seconds=None, /):
            left, clock = divmod(int(_NOW if seconds is None else seconds), 86400)
            if abs(left) > 3650000:
                raise OverflowError("timestamp out of range for platform time_t")
            weekday = (left + 3) % 7
            year = 1970
            while left < 0:
                year -= 1
                left += 366 if _is_leap(year) else 365
            while left >= (366 if _is_leap(year) else 365):
                left -= 366 if _is_leap(year) else 365
                year += 1
            day, month = left, 0
            for length in _month_days(year):
                if day < length:
                    break
                day -= length
                month += 1
            return struct_time(
                year, month + 1, day + 1, clock // 3600, clock // 60 % 60, clock % 60, weekday,
                left + 1, 0)

        localtime = gmtime

        def mktime(moment, /):
            days = sum(366 if _is_leap(y) else 365 for y in range(1970, moment[0]))
            days += sum(_month_days(moment[0])[:moment[1] - 1]) + moment[2] - 1
            return float(days * 86400 + moment[3] * 3600 + moment[4] * 60 + moment[5])

        _DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
        _MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August",
            "September", "October", "November", "December")

        def asctime(moment=None, /):
            t = gmtime() if moment is None else moment
            name = f"{_DAYS[t[6]][:3]} {_MONTHS[t[1] - 1][:3]}"
            return f"{name} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"

        def ctime(seconds=None, /):
            return asctime(gmtime(seconds))

        def strftime(format, moment=None, /):
            t = gmtime() if moment is None else moment
            parts = {
                "Y": f"{t[0]}", "y": f"{t[0] % 100:02d}", "m": f"{t[1]:02d}", "d": f"{t[2]:02d}",
                "H": f"{t[3]:02d}", "M": f"{t[4]:02d}", "S": f"{t[5]:02d}", "j": f"{t[7]:03d}",
                "I": f"{(t[3] + 11) % 12 + 1:02d}", "p": "AM" if t[3] < 12 else "PM",
                "a": _DAYS[t[6]][:3], "A": _DAYS[t[6]], "b": _MONTHS[t[1] - 1][:3],
                "B": _MONTHS[t[1] - 1], "%": "%", "w": f"{(t[6] + 1) % 7}", "e": f"{t[2]:2d}",
                "F": f"{t[0]}-{t[1]:02d}-{t[2]:02d}", "Z": "UTC", "z": "+0000",
                "T": f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}", "R": f"{t[3]:02d}:{t[4]:02d}",
                "X": f"{t[3]:02d}:{t[4]:02d}:{t[5]:02d}", "c": asctime(t), "n": "\n", "t": "\t",
                "u": f"{t[6] + 1}", "U": f"{(t[7] + 6 - (t[6] + 1) % 7) // 7:02d}",
                "W": f"{(t[7] + 6 - t[6]) // 7:02d}",
                "x": f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}",
                "D": f"{t[1]:02d}/{t[2]:02d}/{t[0] % 100:02d}"}
            pieces, rest = [], iter(format)
            for character in rest:
                if character != "%":
                    pieces.append(character)
                    continue
                directive = next(rest, "")
                if directive not in parts:
                    raise ValueError(f"strftime: %{directive} is not available here")
                pieces.append(parts[directive])
            return "".join(pieces)
        """#)
  }
}
