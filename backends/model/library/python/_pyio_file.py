_most_at_once = 0x7ffff000
# By letter of a mode: what a file then is, and flags of os.open().
_raw_modes = {
    'r': ({'readable'}, 0),
    'w': ({'writable', 'truncating'} if _language >= (3, 15) else {'writable'}, os.O_CREAT | os.O_TRUNC),
    'x': ({'writable', 'created'}, os.O_CREAT | os.O_EXCL),
    'a': ({'writable', 'appending'}, os.O_CREAT | os.O_APPEND),
}


def _traits_and_flags(mode):
    is_known = isinstance(mode, str) and set(mode) <= {*_raw_modes, 'b', '+'}
    _raise_if(not is_known, 'invalid mode: %s' % (mode,), ValueError if isinstance(mode, str) else TypeError)
    letters = [each for each in mode if each in _raw_modes]
    _raise_if(len(letters) != 1 or mode.count('+') > 1,
              'Must have exactly one of create/read/write/append mode and at most one plus')
    traits, flags = _raw_modes[letters[0]]
    if '+' in mode:
        return traits | {'readable', 'writable'}, flags | os.O_RDWR | os.O_CLOEXEC
    return traits, flags | (os.O_RDONLY if letters == ['r'] else os.O_WRONLY) | os.O_CLOEXEC


def _would_block_is_none(call, *arguments):
    try:
        return call(*arguments)
    except BlockingIOError:
        return None


