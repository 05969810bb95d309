name = 'posix'
linesep = '\n'
curdir, pardir = '.', '..'
sep, altsep, extsep, pathsep = '/', None, '.', ':'
defpath = '/bin:/usr/bin'
devnull = '/dev/null'
supports_bytes_environ = True

F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
EX_OK = 0
TMP_MAX = 238328
O_RDONLY = 0
O_WRONLY = 1
O_RDWR = 2
O_ACCMODE = 3
O_CREAT = 0o100
O_EXCL = 0o200
O_NOCTTY = 0o400
O_TRUNC = 0o1000
O_APPEND = 0o2000
O_NONBLOCK = O_NDELAY = 0o4000
O_DSYNC = 0o10000
O_DIRECTORY = 0o200000
O_NOFOLLOW = 0o400000
O_CLOEXEC = 0o2000000
O_SYNC = O_RSYNC = 0o4010000
O_LARGEFILE = 0
O_TMPFILE = 0o20200000

supports_dir_fd = set()
supports_fd = {truncate}
supports_follow_symlinks = set()
supports_effective_ids = set()


class stat_result(tuple):
    __slots__ = ()
    __match_args__ = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size')
    n_fields = 19
    n_sequence_fields = 10
    n_unnamed_fields = 3

    st_mode = property(lambda self: self[0])
    st_ino = property(lambda self: self[1])
    st_dev = property(lambda self: self[2])
    st_nlink = property(lambda self: self[3])
    st_uid = property(lambda self: self[4])
    st_gid = property(lambda self: self[5])
    st_size = property(lambda self: self[6])
    st_atime = property(lambda self: float(self[7]))
    st_mtime = property(lambda self: float(self[8]))
    st_ctime = property(lambda self: float(self[9]))
    st_atime_ns = property(lambda self: self[7] * 1000000000)
    st_mtime_ns = property(lambda self: self[8] * 1000000000)
    st_ctime_ns = property(lambda self: self[9] * 1000000000)
    st_blksize = property(lambda self: 4096)
    st_blocks = property(lambda self: (self[6] + 4095) // 4096 * 8)
    st_rdev = property(lambda self: 0)

    def __repr__(self):
        names = ('st_mode', 'st_ino', 'st_dev', 'st_nlink', 'st_uid', 'st_gid', 'st_size', 'st_atime', 'st_mtime',
                 'st_ctime')
        return 'os.stat_result(%s)' % ', '.join(['%s=%r' % pair for pair in zip(names, self)])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    if dir_fd is not None:
        _refuse('the argument dir_fd')
    return stat_result(_stat(path))


def lstat(path, *, dir_fd=None):
    if dir_fd is not None:
        _refuse('the argument dir_fd')
    return stat_result(_stat(path, 'lstat'))


def fstat(fd):
    if not isinstance(fd, int):
        raise TypeError("'%s' object cannot be interpreted as an integer" % type(fd).__name__)
    return stat_result(_stat(fd))


def access(path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True):
    return _mode(path) >= 0


def getcwdb():
    return getcwd().encode()


def umask(mask):
    return 0o22


def cpu_count():
    return 1


def get_inheritable(fd):
    fstat(fd)
    return fd < 3


def set_inheritable(fd, inheritable):
    fstat(fd)


def makedirs(name, mode=0o777, exist_ok=False):
    head, tail = path.split(name)
    if not tail:
        head, tail = path.split(head)
    is_first = not head or not tail or path.exists(head)
    try:
        if not is_first:
            makedirs(head, exist_ok=exist_ok)
    except FileExistsError:
        pass
    if not is_first and tail in ('.', b'.'):
        return
    try:
        mkdir(name, mode)
    except OSError:
        if not (exist_ok and path.isdir(name)):
            raise


def removedirs(name):
    rmdir(name)
    above, last = path.split(name)
    if not last:
        above, last = path.split(above)
    try:
        while above and last:
            rmdir(above)
            above, last = path.split(above)
    except OSError:
        pass


def renames(old, new):
    above, last = path.split(new)
    if above and last and not path.exists(above):
        makedirs(above)
    rename(old, new)
    above, last = path.split(old)
    try:
        if above and last:
            removedirs(above)
    except OSError:
        pass


class DirEntry:
    __slots__ = ('name', 'path')

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return stat(self.path).st_ino

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return '<DirEntry %r>' % (self.name,)


DirEntry.__module__ = 'posix'


class ScandirIterator:
    __slots__ = ('_directory', '_names', '_descriptor')

    def __init__(self, directory):
        self._descriptor = None
        self._descriptor = open(directory, O_RDONLY | O_DIRECTORY)
        self._directory = directory
        self._names = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._descriptor is None:
            raise StopIteration
        if self._names is None:
            self._names = iter(listdir(self._directory))
        for name in self._names:
            entry = DirEntry()
            entry.name = name
            entry.path = path.join(self._directory, name)
            return entry
        self.close()
        raise StopIteration

    def close(self):
        descriptor, self._descriptor = self._descriptor, None
        if descriptor is not None:
            close(descriptor)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __del__(self):
        if self._descriptor is not None:
            import warnings
            warnings.warn('unclosed scandir iterator %r' % (self,), ResourceWarning, 1, self)
            self.close()


ScandirIterator.__module__ = 'posix'


def scandir(path=None):
    return ScandirIterator('.' if path is None else fspath(path))


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as error:
        if onerror is None:
            return
        onerror(error)
        return
    directories = []
    others = []
    for name in names:
        if path.isdir(path.join(top, name)):
            directories.append(name)
        else:
            others.append(name)
    if topdown:
        yield top, directories, others
    for name in directories:
        yield from walk(path.join(top, name), topdown, onerror, followlinks)
    if not topdown:
        yield top, directories, others


def fdopen(fd, mode='r', buffering=-1, encoding=None, *args, **kwargs):
    if not isinstance(fd, int):
        raise TypeError('invalid fd type (%s, expected integer)' % type(fd))
    import builtins, io, sys
    return (builtins if sys.version_info < (3,) else io).open(fd, mode, buffering, encoding, *args, **kwargs)


def fsencode(filename):
    filename = fspath(filename)
    if isinstance(filename, str):
        return filename.encode('utf-8', 'surrogateescape')
    return filename


def fsdecode(filename):
    filename = fspath(filename)
    if isinstance(filename, bytes):
        return filename.decode('utf-8', 'surrogateescape')
    return filename


class _Environ:
    def __init__(self, data):
        self._data = data

    def __getitem__(self, key):
        self._check(key)
        return self._data[key]

    def __setitem__(self, key, value):
        self._check(key)
        self._check(value)
        self._data[key] = value

    def __delitem__(self, key):
        self._check(key)
        del self._data[key]

    def _check(self, value):
        if not isinstance(value, str):
            raise TypeError('str expected, not %s' % type(value).__name__)

    def __iter__(self):
        return iter(list(self._data))

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __eq__(self, other):
        return dict(self) == dict(other)

    def __repr__(self):
        return 'environ(%r)' % self._data

    def copy(self):
        return dict(self._data)

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        self._check(key)
        return self._data.get(key, default)

    def setdefault(self, key, value):
        if key in self:
            return self[key]
        self[key] = value
        return value

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def update(self, other=(), **more):
        for key, value in dict(other, **more).items():
            self[key] = value

    def clear(self):
        self._data.clear()


environ = _Environ({'PATH': '/usr/local/bin:/usr/bin:/bin', 'HOME': '/work', 'LANG': 'C.UTF-8'})


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(key, value):
    pass


def unsetenv(key):
    pass


def get_exec_path(env=None):
    return environ['PATH'].split(pathsep)


import abc as _abc


class PathLike(_abc.ABC):
    __slots__ = ()

    @_abc.abstractmethod
    def __fspath__(self):
        raise NotImplementedError

    @classmethod
    def __subclasshook__(cls, subclass):
        if cls is PathLike:
            return any('__fspath__' in each.__dict__ for each in subclass.__mro__) or NotImplemented
        return NotImplemented
