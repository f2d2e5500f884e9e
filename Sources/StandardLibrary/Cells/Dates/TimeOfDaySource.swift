extension StandardModule {
  /// `datetime.time` and `datetime.datetime`, in the cell language; all times are UTC.
  static let timeOfDaySource = #"""
    class time:
        def __init__(self, hour=0, minute=0, second=0, microsecond=0):
            self._parts = (
                _whole(hour, 0, 23, "hour must be in 0..23"),
                _whole(minute, 0, 59, "minute must be in 0..59"),
                _whole(second, 0, 59, "second must be in 0..59"),
                _whole(microsecond, 0, 999999, "microsecond must be in 0..999999"))

        hour = property(lambda self: self._parts[0])
        minute = property(lambda self: self._parts[1])
        second = property(lambda self: self._parts[2])
        microsecond = property(lambda self: self._parts[3])

        @classmethod
        def fromisoformat(cls, time_string, /):
            return cls(*_iso_time(time_string, time_string))

        def isoformat(self, timespec="auto"):
            return _iso_clock(self._parts, timespec)

        def strftime(self, format):
            return _formatted(
                format, (1900, 1, 1, *self._parts[:3], 0, 1, -1), self._parts[3], (1900, 1, 1))

        def __format__(self, format, /):
            return self.strftime(format) if format else str(self)

        def replace(self, hour=None, minute=None, second=None, microsecond=None):
            given = (hour, minute, second, microsecond)
            return type(self)(*[own if new is None else new for own, new in zip(self._parts, given)])

        def __str__(self):
            return self.isoformat()

        def __repr__(self):
            return f"{_shown(self)}({_clock_arguments(self._parts)})"

        def __hash__(self):
            return hash(self._parts)

        def __eq__(self, other, /):
            return self._parts == other._parts if isinstance(other, time) else NotImplemented

        def __lt__(self, other, /):
            return self._parts < other._parts if isinstance(other, time) else NotImplemented

        def __le__(self, other, /):
            return self._parts <= other._parts if isinstance(other, time) else NotImplemented

    class datetime(date):
        def __init__(self, year, month=None, day=None, hour=0, minute=0, second=0, microsecond=0):
            date.__init__(self, year, month, day)
            self._time = time(hour, minute, second, microsecond)

        hour = property(lambda self: self._time.hour)
        minute = property(lambda self: self._time.minute)
        second = property(lambda self: self._time.second)
        microsecond = property(lambda self: self._time.microsecond)

        @classmethod
        def now(cls):
            return cls.fromtimestamp(_time.time())

        utcnow = today = now

        @classmethod
        def fromtimestamp(cls, timestamp, /):
            return cls(1970, 1, 1) + timedelta(seconds=timestamp)

        utcfromtimestamp = fromtimestamp

        @classmethod
        def combine(cls, date, time):
            return cls(date.year, date.month, date.day, *time._parts)

        @classmethod
        def fromisoformat(cls, date_string, /):
            if not isinstance(date_string, str):
                raise TypeError("fromisoformat: argument must be str")
            size = 10 if date_string[4:5] == "-" else 8
            clock = date_string[size + 1:]
            if len(date_string) == size + 1:
                raise ValueError(f"Invalid isoformat string: {date_string!r}")
            return cls(*_iso_date(date_string[:size], date_string),
                *(_iso_time(clock, date_string) if clock else ()))

        @classmethod
        def strptime(cls, date_string, format, /):
            return cls(*_parsed(date_string, format))

        def _clock(self):
            return self._time._parts

        def date(self):
            return date(self._year, self._month, self._day)

        def time(self):
            return self._time

        def timestamp(self):
            return (self - datetime(1970, 1, 1)).total_seconds()

        def isoformat(self, sep="T", timespec="auto"):
            return date.isoformat(self) + sep + _iso_clock(self._clock(), timespec)

        def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None,
                    microsecond=None):
            given = (year, month, day, hour, minute, second, microsecond)
            return type(self)(*[
                own if new is None else new for own, new in zip(self._moment(), given)])

        def __str__(self):
            return self.isoformat(" ")

        def __repr__(self):
            day = f"{self._year}, {self._month}, {self._day}"
            return f"{_shown(self)}({day}, {_clock_arguments(self._clock())})"

        def _since(self):
            hour, minute, second, microsecond = self._clock()
            return timedelta(self.toordinal(), second, microsecond, 0, minute, hour)

        def _shifted(self, span):
            total = self._since() + span
            minutes, seconds = divmod(total.seconds, 60)
            return type(self)(
                *_parts_of(total.days), minutes // 60, minutes % 60, seconds, total.microseconds)

        def __add__(self, other, /):
            return self._shifted(other) if isinstance(other, timedelta) else NotImplemented

        __radd__ = __add__

        def __sub__(self, other, /):
            if isinstance(other, timedelta):
                return self._shifted(-other)
            return self._since() - other._since() if isinstance(other, datetime) else NotImplemented

    date.min, date.max = date(1, 1, 1), date(9999, 12, 31)
    date.resolution = timedelta(days=1)
    time.min, time.max = time(), time(23, 59, 59, 999999)
    datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
    time.resolution = datetime.resolution = timedelta(microseconds=1)

    """#
}