@_alike('self._checkClosed(); return "{name}" in self._traits', 'readable() writable()')
class FileIO(RawIOBase):
    _descriptor = -1
    _owns = True
    _traits = frozenset()
    _can_seek = None
    closefd = property(lambda self: self._owns)

    def __init__(self, file, mode='r', closefd=True, opener=None):
        self._let_go()
        descriptor = self._given_descriptor(file)
        traits, flags = _traits_and_flags(mode)
        self._traits |= traits
        opened = None
        try:
            if descriptor >= 0:
                file = descriptor
            else:
                _raise_if(not closefd, 'Cannot use closefd=False with file name')
                descriptor = opened = self._opened(file, flags, opener)
                if opener is not None:
                    os.set_inheritable(descriptor, False)
            self._owns = closefd
            self._look_at(descriptor, file)
            self.name = file
            if 'appending' in self._traits:
                self._go_to_end(descriptor)
        except:
            if _language >= (3, 14):
                self._status = None
            if opened is not None:
                os.close(opened)
            raise
        self._descriptor = descriptor

    def _let_go(self):
        # Of the file of an earlier __init__().
        if self._descriptor >= 0:
            try:
                if self._owns:
                    os.close(self._descriptor)
            finally:
                self._descriptor = -1

    @staticmethod
    def _given_descriptor(file):
        # -1 for the name of a file.
        _raise_if(isinstance(file, float), 'integer argument expected, got float', TypeError)
        if isinstance(file, bool) and _language >= (3, 13):
            import warnings
            warnings.warn('bool is used as a file descriptor', RuntimeWarning, stacklevel=3)
            file = int(file)
        is_descriptor = isinstance(file, int)
        _raise_if(is_descriptor and file < 0, 'negative file descriptor')
        return file if is_descriptor else -1

    @staticmethod
    def _opened(file, flags, opener):
        if opener is None:
            return os.open(file, flags, 0o666)
        descriptor = opener(file, flags)
        _raise_if(not isinstance(descriptor, int), 'expected integer from opener', TypeError)
        if _language >= (3, 14):
            _raise_if(descriptor < 0, 'opener returned %s' % descriptor)
        _raise_if(descriptor < 0, 'Negative file descriptor', OSError)
        return descriptor

    def _look_at(self, descriptor, file):
        status = os.fstat(descriptor)
        if _language >= (3, 14):
            self._status = status
        if stat.S_ISDIR(status.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), file)
        if _language < (3, 14):
            self._blksize = self._size_of_block(status)

    @staticmethod
    def _go_to_end(descriptor):
        try:
            os.lseek(descriptor, 0, SEEK_END)
        except OSError as error:
            if _language < (3, 7) or error.errno != errno.ESPIPE:
                raise

    # Programs ask for _blksize.
    @staticmethod
    def _size_of_block(status):
        size = 0 if status is None else status.st_blksize
        return size if size > 1 else DEFAULT_BUFFER_SIZE

    if _language >= (3, 14):
        _blksize = property(lambda self: self._size_of_block(self._status))

        def _is_terminal_when_opened(self):
            return (self._status is None or stat.S_ISCHR(self._status.st_mode)) and os.isatty(self._descriptor)

    # The end of it.
    def close(self):
        if not self.closed:
            try:
                if self._owns and (_language < (3, 14) or self._descriptor >= 0):
                    os.close(self._descriptor)
            finally:
                super().close()
                if _language >= (3, 14):
                    self._status = None

    def _warn_if_left_open(self, source):
        is_left = self._descriptor >= 0 and self._owns and not self.closed
        if is_left:
            import warnings
            warnings.warn('unclosed file %r' % (source,), ResourceWarning, stacklevel=3, source=self)
        return is_left

    if _language >= (3, 14):
        def _dealloc_warn(self, source):
            self._warn_if_left_open(source)
    else:
        def __del__(self):
            if self._warn_if_left_open(self):
                self.close()

    # What goes in and out.
    def _open_one(self):
        self._checkClosed()
        return self._descriptor

    def _open_for(self, check):
        descriptor = self._open_one()
        check()
        return descriptor

    def _need(self, trait, doing):
        _raise_if(trait not in self._traits, 'File not open for ' + doing, UnsupportedOperation)

    def _checkReadable(self):
        self._need('readable', 'reading')

    def _checkWritable(self, msg=None):
        self._need('writable', 'writing')

    def write(self, b):
        return _would_block_is_none(os.write, self._open_for(self._checkWritable), b)

    def read(self, size=None):
        descriptor = self._open_for(self._checkReadable)
        if size is None or size < 0:
            return self.readall()
        if _language >= (3, 14):
            size = min(size, _most_at_once)
        return _would_block_is_none(os.read, descriptor, size)

    if _language >= (3, 14):
        def readinto(self, buffer):
            return _would_block_is_none(os.readinto, self._open_for(self._checkReadable), buffer)
    else:
        def readinto(self, b):
            into = memoryview(b).cast('B')
            data = self.read(len(into))
            into[:len(data)] = data
            return len(data)

    def readall(self):
        descriptor = self._open_for(self._checkReadable)
        content = bytearray()
        room = self._expected(descriptor)
        while True:
            piece = _would_block_is_none(os.read, descriptor, room - len(content))
            if not piece:
                return None if piece is None and not content else bytes(content)
            content += piece
            if len(content) >= room:
                room = len(content) + max(len(content), DEFAULT_BUFFER_SIZE)

    @staticmethod
    def _expected(descriptor):
        # One byte more than is left.
        try:
            left = os.fstat(descriptor).st_size - os.lseek(descriptor, 0, SEEK_CUR)
        except OSError:
            left = -1
        return DEFAULT_BUFFER_SIZE if left < 0 else left + 1

    def truncate(self, size=None):
        descriptor = self._open_for(self._checkWritable)
        size = self.tell() if size is None else size
        os.ftruncate(descriptor, size)
        return size

    # The descriptor, and the place.
    def fileno(self):
        return self._open_one()

    def isatty(self):
        return os.isatty(self._open_one())

    def tell(self):
        return os.lseek(self._open_one(), 0, SEEK_CUR)

    def seek(self, pos, whence=0):
        _raise_if(isinstance(pos, float), 'an integer is required', TypeError)
        return os.lseek(self._open_one(), pos, whence)

    def seekable(self):
        self._open_one()
        if self._can_seek is None:
            try:
                self.tell()
                self._can_seek = True
            except OSError:
                self._can_seek = False
        return self._can_seek

    # What is told of it.
    @property
    def mode(self):
        for letter, trait in zip('xawr', ('created', 'appending', 'truncating', 'readable')):
            if trait in self._traits:
                break
        else:
            return 'wb'
        return letter + ('b+' if ('writable' if letter == 'r' else 'readable') in self._traits else 'b')

    def __repr__(self):
        if self.closed:
            return '<%s [closed]>' % _title(self)
        try:
            name = 'name=%r' % (self.name,)
        except AttributeError:
            name = 'fd=%d' % self._descriptor
        return '<%s %s mode=%r closefd=%r>' % (_title(self), name, self.mode, self._owns)

    def __getstate__(self):
        name = self.__class__.__name__
        if _language < (3, 8):
            # It is never put together.
            raise TypeError("cannot serialize '%s' object", name)
        raise TypeError('cannot pickle %r object' % name)
