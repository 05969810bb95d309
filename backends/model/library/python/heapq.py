import sys as _sys

_on_pypy = _sys.implementation.name == 'pypy'


def _checked(heap, function, place=''):
    if _on_pypy or isinstance(heap, list):
        return
    if _sys.version_info < (3, 10):
        raise TypeError('heap argument must be a list')
    raise TypeError('%s() argument %smust be list, not %s' % (function, place, _given_name(heap)))


def _given_name(value):
    return 'None' if value is None else type(value).__name__


def heappush(heap, item):
    _checked(heap, 'heappush', '1 ')
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    _checked(heap, 'heappop')
    if not heap and not _on_pypy:
        raise IndexError('index out of range')
    last = heap.pop()
    if heap:
        smallest = heap[0]
        heap[0] = last
        _sink(heap, 0)
        return smallest
    return last


def heapreplace(heap, item):
    _checked(heap, 'heapreplace', '1 ')
    if not heap and not _on_pypy:
        raise IndexError('index out of range')
    smallest = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return smallest


def heappushpop(heap, item):
    _checked(heap, 'heappushpop', '1 ')
    if heap and heap[0] < item:
        if not heap and not _on_pypy:
            raise IndexError('index out of range')
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def heapify(x):
    _checked(x, 'heapify')
    for place in reversed(range(len(x) // 2)):
        _sink(x, place)


# A heap whose first is the largest compares the other way round.
def _is_less(heap, one, other, is_max):
    size = len(heap)
    found = heap[other] < heap[one] if is_max else heap[one] < heap[other]
    if len(heap) != size and not _on_pypy:
        raise RuntimeError('list changed size during iteration')
    return found


if _on_pypy:
    def _rise(heap, start, place, is_max=False):
        item = heap[place]
        while place > start:
            parent_place = (place - 1) >> 1
            parent = heap[parent_place]
            if not (parent < item if is_max else item < parent):
                break
            heap[place] = parent
            place = parent_place
        heap[place] = item

    def _sink(heap, place, is_max=False):
        end = len(heap)
        start = place
        item = heap[place]
        child = 2 * place + 1
        while child < end:
            right = child + 1
            if right < end and not _is_less(heap, child, right, is_max):
                child = right
            heap[place] = heap[child]
            place = child
            child = 2 * place + 1
        heap[place] = item
        _rise(heap, start, place, is_max)
else:
    # CPython's exchanges items step by step.
    def _rise(heap, start, place, is_max=False):
        if place >= len(heap):
            raise IndexError('index out of range')
        while place > start:
            parent = (place - 1) >> 1
            if not _is_less(heap, place, parent, is_max):
                break
            heap[place], heap[parent] = heap[parent], heap[place]
            place = parent

    def _sink(heap, place, is_max=False):
        size = len(heap)
        start = place
        if place >= size:
            raise IndexError('index out of range')
        while place < size >> 1:
            child = 2 * place + 1
            if child + 1 < size and not _is_less(heap, child, child + 1, is_max):
                child += 1
            heap[place], heap[child] = heap[child], heap[place]
            place = child
        _rise(heap, start, place, is_max)


def _selected(n, iterable, key, largest):
    # The best n so far lie in a heap whose first is the worst of them.
    if n == 1:
        none = object()
        only = (max if largest else min)(iter(iterable), default=none, key=key)
        return [] if only is none else [only]
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        size = None
    if size is not None and n >= size:
        return sorted(iterable, key=key, reverse=largest)[:n]
    source = iter(iterable)
    step = -1 if largest else 1
    kept = []
    for order, value in zip(range(0, n * step, step), source):
        kept.append((value, order) if key is None else (key(value), order, value))
    if not kept:
        return kept
    for place in reversed(range(len(kept) // 2)):
        _sink(kept, place, not largest)
    worst = kept[0][0]
    order = n * step
    for value in source:
        rank = value if key is None else key(value)
        if worst < rank if largest else rank < worst:
            kept[0] = (rank, order) if key is None else (rank, order, value)
            _sink(kept, 0, not largest)
            worst = kept[0][0]
            order += step
    kept.sort(reverse=largest)
    return [each[0 if key is None else 2] for each in kept]


def nsmallest(n, iterable, key=None):
    return _selected(n, iterable, key, False)


def nlargest(n, iterable, key=None):
    return _selected(n, iterable, key, True)


def merge(*iterables, key=None, reverse=False):
    step = -1 if reverse else 1
    heads = []
    for place, source in enumerate(map(iter, iterables)):
        advance = source.__next__ if _sys.version_info >= (3,) else source.next
        for value in source:
            heads.append([value if key is None else key(value), place * step, value, advance])
            break
    for place in reversed(range(len(heads) // 2)):
        _sink(heads, place, reverse)
    while heads:
        head = heads[0]
        yield head[2]
        try:
            head[2] = head[3]()
        except StopIteration:
            last = heads.pop()
            if not heads:
                return
            heads[0] = last
        else:
            head[0] = head[2] if key is None else key(head[2])
        if len(heads) > 1:
            _sink(heads, 0, reverse)


if not _on_pypy:
    for _each in heappush, heappop, heapify, heapreplace, heappushpop:
        _each.__module__ = '_heapq'
