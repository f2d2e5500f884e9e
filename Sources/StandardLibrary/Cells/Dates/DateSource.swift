extension StandardModule {
  /// `datetime.date`, in the cell language: days of the Gregorian calendar, counted from 1-1-1.
  static let dateSource = #"""
    import re as _re
    import time as _time

    MINYEAR, MAXYEAR = 1, 9999
    _IsoCalendarDate = _make_tuple_class(
        "datetime.IsoCalendarDate", ("year", "week", "weekday"), (), "datetime")

    def _whole(value, least, most, message):
        if not hasattr(value, "__index__"):
            kind = type(value).__name__
            raise TypeError(f"'{kind}' object cannot be interpreted as an integer")
        value = value.__index__()
        if not least <= value <= most:
            raise ValueError(message.format(value))
        return value

    def _month_days(year, month):
        is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
        return 29 if month == 2 and is_leap else (
            31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]

    def _days_before(year, month=1):
        past = year - 1
        return (past * 365 + past // 4 - past // 100 + past // 400
            + sum(_month_days(year, earlier) for earlier in range(1, month)))

    def _parts_of(ordinal):
        if not 1 <= ordinal <= 3652059:
            raise OverflowError("date value out of range")
        year = (ordinal - 1) * 400 // 146097 + 1
        while _days_before(year) >= ordinal:
            year -= 1
        while _days_before(year + 1) < ordinal:
            year += 1
        month = 12
        while _days_before(year, month) >= ordinal:
            month -= 1
        return year, month, ordinal - _days_before(year, month)

    def _formatted(format, moment, microsecond, iso):
        pieces, rest = [], iter(format)
        for character in rest:
            directive = next(rest, "") if character == "%" else ""
            if not directive:
                pieces.append(character)
            elif directive == "f":
                pieces.append(f"{microsecond:06d}")
            elif directive == "G":
                pieces.append(f"{iso[0]:04d}")
            elif directive == "V":
                pieces.append(f"{iso[1]:02d}")
            elif directive not in "zZ":
                pieces.append(_time.strftime("%" + directive, moment))
        return "".join(pieces)

    class date:
        def __init__(self, year, month=None, day=None):
            for place, name, given in ((2, "month", month), (3, "day", day)):
                if given is None:
                    raise TypeError(f"function missing required argument '{name}' (pos {place})")
            self._year = _whole(year, MINYEAR, MAXYEAR, "year {} is out of range")
            self._month = _whole(month, 1, 12, "month must be in 1..12")
            self._day = _whole(
                day, 1, _month_days(self._year, self._month), "day is out of range for month")

        year = property(lambda self: self._year)
        month = property(lambda self: self._month)
        day = property(lambda self: self._day)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(_time.time())

        @classmethod
        def fromtimestamp(cls, timestamp, /):
            return cls(*_time.gmtime(timestamp)[:3])

        @classmethod
        def fromordinal(cls, n, /):
            if n < 1:
                raise ValueError("ordinal must be >= 1")
            if n > 3652059:
                raise ValueError("year is out of range")
            return cls(*_parts_of(n))

        @classmethod
        def fromisoformat(cls, date_string, /):
            return cls(*_iso_date(date_string, date_string))

        def _clock(self):
            return 0, 0, 0, 0

        def _moment(self):
            return self._year, self._month, self._day, *self._clock()

        def toordinal(self):
            return _days_before(self._year, self._month) + self._day

        def weekday(self):
            return (self.toordinal() + 6) % 7

        def isoweekday(self):
            return self.weekday() + 1

        def isocalendar(self):
            day = self.toordinal()
            thursday = day - self.weekday() + 3
            year = self._year
            if thursday <= _days_before(year):
                year -= 1
            elif thursday > _days_before(year + 1):
                year += 1
            return _IsoCalendarDate(
                year, (thursday - _days_before(year) - 1) // 7 + 1, self.isoweekday())

        def isoformat(self):
            return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

        def timetuple(self):
            number = self.toordinal() - _days_before(self._year)
            return _time.struct_time(
                self._year, self._month, self._day, *self._clock()[:3], self.weekday(), number, -1)

        def ctime(self):
            return _time.asctime(self.timetuple())

        def strftime(self, format):
            return _formatted(format, self.timetuple(), self._clock()[3], self.isocalendar())

        def __format__(self, format, /):
            return self.strftime(format) if format else str(self)

        def replace(self, year=None, month=None, day=None):
            given = (year, month, day)
            return type(self)(*[
                own if new is None else new for own, new in zip(self._moment(), given)])

        def __str__(self):
            return self.isoformat()

        def __repr__(self):
            return f"{_shown(self)}({self._year}, {self._month}, {self._day})"

        def _moved(self, days):
            return type(self)(*_parts_of(self.toordinal() + days))

        def __add__(self, other, /):
            return self._moved(other.days) if isinstance(other, timedelta) else NotImplemented

        __radd__ = __add__

        def __sub__(self, other, /):
            if isinstance(other, timedelta):
                return self._moved(-other.days)
            if isinstance(other, date) and not isinstance(other, datetime):
                return timedelta(self.toordinal() - other.toordinal())
            return NotImplemented

        def _fits(self, other):
            if isinstance(other, datetime) is isinstance(self, datetime):
                return True
            raise TypeError("can't compare datetime.datetime to datetime.date")

        def __hash__(self):
            return hash(self._moment())

        def __eq__(self, other, /):
            if not isinstance(other, date):
                return NotImplemented
            same = isinstance(other, datetime) is isinstance(self, datetime)
            return same and self._moment() == other._moment()

        def __lt__(self, other, /):
            if not isinstance(other, date):
                return NotImplemented
            return self._fits(other) and self._moment() < other._moment()

        def __le__(self, other, /):
            if not isinstance(other, date):
                return NotImplemented
            return self._fits(other) and self._moment() <= other._moment()

    """#
}
