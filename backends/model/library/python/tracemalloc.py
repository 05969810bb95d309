if _pypy:
    raise ModuleNotFoundError("No module named '_tracemalloc'", name='_tracemalloc')


def _size_text(size, signed):
    for unit in ('B', 'KiB', 'MiB', 'GiB', 'TiB'):
        if abs(size) < 100 and unit != 'B':
            return ('%+.1f %s' if signed else '%.1f %s') % (size, unit)
        if abs(size) < 10 * 1024 or unit == 'TiB':
            return ('%+.0f %s' if signed else '%.0f %s') % (size, unit)
        size /= 1024


class _Ordered:
    __slots__ = ()

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, type(self)) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, type(self)) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, type(self)) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, type(self)) else NotImplemented

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, type(self)) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class Statistic:
    __slots__ = ('traceback', 'size', 'count')

    def __init__(self, traceback, size, count):
        self.traceback, self.size, self.count = traceback, size, count

    def _all(self):
        return self.traceback, self.size, self.count

    def __hash__(self):
        return hash(self._all())

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, Statistic) else NotImplemented

    def __str__(self):
        text = '%s: size=%s, count=%i' % (self.traceback, _size_text(self.size, False), self.count)
        if self.count:
            text += ', average=%s' % _size_text(self.size / self.count, False)
        return text

    def __repr__(self):
        return '<Statistic traceback=%r size=%i count=%i>' % (self.traceback, self.size, self.count)

    def _sort_key(self):
        return self.size, self.count, self.traceback


class StatisticDiff:
    __slots__ = ('traceback', 'size', 'size_diff', 'count', 'count_diff')

    def __init__(self, traceback, size, size_diff, count, count_diff):
        self.traceback, self.size, self.count = traceback, size, count
        self.size_diff, self.count_diff = size_diff, count_diff

    def _all(self):
        return self.traceback, self.size, self.size_diff, self.count, self.count_diff

    def __hash__(self):
        return hash(self._all())

    def __eq__(self, other):
        return self._all() == other._all() if isinstance(other, StatisticDiff) else NotImplemented

    def __str__(self):
        text = '%s: size=%s (%s), count=%i (%+i)' % (
            self.traceback, _size_text(self.size, False), _size_text(self.size_diff, True), self.count,
            self.count_diff)
        if self.count:
            text += ', average=%s' % _size_text(self.size / self.count, False)
        return text

    def __repr__(self):
        return '<StatisticDiff traceback=%r size=%i (%+i) count=%i (%+i)>' % self._all()

    def _sort_key(self):
        return abs(self.size_diff), self.size, abs(self.count_diff), self.count, self.traceback


class Frame(_Ordered):
    __slots__ = ('_frame',)

    def __init__(self, frame):
        self._frame = frame

    filename = property(lambda self: self._frame[0])
    lineno = property(lambda self: self._frame[1])

    def _key(self):
        return self._frame

    def __str__(self):
        return '%s:%s' % self._frame

    def __repr__(self):
        return '<Frame filename=%r lineno=%r>' % self._frame


class Traceback(_Ordered):
    __slots__ = ('_frames', '_total_nframe')

    def __init__(self, frames, total_nframe=None):
        # From 3.7 on the most recent call comes last.
        self._frames = tuple(frames) if _language < (3, 7) else tuple(reversed(frames))
        self._total_nframe = total_nframe

    if _language >= (3, 9):
        total_nframe = property(lambda self: self._total_nframe)

    def __len__(self):
        return len(self._frames)

    def __getitem__(self, index):
        chosen = self._frames[index]
        return tuple(Frame(each) for each in chosen) if isinstance(index, slice) else Frame(chosen)

    def __iter__(self):
        return iter([Frame(each) for each in self._frames])

    def __contains__(self, frame):
        return frame._frame in self._frames

    def _key(self):
        return self._frames

    def __str__(self):
        return str(self[0])

    def __repr__(self):
        text = '<Traceback %r' % (tuple(self),)
        if self._total_nframe is not None and _language >= (3, 9):
            text += ' total_nframe=%s' % self._total_nframe
        return text + '>'

    def format(self, limit=None, most_recent_first=False):
        frames = list(self)
        if limit is not None:
            frames = frames[-limit:] if limit > 0 else frames[:limit]
            if _language < (3, 7):
                frames = list(self)[:limit] if limit >= 0 else frames
        if most_recent_first:
            frames.reverse()
        lines = []
        for frame in frames:
            lines.append('  File "%s", line %s' % (frame.filename, frame.lineno))
            source = _source_line(frame.filename, frame.lineno)
            if source:
                lines.append('    %s' % source)
        return lines


def get_object_traceback(obj):
    found = _get_object_traceback(obj)
    return None if found is None else Traceback(*found)


class Trace:
    __slots__ = ('_trace',)

    def __init__(self, trace):
        self._trace = trace

    domain = property(lambda self: self._trace[0])
    size = property(lambda self: self._trace[1])
    traceback = property(lambda self: Traceback(*self._trace[2:]))

    def __eq__(self, other):
        return self._trace == other._trace if isinstance(other, Trace) else NotImplemented

    def __hash__(self):
        return hash(self._trace)

    def __str__(self):
        return '%s: %s' % (self.traceback, _size_text(self.size, False))

    def __repr__(self):
        return '<Trace domain=%s size=%s, traceback=%r>' % (self.domain, _size_text(self.size, False), self.traceback)


