import _os

curdir = '.'
pardir = '..'
extsep = '.'
sep = '/'
pathsep = ':'
altsep = None
defpath = '/bin:/usr/bin'
devnull = '/dev/null'
supports_unicode_filenames = False

_format = 0o170000
_fspath = _os.fspath


def _separator(path):
    return b'/' if isinstance(path, bytes) else '/'


def _check_same(function, paths):
    if all(isinstance(path, str) for path in paths) or all(isinstance(path, bytes) for path in paths):
        return
    for path in paths:
        if not isinstance(path, (str, bytes)):
            raise TypeError('%s() argument must be str, bytes, or os.PathLike object, not %r'
                            % (function, type(path).__name__))
    raise TypeError("Can't mix strings and bytes in path components")


def normcase(s):
    return _fspath(s)


def isabs(s):
    s = _fspath(s)
    return s.startswith(_separator(s))


def join(a, *p):
    a = _fspath(a)
    try:
        parts = [_fspath(part) for part in p]
    except TypeError:
        _check_same('join', (a,) + p)
        raise
    _check_same('join', [a] + parts)
    between = _separator(a)
    path = a
    for part in parts:
        if part.startswith(between):
            path = part
        elif not path or path.endswith(between):
            path += part
        else:
            path += between + part
    return path


def split(p):
    p = _fspath(p)
    between = _separator(p)
    place = p.rfind(between) + 1
    head, tail = p[:place], p[place:]
    if head and head != between * len(head):
        head = head.rstrip(between)
    return head, tail


def splitext(p):
    p = _fspath(p)
    dot = b'.' if isinstance(p, bytes) else '.'
    start = p.rfind(_separator(p)) + 1
    place = p.rfind(dot)
    if place >= start and p[start:place].lstrip(dot):
        return p[:place], p[place:]
    return p, p[:0]


def splitdrive(p):
    p = _fspath(p)
    return p[:0], p


def _splitroot(p):
    p = _fspath(p)
    between = _separator(p)
    if p[:1] != between:
        return p[:0], p[:0], p
    if p[1:2] != between or p[2:3] == between:
        return p[:0], between, p[1:]
    return p[:0], p[:2], p[2:]


splitroot = _splitroot


def basename(p):
    p = _fspath(p)
    return p[p.rfind(_separator(p)) + 1:]


def dirname(p):
    return split(p)[0]


def islink(path):
    return False


def exists(path):
    return _os._mode(path) >= 0


def lexists(path):
    return _os._mode(path) >= 0


def isfile(path):
    mode = _os._mode(path)
    return mode >= 0 and mode & _format == 0o100000


def isdir(s):
    mode = _os._mode(s)
    return mode >= 0 and mode & _format == 0o040000


def ismount(path):
    return normpath(path) == '/'


def getsize(filename):
    return _os._getsize(filename)


def getmtime(filename):
    return float(_os._stat(filename)[8])


def getatime(filename):
    return float(_os._stat(filename)[7])


def getctime(filename):
    return float(_os._stat(filename)[9])


def samestat(s1, s2):
    return s1[1] == s2[1] and s1[2] == s2[2]


def samefile(f1, f2):
    return samestat(_os._stat(f1), _os._stat(f2))


def sameopenfile(fp1, fp2):
    return samestat(_os._stat(fp1), _os._stat(fp2))


def normpath(path):
    path = _fspath(path)
    between, dot, dots = (b'/', b'.', b'..') if isinstance(path, bytes) else ('/', '.', '..')
    if not path:
        return dot
    _, root, rest = _splitroot(path)
    kept = []
    for part in rest.split(between):
        if not part or part == dot:
            continue
        if part != dots or (not root and not kept) or (kept and kept[-1] == dots):
            kept.append(part)
        elif kept:
            kept.pop()
    return root + between.join(kept) or dot


def abspath(path):
    path = _fspath(path)
    if not isabs(path):
        here = _os.getcwd()
        path = join(here.encode() if isinstance(path, bytes) else here, path)
    return normpath(path)


def realpath(filename, *, strict=False):
    path = abspath(filename)
    if strict:
        _os._stat(path)
    return path


def relpath(path, start=None):
    path = _fspath(path)
    if not path:
        raise ValueError('no path specified')
    between = _separator(path)
    dot = b'.' if isinstance(path, bytes) else '.'
    start = [part for part in abspath(dot if start is None else start).split(between) if part]
    parts = [part for part in abspath(path).split(between) if part]
    same = 0
    while same < min(len(start), len(parts)) and start[same] == parts[same]:
        same += 1
    result = [dot + dot] * (len(start) - same) + parts[same:]
    return join(*result) if result else dot


def commonprefix(m):
    if not m:
        return ''
    m = [each if isinstance(each, (list, tuple)) else _fspath(each) for each in m]
    first, last = min(m), max(m)
    for place, c in enumerate(first):
        if c != last[place]:
            return first[:place]
    return first


def commonpath(paths):
    paths = [_fspath(path) for path in paths]
    if not paths:
        raise ValueError('commonpath() arg is an empty sequence')
    _check_same('commonpath', paths)
    between = _separator(paths[0])
    dot = b'.' if isinstance(paths[0], bytes) else '.'
    absolute = {path.startswith(between) for path in paths}
    if len(absolute) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in path.split(between) if part and part != dot] for path in paths]
    return (between if absolute.pop() else between[:0]) + between.join(commonprefix(split_paths))


def expanduser(path):
    path = _fspath(path)
    if not path.startswith(b'~' if isinstance(path, bytes) else '~'):
        return path
    import os
    os._refuse('os.path.expanduser')


def expandvars(path):
    path = _fspath(path)
    if not isinstance(path, str):
        return path
    import os
    result = ''
    place = 0
    while place < len(path):
        c = path[place]
        if c != '$' or place + 1 == len(path):
            result += c
            place += 1
            continue
        braces = path[place + 1] == '{'
        start = end = place + (2 if braces else 1)
        if braces:
            end = path.find('}', start)
        else:
            while end < len(path) and (path[end].isalnum() or path[end] == '_'):
                end += 1
        name = path[start:end] if end > start else ''
        stop = end + (1 if braces else 0)
        result += os.environ[name] if name in os.environ else path[place:max(stop, place + 1)]
        place = max(stop, place + 1)
    return result
