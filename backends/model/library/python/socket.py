import io as _io
from enum import IntEnum as _IntEnum, IntFlag as _IntFlag

has_ipv6 = True
SOMAXCONN = 4096
SHUT_RD, SHUT_WR, SHUT_RDWR = 0, 1, 2
SOL_SOCKET = 1
SO_DEBUG, SO_REUSEADDR, SO_TYPE, SO_ERROR, SO_DONTROUTE, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF = 1, 2, 3, 4, 5, 6, 7, 8
SO_KEEPALIVE, SO_OOBINLINE, SO_PRIORITY, SO_LINGER, SO_REUSEPORT = 9, 10, 12, 13, 15
SO_ACCEPTCONN = 30
IPPROTO_IP, IPPROTO_ICMP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6 = 0, 1, 6, 17, 41
IPV6_V6ONLY = 26
TCP_NODELAY = 1
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7f000001, 0xffffffff


class AddressFamily(_IntEnum):
    AF_UNSPEC = 0
    AF_UNIX = 1
    AF_INET = 2
    AF_INET6 = 10


class SocketKind(_IntEnum):
    SOCK_STREAM = 1
    SOCK_DGRAM = 2
    SOCK_RAW = 3
    SOCK_RDM = 4
    SOCK_SEQPACKET = 5
    SOCK_NONBLOCK = 0o4000
    SOCK_CLOEXEC = 0o2000000


class MsgFlag(_IntFlag):
    MSG_OOB = 1
    MSG_PEEK = 2
    MSG_DONTWAIT = 0x40
    MSG_WAITALL = 0x100
    MSG_NOSIGNAL = 0x4000


globals().update(AddressFamily.__members__)
globals().update(SocketKind.__members__)
globals().update(MsgFlag.__members__)


class herror(OSError):
    pass


class gaierror(OSError):
    pass


def _as(enumeration, value):
    try:
        return enumeration(value)
    except ValueError:
        return value


class socket(_socket):
    __slots__ = ['__weakref__', '_io_refs', '_closed']

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else family
            type = SOCK_STREAM if type == -1 else type
            proto = 0 if proto == -1 else proto
        _socket.__init__(self, family, type, proto, fileno)
        self._io_refs, self._closed = 0, False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        if not self._closed:
            self.close()

    def __repr__(self):
        closed = getattr(self, '_closed', False)
        number = '%i' if _language >= (3, 11) else '%s'
        text = '<%s.%s%s fd=%i, family=%s, type=%s, proto=%i' % (
            self.__class__.__module__, self.__class__.__qualname__, ' [closed]' if closed else '', self.fileno(),
            number % self.family, number % self.type, self.proto)
        if not closed:
            for name, getter in (('laddr', self.getsockname), ('raddr', self.getpeername)):
                try:
                    address = getter()
                except OSError:
                    continue
                if address:
                    text += ', %s=%s' % (name, address)
        return text + '>'

    def __getstate__(self):
        raise TypeError('cannot pickle %r object' % self.__class__.__name__)

    def dup(self):
        copy = self.__class__(self.family, self.type, self.proto, fileno=dup(self.fileno()))
        copy.settimeout(self.gettimeout())
        return copy

    def accept(self):
        number, address = self._accept()
        connection = socket(self.family, self.type, self.proto, fileno=number)
        if getdefaulttimeout() is None and self.gettimeout():
            connection.setblocking(True)
        return connection, address

    def makefile(self, mode='r', buffering=None, *, encoding=None, errors=None, newline=None):
        if not set(mode) <= {'r', 'w', 'b'}:
            raise ValueError('invalid mode %r (only r, w, b allowed)' % (mode,))
        writing = 'w' in mode
        reading = 'r' in mode or not writing
        binary = 'b' in mode
        raw = SocketIO(self, ('r' if reading else '') + ('w' if writing else ''))
        self._io_refs += 1
        if buffering is None or buffering < 0:
            buffering = _io.DEFAULT_BUFFER_SIZE
        if buffering == 0:
            if not binary:
                raise ValueError('unbuffered streams must be binary')
            return raw
        if reading and writing:
            buffer = _io.BufferedRWPair(raw, raw, buffering)
        elif reading:
            buffer = _io.BufferedReader(raw, buffering)
        else:
            buffer = _io.BufferedWriter(raw, buffering)
        if binary or _language < (3,):
            return buffer
        text = _io.TextIOWrapper(buffer, encoding, errors, newline)
        text.mode = mode
        return text

    def sendfile(self, file, offset=0, count=None):
        _refuse('socket.sendfile')

    def _decref_socketios(self):
        self._io_refs = max(self._io_refs - 1, 0)
        if self._closed:
            self.close()

    def _real_close(self, _ss=_socket):
        _ss.close(self)

    def close(self):
        self._closed = True
        if not self._io_refs:
            self._real_close()

    def detach(self):
        self._closed = True
        return super().detach()

    @property
    def family(self):
        return _as(AddressFamily, super().family)

    @property
    def type(self):
        return _as(SocketKind, super().type)

    def get_inheritable(self):
        return False

    def set_inheritable(self, inheritable):
        pass