class _Traces:
    def __init__(self, traces):
        self._traces = traces

    def __len__(self):
        return len(self._traces)

    def __getitem__(self, index):
        chosen = self._traces[index]
        return tuple(Trace(each) for each in chosen) if isinstance(index, slice) else Trace(chosen)

    def __iter__(self):
        return iter([Trace(each) for each in self._traces])

    def __contains__(self, trace):
        return trace._trace in self._traces

    def __eq__(self, other):
        return self._traces == other._traces if isinstance(other, _Traces) else NotImplemented

    def __repr__(self):
        return '<Traces len=%s>' % len(self)


def _matches(name, pattern):
    # "*" stands for anything, "?" for one character.
    if '[' in pattern:
        _refuse('tracemalloc filters with character classes')
    places = {0}
    for each in pattern:
        if each == '*':
            places = set(range(min(places), len(name) + 1)) if places else places
        else:
            places = {place + 1 for place in places if place < len(name) and each in ('?', name[place])}
    return len(name) in places


class BaseFilter:
    def __init__(self, inclusive):
        self.inclusive = inclusive


class Filter(BaseFilter):
    def __init__(self, inclusive, filename_pattern, lineno=None, all_frames=False, domain=None):
        super().__init__(inclusive)
        if filename_pattern.endswith('.pyc'):
            filename_pattern = filename_pattern[:-1]
        self._filename_pattern = filename_pattern
        self.lineno, self.all_frames, self.domain = lineno, all_frames, domain

    filename_pattern = property(lambda self: self._filename_pattern)

    def _is_at(self, frame):
        return _matches(frame[0], self._filename_pattern) and self.lineno in (None, frame[1])

    def _match(self, trace):
        frames = trace[2] if self.all_frames else trace[2][:1]
        matched = any(self._is_at(frame) for frame in frames) == bool(self.inclusive)
        if self.domain is None:
            return matched
        return matched and (trace[0] == self.domain) == bool(self.inclusive)


class DomainFilter(BaseFilter):
    def __init__(self, inclusive, domain):
        super().__init__(inclusive)
        self._domain = domain

    domain = property(lambda self: self._domain)

    def _match(self, trace):
        return (trace[0] == self._domain) == bool(self.inclusive)


class Snapshot:
    def __init__(self, traces, traceback_limit):
        self.traces = _Traces(traces)
        self.traceback_limit = traceback_limit

    def dump(self, filename):
        _refuse('tracemalloc.Snapshot.dump')

    @staticmethod
    def load(filename):
        _refuse('tracemalloc.Snapshot.load')

    def filter_traces(self, filters):
        if not hasattr(filters, '__iter__'):
            raise TypeError('filters must be a list of filters, not %s' % type(filters).__name__)
        including = [each for each in filters if each.inclusive]
        excluding = [each for each in filters if not each.inclusive]
        kept = [trace for trace in self.traces._traces
                if (not including or any(each._match(trace) for each in including))
                and all(each._match(trace) for each in excluding)]
        return Snapshot(kept, self.traceback_limit)

    def _groups(self, key_type, cumulative):
        if key_type not in ('traceback', 'filename', 'lineno'):
            raise ValueError('unknown key_type: %r' % (key_type,))
        if cumulative and key_type == 'traceback':
            raise ValueError('cumulative mode cannot by used with key type %r' % key_type)
        groups = {}
        for domain, size, frames, depth in self.traces._traces:
            if key_type == 'traceback':
                keys = [(frames, depth)]
            else:
                keys = [((((frame[0], 0 if key_type == 'filename' else frame[1]),)), None)
                        for frame in (frames if cumulative else frames[:1])]
            for key in keys:
                known = groups.get(key)
                if known is None:
                    groups[key] = [size, 1]
                else:
                    known[0] += size
                    known[1] += 1
        return {Traceback(*key): Statistic(Traceback(*key), *value) for key, value in groups.items()}

    def statistics(self, key_type, cumulative=False):
        found = list(self._groups(key_type, cumulative).values())
        found.sort(reverse=True, key=Statistic._sort_key)
        return found

    def compare_to(self, old_snapshot, key_type, cumulative=False):
        new = self._groups(key_type, cumulative)
        old = old_snapshot._groups(key_type, cumulative)
        found = []
        for traceback, each in new.items():
            before = old.pop(traceback, None)
            size, count = (before.size, before.count) if before is not None else (0, 0)
            found.append(StatisticDiff(traceback, each.size, each.size - size, each.count, each.count - count))
        for traceback, before in old.items():
            found.append(StatisticDiff(traceback, 0, -before.size, 0, -before.count))
        found.sort(reverse=True, key=StatisticDiff._sort_key)
        return found


def take_snapshot():
    if not is_tracing():
        raise RuntimeError('the tracemalloc module must be tracing memory allocations to take a snapshot')
    return Snapshot(_get_traces(), get_traceback_limit())
