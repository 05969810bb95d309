__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'Event', 'Lock', 'RLock',
    'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'Timer', 'ThreadError', 'local', 'get_native_id',
]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
_ident = 0x7f0000001000


def get_ident():
    return _ident


def get_native_id():
    return 1000


def _deadlock(what):
    _refuse('%s that waits for another thread' % what)


class lock:
    __slots__ = ('_taken', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._taken = False

    def acquire(self, blocking=True, timeout=-1):
        if not self._taken:
            self._taken = True
            return True
        if not blocking and timeout != -1:
            raise ValueError("can't specify a timeout for a non-blocking call")
        if blocking and timeout < 0:
            _deadlock('a lock')
        return False

    def release(self):
        if not self._taken:
            raise RuntimeError('cannot release un-acquired lock' if _pypy else 'release unlocked lock')
        self._taken = False

    def locked(self):
        return self._taken

    acquire_lock = acquire
    release_lock = release
    locked_lock = locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return '<%s _thread.lock object at 0x%x>' % ('locked' if self._taken else 'unlocked', id(self))


class RLock:
    __slots__ = ('_count', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        self._count += 1
        return True

    def release(self):
        if not self._count:
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1

    def _is_owned(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return '<%s _thread.RLock object owner=%d count=%d at 0x%x>' % (
            'locked' if self._count else 'unlocked', _ident if self._count else 0, self._count, id(self))


if _language >= (3, 13):
    Lock = lock
else:
    def Lock():
        return lock()
    Lock.__name__ = Lock.__qualname__ = 'allocate_lock'
_RLock_type = RLock


def RLock(*args, **kwargs):
    return _RLock_type(*args, **kwargs)


class _local:
    __module__ = '_thread'

    def __new__(cls, /, *args, **kwargs):
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        return object.__new__(cls)


local = _local


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            _deadlock('a condition')
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Event:
    def __init__(self):
        self._cond = Condition(Lock())
        self._flag = False

    def __repr__(self):
        return '<threading.Event at 0x%x: %s>' % (id(self), 'set' if self._flag else 'unset')

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag and timeout is None:
            _deadlock('an event')
        return self._flag


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._cond = Condition(Lock())
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if not blocking and timeout is not None:
            raise ValueError("can't specify timeout for non-blocking acquire")
        if self._value:
            self._value -= 1
            return True
        if blocking and timeout is None:
            _deadlock('a semaphore')
        return False

    __enter__ = acquire

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        self._value += n

    def __exit__(self, t, v, tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if n < 1:
            raise ValueError('n must be one or more')
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        self._value += n


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._parties = parties
        self._action = action

    @property
    def parties(self):
        return self._parties

    def wait(self, timeout=None):
        if self._parties > 1:
            _deadlock('a barrier')
        if self._action:
            self._action()
        return 0


_names = 0


def _new_name(target):
    global _names
    _names += 1
    name = 'Thread-%d' % _names
    if target is not None and _language >= (3, 10):
        name += ' (%s)' % getattr(target, '__name__', '')
    return name


class Thread:
    """Made, but never started: the model has one thread."""

    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target = target
        self._name = str(name) if name is not None else _new_name(target)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)
        self._ident = None

    def start(self):
        _refuse('threading.Thread.start')

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if self._ident is None:
            raise RuntimeError('cannot join thread before it is started')
        raise RuntimeError('cannot join current thread')

    def is_alive(self):
        return self._ident is not None

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    @property
    def ident(self):
        return self._ident

    @property
    def native_id(self):
        return None if self._ident is None else get_native_id()

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        if self._ident is not None:
            raise RuntimeError('cannot set daemon status of active thread')
        self._daemonic = daemonic

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def __repr__(self):
        status = 'initial' if self._ident is None else 'started'
        if self._daemonic:
            status += ' daemon'
        if self._ident is not None:
            status += ' %s' % self._ident
        return '<%s(%s, %s)>' % (self.__class__.__name__, self._name, status)


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval = interval
        self.function = function
        self.args = [] if args is None else args
        self.kwargs = {} if kwargs is None else kwargs
        self.finished = Event()

    def cancel(self):
        self.finished.set()


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._ident = _ident


_main_thread = _MainThread()


def current_thread():
    return _main_thread


currentThread = main_thread = current_thread


def active_count():
    return 1


activeCount = active_count


def enumerate():
    return [_main_thread]