SocketType = _socket


class SocketIO(_io.RawIOBase):
    def __init__(self, sock, mode):
        if mode not in ('r', 'w', 'rw', 'rb', 'wb', 'rwb'):
            raise ValueError('invalid mode: %r' % mode)
        _io.RawIOBase.__init__(self)
        self._sock = sock
        if 'b' not in mode:
            mode += 'b'
        self._mode = mode
        self._reading = 'r' in mode
        self._writing = 'w' in mode
        self._timeout_occurred = False

    def readinto(self, b):
        self._checkClosed()
        self._checkReadable()
        if self._timeout_occurred:
            raise OSError('cannot read from timed out object')
        try:
            count = self._sock.recv_into(b)
        except BlockingIOError:
            count = None
        except timeout:
            self._timeout_occurred = True
            raise
        return count

    def write(self, b):
        self._checkClosed()
        self._checkWritable()
        try:
            count = self._sock.send(b)
        except BlockingIOError:
            count = None
        return count

    def readable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._reading

    def writable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return self._writing

    def seekable(self):
        if self.closed:
            raise ValueError('I/O operation on closed socket.')
        return super().seekable()

    def fileno(self):
        self._checkClosed()
        return self._sock.fileno()

    @property
    def name(self):
        return -1 if self.closed else self.fileno()

    @property
    def mode(self):
        return self._mode

    def close(self):
        if self.closed:
            return
        _io.RawIOBase.close(self)
        self._sock._decref_socketios()
        self._sock = None


def socketpair(family=None, type=SOCK_STREAM, proto=0):
    if family is None:
        family = AF_UNIX
    first, second = _socketpair(family, type)
    return socket(family, type, proto, first), socket(family, type, proto, second)


def fromfd(fd, family, type, proto=0):
    return socket(family, type, proto, dup(fd))


def create_connection(address, timeout=None, source_address=None, *, all_errors=False):
    host, port = address
    sock = None
    try:
        sock = socket(AF_INET6 if ':' in host else AF_INET, SOCK_STREAM)
        if timeout is not None:
            sock.settimeout(timeout)
        if source_address:
            sock.bind(source_address)
        sock.connect((host, port))
        return sock
    except OSError:
        if sock is not None:
            sock.close()
        raise


def create_server(address, *, family=AF_INET, backlog=None, reuse_port=False, dualstack_ipv6=False):
    sock = socket(family, SOCK_STREAM)
    try:
        sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
        sock.bind(address)
        sock.listen(*(() if backlog is None else (backlog,)))
        return sock
    except OSError:
        sock.close()
        raise


def has_dualstack_ipv6():
    return True


def gethostbyname(hostname):
    if hostname in ('localhost', '127.0.0.1', ''):
        return '127.0.0.1' if hostname else '0.0.0.0'
    _refuse('the name ' + hostname)


def gethostname():
    return 'localhost'


def getfqdn(name=''):
    return name or 'localhost'


def getaddrinfo(host, port, family=0, type=0, proto=0, flags=0):
    if host not in ('localhost', '127.0.0.1', None):
        _refuse('the name ' + host)
    return [(AF_INET, SOCK_STREAM, 6, '', ('127.0.0.1', port))]


def htons(x):
    return (x & 0xff) << 8 | x >> 8 & 0xff


def htonl(x):
    return htons(x & 0xffff) << 16 | htons(x >> 16)


ntohs = htons
ntohl = htonl
