import errno as _errno
import io as _io
import os as _os
import shutil as _shutil
import warnings as _warnings
import weakref as _weakref

TMP_MAX = 10000
template = 'tmp'
tempdir = None

_flags = _os.O_RDWR | _os.O_CREAT | _os.O_EXCL | _os.O_NOFOLLOW | _os.O_CLOEXEC
_letters = 'abcdefghijklmnopqrstuvwxyz0123456789_'


class _Names:
    # The run's names are made by counting: no two of them are the same.
    def __init__(self):
        self.state = 20011

    def __iter__(self):
        return self

    def __next__(self):
        text = ''
        for _ in range(8):
            self.state = (self.state * 1103515245 + 12345) % 2147483648
            text += _letters[(self.state >> 16) % len(_letters)]
        return text


_names = _Names()


def _get_candidate_names():
    return _names


def gettempdir():
    return tempdir or '/tmp'


def gettempdirb():
    return gettempdir().encode()


def gettempprefix():
    return template


def gettempprefixb():
    return template.encode()


def _sanitized(prefix, suffix, dir):
    kind = str
    for each in (prefix, suffix, dir):
        if each is not None and isinstance(_os.fspath(each), bytes):
            kind = bytes
    empty = kind()
    if suffix is None:
        suffix = empty
    if prefix is None:
        prefix = template if kind is str else template.encode()
    if dir is None:
        dir = gettempdir() if kind is str else gettempdirb()
    return prefix, suffix, dir, kind


def _candidates(dir, prefix, suffix, kind):
    for _ in range(TMP_MAX):
        name = next(_names)
        if kind is bytes:
            name = name.encode()
        yield _os.path.join(dir, prefix + name + suffix)


def _mkstemp_inner(dir, prefix, suffix, flags, kind):
    dir = _os.path.abspath(dir)
    for file in _candidates(dir, prefix, suffix, kind):
        try:
            return _os.open(file, flags, 0o600), file
        except FileExistsError:
            continue
    raise FileExistsError(_errno.EEXIST, 'No usable temporary file name found')


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    prefix, suffix, dir, kind = _sanitized(prefix, suffix, dir)
    return _mkstemp_inner(dir, prefix, suffix, _flags, kind)


def mkdtemp(suffix=None, prefix=None, dir=None):
    prefix, suffix, dir, kind = _sanitized(prefix, suffix, dir)
    for file in _candidates(dir, prefix, suffix, kind):
        try:
            _os.mkdir(file, 0o700)
        except FileExistsError:
            continue
        return _os.path.abspath(file) if _language >= (3, 12) else file
    raise FileExistsError(_errno.EEXIST, 'No usable temporary directory name found')


def mktemp(suffix='', prefix=template, dir=None):
    for file in _candidates(dir or gettempdir(), prefix, suffix, str):
        if not _os.path.lexists(file):
            return file


class _TemporaryFileCloser:
    close_called = False
    cleanup_called = False
    file = None

    def __init__(self, file, name, delete=True, delete_on_close=True, warn_message=None):
        self.file, self.name = file, name
        self.delete, self.delete_on_close = delete, delete_on_close
        self.warn_message = warn_message

    def cleanup(self, unlink=_os.unlink):
        if self.cleanup_called:
            return
        self.cleanup_called = True
        is_open = not self.close_called
        self.close_called = True
        try:
            if is_open:
                self.file.close()
        finally:
            if self.delete:
                try:
                    unlink(self.name)
                except FileNotFoundError:
                    if _language < (3, 12):
                        raise

    def close(self):
        if self.file is None or self.close_called:
            return
        try:
            self.close_called = True
            self.file.close()
        finally:
            if self.delete_on_close and self.delete:
                self.cleanup()

    def __del__(self):
        warns = not self.close_called and self.warn_message
        self.cleanup()
        if warns:
            _warnings.warn(self.warn_message, ResourceWarning)


class _TemporaryFileWrapper:
    def __init__(self, file, name, delete=True, delete_on_close=True):
        self.file = file
        self.name = name
        if _language < (3, 12):
            self.delete = delete
        message = 'Implicitly cleaning up %r' % (self,) if _language >= (3, 14) else None
        self._closer = _TemporaryFileCloser(file, name, delete, delete_on_close, message)

    def __repr__(self):
        if _language < (3, 14):
            return object.__repr__(self)
        return '<%s file=%r>' % (type(self).__name__, self.__dict__['file'])

    def __getattr__(self, name):
        file = self.__dict__['file']
        value = getattr(file, name)
        if hasattr(value, '__call__'):
            method = value

            def func_wrapper(*args, **kwargs):
                return method(*args, **kwargs)
            # Whoever has a method has the file.
            func_wrapper._closer = self._closer
            func_wrapper.__name__ = name
            func_wrapper.__wrapped__ = method
            value = func_wrapper
        if not isinstance(value, int):
            setattr(self, name, value)
        return value

    def __enter__(self):
        self.file.__enter__()
        return self

    def __exit__(self, exc, value, tb):
        swallowed = self.file.__exit__(exc, value, tb)
        if _language >= (3, 12):
            self._closer.cleanup()
        else:
            self.close()
        return swallowed

    def close(self):
        self._closer.close()

    def __iter__(self):
        for each in self.file:
            yield each


def _raw_of(file):
    raw = getattr(file, 'buffer', file)
    return getattr(raw, 'raw', raw)


def NamedTemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None, delete_on_close=True):
    prefix, suffix, dir, kind = _sanitized(prefix, suffix, dir)
    file = name = None

    def opener(*args):
        nonlocal name
        descriptor, name = _mkstemp_inner(dir, prefix, suffix, _flags, kind)
        return descriptor
    try:
        if _language < (3,):
            file = open(opener(), mode, buffering)
        else:
            file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors,
                            opener=opener)
            _raw_of(file).name = name
        return _TemporaryFileWrapper(file, name, delete, delete_on_close)
    except:
        if file is not None:
            file.close()
        if name is not None:
            _os.unlink(name)
        raise


def TemporaryFile(mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    prefix, suffix, dir, kind = _sanitized(prefix, suffix, dir)
    descriptor = None

    def opener(*args):
        nonlocal descriptor
        descriptor = _os.open(dir, (_flags | _os.O_TMPFILE) & ~_os.O_CREAT & ~_os.O_EXCL, 0o600)
        return descriptor
    if _language < (3,):
        return open(opener(), mode, buffering)
    file = _io.open(dir, mode, buffering=buffering, newline=newline, encoding=encoding, errors=errors, opener=opener)
    _raw_of(file).name = descriptor
    return file


class SpooledTemporaryFile(_io.IOBase if _language >= (3, 11) else object):
    _rolled = False

    def __init__(self, max_size=0, mode='w+b', buffering=-1, encoding=None, newline=None, suffix=None, prefix=None,
                 dir=None, *, errors=None):
        if 'b' in mode:
            self._file = _io.BytesIO()
        else:
            self._file = _io.TextIOWrapper(_io.BytesIO(), encoding=encoding, errors=errors, newline=newline)
        self._max_size = max_size
        self._rolled = False
        self._TemporaryFileArgs = {'mode': mode, 'buffering': buffering, 'suffix': suffix, 'prefix': prefix,
                                   'encoding': encoding, 'newline': newline, 'dir': dir, 'errors': errors}

    def _check(self, file):
        if self._rolled:
            return
        if self._max_size and file.tell() > self._max_size:
            self.rollover()

    def rollover(self):
        if self._rolled:
            return
        file = self._file
        fresh = self._file = TemporaryFile(**self._TemporaryFileArgs)
        del self._TemporaryFileArgs
        place = file.tell()
        if hasattr(fresh, 'buffer'):
            fresh.buffer.write(file.detach().getvalue())
        else:
            fresh.write(file.getvalue())
        fresh.seek(place, 0)
        self._rolled = True

    if _language >= (3, 13):
        def __del__(self):
            if not self.closed:
                _warnings.warn('Unclosed file %r' % (self,), ResourceWarning, stacklevel=2, source=self)

    def __enter__(self):
        if self._file.closed:
            raise ValueError('Cannot enter context with closed file')
        return self

    def __exit__(self, exc, value, tb):
        self._file.close()

    @property
    def name(self):
        return getattr(self._file, 'name', None)

    @property
    def mode(self):
        return self._file.mode if hasattr(self._file, 'mode') else self._TemporaryFileArgs['mode']

    @property
    def closed(self):
        return self._file.closed

    @property
    def newlines(self):
        return self._file.newlines

    @property
    def errors(self):
        return self._file.errors

    @property
    def encoding(self):
        return self._file.encoding

    def fileno(self):
        self.rollover()
        return self._file.fileno()

    def truncate(self, size=None):
        if size is not None and size > self._max_size:
            self.rollover()
        return self._file.truncate(size)

    def write(self, s):
        target = self._file
        written = target.write(s)
        self._check(target)
        return written

    def writelines(self, iterable):
        target = self._file
        target.writelines(iterable)
        self._check(target)

    # The rest is the file's own.
    def __iter__(self):
        return self._file.__iter__()

    def __next__(self):
        return next(self._file)

    def read(self, *args):
        return self._file.read(*args)

    def readline(self, *args):
        return self._file.readline(*args)

    def read1(self, *args):
        return self._file.read1(*args)

    def readlines(self, *args):
        return self._file.readlines(*args)

    def readinto(self, b):
        return self._file.readinto(b)

    def tell(self):
        return self._file.tell()

    def seek(self, *args):
        return self._file.seek(*args)

    def readable(self):
        return self._file.readable()

    def writable(self):
        return self._file.writable()

    def seekable(self):
        return self._file.seekable()

    def isatty(self):
        return self._file.isatty()

    def flush(self):
        self._file.flush()

    def detach(self):
        return self._file.detach()

    def close(self):
        self._file.close()


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False, *, delete=True):
        self.name = mkdtemp(suffix, prefix, dir)
        self._ignore_cleanup_errors = ignore_cleanup_errors
        self._delete = delete
        self._finalizer = _weakref.finalize(self, self._cleanup, self.name,
                                            warn_message='Implicitly cleaning up %r' % (self,),
                                            ignore_errors=self._ignore_cleanup_errors, delete=self._delete)

    @classmethod
    def _rmtree(cls, name, ignore_errors=False):
        def onerror(function, path, error):
            if not isinstance(error, FileNotFoundError) and not ignore_errors:
                raise error
        _shutil.rmtree(name, onexc=onerror)

    @classmethod
    def _cleanup(cls, name, warn_message, ignore_errors=False, delete=True):
        if not delete:
            return
        cls._rmtree(name, ignore_errors)
        _warnings.warn(warn_message, ResourceWarning)

    def __repr__(self):
        return '<%s %r>' % (self.__class__.__name__, self.name)

    def __enter__(self):
        return self.name

    def __exit__(self, exc, value, tb):
        if self._delete:
            self.cleanup()

    def cleanup(self):
        was_due = bool(self._finalizer.detach())
        if was_due or _os.path.exists(self.name):
            self._rmtree(self.name, self._ignore_cleanup_errors)
