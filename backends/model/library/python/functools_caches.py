# What remembers calls where it is no work of C: a function, whose cells hold what is remembered. All that programs see
# of it is here, so also the names of its locals and cells.


class _HashedSeq(list):
    __slots__ = 'hashvalue'

    def __init__(self, tup, hash=hash):
        self.extend(tup)
        self.hashvalue = hash(tup)

    def __hash__(self):
        return self.hashvalue


_before_keywords = (object(),)
_short_keys = {int, str}
_len = len  # a program may have another


def _make_key(args, kwds, typed):
    parts = args
    if kwds:
        parts += _before_keywords
        for pair in kwds.items():
            parts += pair
    if typed:
        parts += tuple([type(each) for each in args])
        parts += tuple([type(each) for each in kwds.values()])
    elif _len(parts) == 1 and type(parts[0]) in _short_keys:
        return parts[0]
    return parts if _sys.version_info >= (3, 14) else _HashedSeq(parts)


if _is_in_python:
    class RLock:
        __slots__ = '__weakref__',
        __module__ = '_thread'

        def __enter__(self):
            return True

        def __exit__(self, *exc_info):
            pass

        def __repr__(self):
            return '<unlocked _thread.RLock object owner=0 count=0 at 0x%x>' % id(self)

    _tell_module(RLock)

    def _lru_cache_wrapper(user_function, maxsize, typed, _CacheInfo):
        if _sys.version_info >= (3, 15) and not callable(user_function):
            raise TypeError('the first argument must be callable')
        cache, make_key, sentinel, lock = {}, _make_key, object(), RLock()
        cache_get, cache_len = cache.get, cache.__len__
        hits, misses, full = 0, 0, False
        # The entries are a ring: after `root` comes what was used longest ago, before it what was used last.
        PREV, NEXT, KEY, RESULT = range(4)
        root = []
        root += [root, root, None, None]

        if maxsize is None:
            def wrapper(*args, **kwds):
                nonlocal hits, misses
                key = make_key(args, kwds, typed)
                result = cache_get(key, sentinel)
                if result is sentinel:
                    misses += 1
                    cache[key] = result = user_function(*args, **kwds)
                else:
                    hits += 1
                return result
        elif maxsize:
            def wrapper(*args, **kwds):
                nonlocal root, hits, misses, full
                key = make_key(args, kwds, typed)
                with lock:
                    link = cache_get(key)
                    if link is not None:
                        hits += 1
                        link_prev, link_next, _key, result = link
                        link_prev[NEXT], link_next[PREV] = link_next, link_prev
                        last = root[PREV]
                        link[PREV], link[NEXT] = last, root
                        last[NEXT] = root[PREV] = link
                        return result
                    misses += 1
                result = user_function(*args, **kwds)
                with lock:
                    if key in cache:
                        return result
                    if full:
                        # The root takes what is new in, and the oldest entry, emptied, is the next root.
                        oldroot = root
                        oldroot[KEY], oldroot[RESULT] = key, result
                        root = oldroot[NEXT]
                        oldkey, oldresult = root[KEY], root[RESULT]
                        root[KEY] = root[RESULT] = None
                        del cache[oldkey]
                        cache[key] = oldroot
                    else:
                        last = root[PREV]
                        link = [last, root, key, result]
                        last[NEXT] = root[PREV] = cache[key] = link
                        full = cache_len() >= maxsize
                return result
        else:
            def wrapper(*args, **kwds):
                nonlocal misses
                misses += 1
                result = user_function(*args, **kwds)
                return result

        def cache_info():
            with lock:
                return _CacheInfo(hits, misses, maxsize, cache_len())

        def cache_clear():
            nonlocal hits, misses, full
            with lock:
                cache.clear()
                root[:] = [root, root, None, None]
                hits, misses, full = 0, 0, False

        wrapper.cache_info, wrapper.cache_clear = cache_info, cache_clear
        return wrapper
