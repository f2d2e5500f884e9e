extension StandardModule {
  /// `datetime.timedelta`, in the cell language.
  static let durationSource = #"""
    _FACTORS = {"weeks": 604800000000, "days": 86400000000, "hours": 3600000000,
        "minutes": 60000000, "seconds": 1000000, "milliseconds": 1000, "microseconds": 1}

    def _micros(amount, factor, name):
        if isinstance(amount, int):
            return amount * factor
        if not isinstance(amount, float):
            kind = type(amount).__name__
            raise TypeError(f"unsupported type for timedelta {name} component: {kind}")
        whole = int(amount)
        return whole * factor + round((amount - whole) * factor)

    class timedelta:
        def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0,
                     hours=0, weeks=0):
            given = {"days": days, "seconds": seconds, "microseconds": microseconds,
                "milliseconds": milliseconds, "minutes": minutes, "hours": hours,
                "weeks": weeks}
            total = sum(_micros(given[name], _FACTORS[name], name) for name in given)
            self.days, rest = divmod(total, _FACTORS["days"])
            if abs(self.days) > 999999999:
                raise OverflowError(f"days={self.days}; must have magnitude <= 999999999")
            self.seconds, self.microseconds = divmod(rest, 1000000)

        def _total(self):
            return (self.days * 86400 + self.seconds) * 1000000 + self.microseconds

        def total_seconds(self):
            return self._total() / 1000000

        def __repr__(self):
            names = "days", "seconds", "microseconds"
            parts = [f"{name}={getattr(self, name)}" for name in names if getattr(self, name)]
            return f"datetime.timedelta({', '.join(parts) or '0'})"

        def __str__(self):
            minutes, seconds = divmod(self.seconds, 60)
            text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
            if self.days:
                text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
            return text + (f".{self.microseconds:06d}" if self.microseconds else "")

        def __add__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return timedelta(microseconds=self._total() + other._total())

        def __sub__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return timedelta(microseconds=self._total() - other._total())

        def __mul__(self, other):
            if isinstance(other, int):
                return timedelta(microseconds=self._total() * other)
            if isinstance(other, float):
                above, below = other.as_integer_ratio()
                return timedelta(microseconds=_nearest(self._total() * above, below))
            return NotImplemented

        __rmul__ = __mul__

        def __truediv__(self, other):
            if isinstance(other, timedelta):
                return self._total() / other._total()
            if isinstance(other, int):
                return timedelta(microseconds=_nearest(self._total(), other))
            if isinstance(other, float):
                above, below = other.as_integer_ratio()
                return timedelta(microseconds=_nearest(self._total() * below, above))
            return NotImplemented

        def __floordiv__(self, other):
            if isinstance(other, timedelta):
                return self._total() // other._total()
            if isinstance(other, int):
                return timedelta(microseconds=self._total() // other)
            return NotImplemented

        def __mod__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return timedelta(microseconds=self._total() % other._total())

        def __neg__(self):
            return timedelta(microseconds=-self._total())

        def __abs__(self):
            return timedelta(microseconds=abs(self._total()))

        def __bool__(self):
            return self._total() != 0

        def __hash__(self):
            return hash((self.days, self.seconds, self.microseconds))

        def __eq__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return self._total() == other._total()

        def __lt__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return self._total() < other._total()

        def __le__(self, other):
            if not isinstance(other, timedelta):
                return NotImplemented
            return self._total() <= other._total()

    def _nearest(above, below):
        if below < 0:
            above, below = -above, -below
        whole, rest = divmod(above, below)
        if rest * 2 > below or rest * 2 == below and whole % 2:
            whole += 1
        return whole

    """#
}
