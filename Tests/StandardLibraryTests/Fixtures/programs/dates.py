### days and their names
import datetime
d = datetime.date(2024, 2, 28)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isoformat())
print(d.strftime("%Y/%m/%d %a %A %b %B %j %y %e %% %U %W %u %w %G-%V %F %x"), d.ctime())
print(d.isocalendar(), datetime.date(2021, 1, 3).isocalendar()[:2], datetime.date(2020, 12, 31).isocalendar().week)
print(d.toordinal(), datetime.date.fromordinal(738944), datetime.date.fromisoformat("2024-03-01"))
print(d.replace(year=2023), d.replace(month=1, day=31), f"{d:%d.%m.%y} {d} {d!r}", d.timetuple()[:3])
print(type(d), isinstance(datetime.datetime(2024, 1, 1), datetime.date), datetime.date.min, datetime.date.max)
### arithmetic with days
from datetime import date, timedelta
d = date(2024, 2, 28)
e = d + timedelta(days=2)
print(e, e - d, (e - d).days, d - timedelta(weeks=1), timedelta(1) + d, d + timedelta(hours=25))
print([str(d + timedelta(days=i)) for i in range(4)])
print(e > d, e >= d, d < e, d == date(2024, 2, 28), d != e, hash(d) == hash(date(2024, 2, 28)))
print(sorted([e, d]), min(d, e), {d: 1}[date(2024, 2, 28)], len({d, e, d}))
start, end = date(2023, 12, 30), date(2024, 1, 2)
print([(start + timedelta(days=n)).isoformat() for n in range((end - start).days + 1)])
### dates that are none
from datetime import date, datetime, time, timedelta
for make in (
    lambda: date(2024, 2, 30), lambda: date(2023, 2, 29), lambda: date(2024, 13, 1), lambda: date(0, 1, 1),
    lambda: date(2024, 1), lambda: date("2024", 1, 1), lambda: date(2024, 1, 1.0),
    lambda: datetime(2024, 1, 1, 24), lambda: time(5, 60), lambda: time(1, 1, 1, 10**6),
    lambda: date.fromisoformat("2024-1-1"), lambda: datetime.fromisoformat("yesterday"),
    lambda: date.max + timedelta(1), lambda: date(2024, 1, 1) < datetime(2024, 1, 1),
    lambda: datetime(2024, 1, 1) >= date(2024, 1, 1),
    lambda: datetime.strptime("2024/01/05", "%Y-%m-%d"), lambda: datetime.strptime("2024-01-05 x", "%Y-%m-%d"),
    lambda: datetime.strptime("1", "%q"), lambda: datetime.strptime("1", "%"), lambda: datetime.strptime(5, "%Y"),
    lambda: date.fromordinal(0), lambda: datetime(2024, 1, 1).isoformat(timespec="x"),
):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)
### moments
from datetime import datetime, timedelta, date, time
t = datetime(2024, 1, 2, 3, 4, 5)
print(t, repr(t), t.date(), t.time(), t.isoformat(), t.isoformat(" ", "minutes"), t.strftime("%Y-%m-%d %H:%M:%S"))
print(t + timedelta(hours=30, seconds=1), t - timedelta(days=3), t - datetime(2023, 12, 31, 23), f"{t:%H:%M}")
print(datetime(2024, 1, 1), repr(datetime(2024, 1, 1)), datetime(2024, 1, 1, 0, 0, 0, 250), repr(datetime(2024, 1, 1, 1, 2, 3, 4)))
print(datetime.strptime("2024-01-05", "%Y-%m-%d"), datetime.strptime("5 Jan 24 03:04 PM", "%d %b %y %I:%M %p"))
print(datetime.strptime("Monday, March 4 2024 10:11:12.5", "%A, %B %d %Y %H:%M:%S.%f"), datetime.strptime("2024 033", "%Y %j"))
print(datetime.fromisoformat("2024-03-01T10:00:30"), datetime.fromisoformat("2024-03-01"), datetime.fromisoformat("2024-03-01 10:20:30.123456"))
print(datetime.combine(date(2024, 1, 1), time(12, 30)), t.replace(hour=0, microsecond=7), t.weekday(), t.timetuple().tm_yday)
print(t.strftime("%I:%M %p %f %T %X %c"), t.hour, t.minute, t.second, t.microsecond, t < datetime(2025, 1, 1))
print(datetime(1970, 1, 2) - datetime(1970, 1, 1), (datetime(2024, 1, 1) - datetime(1970, 1, 1)).total_seconds())
print(sorted([datetime(2024, 1, 2), datetime(2023, 5, 1)]), datetime(2024, 1, 1) == date(2024, 1, 1), t == t.replace())
### times of day
from datetime import time
t = time(9, 5)
print(t, repr(t), t.hour, t.minute, time(1, 2, 3), repr(time(1, 2, 3, 4)), time(10) > t, t.strftime("%H.%M"), f"{t:%H:%M}")
print(time.fromisoformat("10:20"), time.fromisoformat("10:20:30.5".replace(".5", ".500")), t.replace(minute=6), t.isoformat("seconds"), time.max, {time(1): 1})
### durations beside days
from datetime import timedelta
print(timedelta(seconds=3661), repr(timedelta(days=1, hours=2)), timedelta(seconds=90).total_seconds(), timedelta(days=3) * 2)
print(timedelta(days=3) / 2, timedelta(days=3) // timedelta(hours=5), -timedelta(hours=1), sum([timedelta(1), timedelta(2)], timedelta()))
