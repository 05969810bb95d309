_days = ('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday')
_months = ('January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November',
           'December')
_names = ('tm_year', 'tm_mon', 'tm_mday', 'tm_hour', 'tm_min', 'tm_sec', 'tm_wday', 'tm_yday', 'tm_isdst')


class struct_time(tuple):
    __module__ = 'time'
    __slots__ = ()
    n_fields = 11
    n_sequence_fields = 9
    n_unnamed_fields = 0

    def __new__(cls, sequence):
        values = tuple(sequence)
        if len(values) < 9:
            raise TypeError('time.struct_time() takes an at least 9-sequence (%d-sequence given)' % len(values))
        return tuple.__new__(cls, values[:9])

    tm_zone = property(lambda self: 'GMT')
    tm_gmtoff = property(lambda self: 0)

    def __repr__(self):
        return 'time.struct_time(%s)' % ', '.join(['%s=%r' % pair for pair in zip(_names, self)])


def _field(place):
    return property(lambda self: self[place])


for _place, _name in enumerate(_names):
    setattr(struct_time, _name, _field(_place))


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _lengths(year):
    return (31, 29 if _is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def gmtime(seconds=None, /):
    days, rest = divmod(int((time() if seconds is None else seconds) // 1), 86400)
    days += 719162
    year = days // 366 + 1
    while _days_before(year + 1) <= days:
        year += 1
    left = of_year = days - _days_before(year)
    month = 0
    while left >= _lengths(year)[month]:
        left -= _lengths(year)[month]
        month += 1
    return struct_time((year, month + 1, left + 1, rest // 3600, rest // 60 % 60, rest % 60, days % 7, of_year + 1, 0))


# The model's machine keeps universal time.
def localtime(seconds=None, /):
    return gmtime(seconds)


def mktime(t, /):
    days = _days_before(t[0]) - 719162 + sum(_lengths(t[0])[:t[1] - 1]) + t[2] - 1
    return float(days * 86400 + t[3] * 3600 + t[4] * 60 + t[5])


def asctime(t=None, /):
    t = gmtime() if t is None else t
    return '%s %s %2d %02d:%02d:%02d %d' % (_days[t[6]][:3], _months[t[1] - 1][:3], t[2], t[3], t[4], t[5], t[0])


def ctime(seconds=None, /):
    return asctime(gmtime(seconds))


def strftime(format, t=None, /):
    t = gmtime() if t is None else t
    parts = []
    at = 0
    while at < len(format):
        if format[at] != '%' or at + 1 == len(format):
            parts.append(format[at])
            at += 1
            continue
        code = format[at + 1]
        at += 2
        if code not in _formats:
            _refuse('time.strftime of %%%s' % code)
        parts.append(_formats[code](t))
    return ''.join(parts)


_formats = {
    'Y': lambda t: str(t[0]), 'm': lambda t: '%02d' % t[1], 'd': lambda t: '%02d' % t[2], 'H': lambda t: '%02d' % t[3],
    'M': lambda t: '%02d' % t[4], 'S': lambda t: '%02d' % t[5], 'y': lambda t: '%02d' % (t[0] % 100),
    'j': lambda t: '%03d' % t[7], 'a': lambda t: _days[t[6]][:3], 'A': lambda t: _days[t[6]],
    'b': lambda t: _months[t[1] - 1][:3], 'B': lambda t: _months[t[1] - 1], 'I': lambda t: '%02d' % ((t[3] - 1) % 12 + 1),
    'p': lambda t: 'PM' if t[3] >= 12 else 'AM', 'w': lambda t: str((t[6] + 1) % 7), '%': lambda t: '%',
    'F': lambda t: strftime('%Y-%m-%d', t), 'T': lambda t: strftime('%H:%M:%S', t), 'Z': lambda t: 'UTC',
    'D': lambda t: strftime('%m/%d/%y', t), 'R': lambda t: strftime('%H:%M', t), 'n': lambda t: '\n',
    'c': lambda t: asctime(t), 'x': lambda t: strftime('%m/%d/%y', t), 'X': lambda t: strftime('%H:%M:%S', t),
}
timezone = altzone = daylight = 0
tzname = ('UTC', 'UTC')
