import sys as _sys
import time as _time
from weakref import WeakSet as _WeakSet, ref as _ref

__all__ = [
    'get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'Event', 'Lock', 'RLock',
    'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'Timer', 'BrokenBarrierError', 'ThreadError', 'local',
    'ExceptHookArgs', 'excepthook', 'get_native_id',
]

ThreadError = RuntimeError
TIMEOUT_MAX = 9223372036.0
# A thread runs to its end when it is started. What would have to wait for another one is refused.
_running = []
_dangling = _WeakSet()
_idents = 0x7f0000001000
_native_ids = 1000


def get_ident():
    return _running[-1]._ident


def get_native_id():
    return _running[-1]._native_id


def _deadlock(what):
    _refuse('%s that waits for another thread' % what)


def _waits(what, timeout):
    # With a time limit, all others having ended, the main thread waits in vain.
    if timeout is None or timeout < 0 or len(_running) > 1:
        _deadlock(what)
    if timeout > 0:
        _time.sleep(timeout)


def _check_wait(blocking, timeout):
    # How locks look at what they are asked for.
    if not isinstance(blocking, int) and (_pypy or _language < (3, 14)):
        name = type(blocking).__name__
        raise TypeError('expected integer, got %s object' % name if _pypy else
                        'an integer is required (got type %s)' % name if _language < (3, 10) else
                        "'%s' object cannot be interpreted as an integer" % name)
    if not isinstance(timeout, (int, float)):
        name = type(timeout).__name__
        raise TypeError('must be real number, not %s' % name if _pypy or _language >= (3, 15) else
                        'an integer is required (got type %s)' % name if _language < (3, 10) else
                        "'%s' object cannot be interpreted as an integer%s"
                        % (name, ' or float' if _language >= (3, 14) else ''))
    if not blocking and timeout != -1:
        raise ValueError("can't specify a timeout for a non-blocking call")
    if timeout < 0 and timeout != -1:
        raise ValueError('timeout value must be ' + ('strictly positive' if _pypy else 'positive'
                                                     if _language < (3, 13) else 'a non-negative number'))
    if timeout > 9223372036:
        _refuse('so long a wait for a lock')


class lock:
    __slots__ = ('_taken', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._taken = False

    def acquire(self, blocking=True, timeout=-1):
        _check_wait(blocking, timeout)
        if not self._taken:
            self._taken = True
            return True
        if blocking:
            _waits('a lock', timeout)
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
        return self.acquire() and (self if _pypy else True)

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return '<%s _thread.lock object at 0x%x>' % ('locked' if self._taken else 'unlocked', id(self))


class RLock:
    __slots__ = ('_count', '_owner', '__weakref__')
    __module__ = '_thread'

    def __init__(self):
        self._count = 0
        self._owner = 0

    def acquire(self, blocking=True, timeout=-1):
        _check_wait(blocking, timeout)
        if self._count and self._owner != get_ident():
            if blocking:
                _waits('a lock', timeout)
            return False
        self._owner = get_ident()
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner != get_ident():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = 0

    def _is_owned(self):
        return self._count > 0 and self._owner == get_ident()

    def __enter__(self):
        return self.acquire() and (self if _pypy else True)

    def __exit__(self, *exc_info):
        self.release()

    def __repr__(self):
        return '<%s _thread.RLock object owner=%d count=%d at 0x%x>' % (
            'locked' if self._count else 'unlocked', self._owner, self._count, id(self))


if _language >= (3, 13):
    Lock = lock
else:
    def Lock():
        return lock()
    Lock.__name__ = Lock.__qualname__ = 'allocate_lock'
_RLock_type = RLock
_tell_module(lock)
_tell_module(RLock)
if _language < (3, 10):
    _untrack_instances(lock)
    _untrack_instances(RLock)


def RLock(*args, **kwargs):
    return _RLock_type(*args, **kwargs)


class _Watched:
    pass


_watched = _Watched()


class _local:
    __module__ = '_thread'
    __slots__ = '_arguments', '_values', '_watch', '__weakref__'

    def __new__(cls, /, *args, **kwargs):
        if isinstance(cls, type) and not issubclass(cls, _local):
            shown = cls.__name__, _shown_type(_local)
            raise TypeError('%s.__new__(%s): %s is not a subtype of %s' % (shown[1], shown[0], shown[0], shown[1]))
        if (args or kwargs) and cls.__init__ is object.__init__:
            raise TypeError('Initialization arguments are not supported')
        if _language >= (3, 14) and not _pypy:
            values, watch = {}, set()
            made = object.__new__(cls)
        else:
            made = object.__new__(cls)
            values, watch = {}, set() if _language >= (3, 13) else None
        object.__setattr__(made, '_arguments', (args, kwargs) if args or kwargs else None)
        object.__setattr__(made, '_values', values)
        object.__setattr__(made, '_watch', watch)
        _local._values_of_thread(made)
        return made

    def _values_of_thread(self):
        values = object.__getattribute__(self, '_values')
        thread = _running[-1]
        found = {}
        _local._watch_thread(self)
        values[thread._ident] = found
        if thread is not _main_thread:
            thread._locals.append(_ref(self))
        return found

    def _own(self):
        found = object.__getattribute__(self, '_values').get(_running[-1]._ident)
        if found is None:
            found = _local._values_of_thread(self)
            if type(self).__init__ is not object.__init__:
                args, kwargs = object.__getattribute__(self, '_arguments') or ((), {})
                type(self).__init__(self, *args, **kwargs)
        return found

    def _watch_thread(self):
        """Makes what there is of a thread that may end: nothing here needs it, but a collector sees it."""
        if _pypy:
            return
        watch = object.__getattribute__(self, '_watch')
        if watch is None:
            object.__setattr__(self, '_watch', _ref(self))
        elif isinstance(watch, set):
            watch.add(_ref(_watched, (_ref(self),).count))

    def __getattribute__(self, name):
        own = _local._own(self)
        if name == '__dict__':
            return own
        if name in own and not hasattr(getattr(type(self), name, None), '__set__'):
            return own[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name, value):
        if name == '__dict__':
            raise AttributeError("%r object attribute '__dict__' is read-only" % _shown_type(type(self)))
        if name == '__class__' or hasattr(getattr(type(self), name, None), '__set__'):
            object.__setattr__(self, name, value)
        else:
            _local._own(self)[name] = value

    def __delattr__(self, name):
        if name == '__dict__':
            raise AttributeError("%r object attribute '__dict__' is read-only" % _shown_type(type(self)))
        if name == '__class__' or hasattr(getattr(type(self), name, None), '__set__'):
            return object.__delattr__(self, name)
        own = _local._own(self)
        if name not in own:
            if _language < (3, 11) and not _pypy:
                raise AttributeError(name)
            error = AttributeError('%r object has no attribute %r' % (_shown_type(type(self)), name))
            if _language >= (3, 13):
                error.name, error.obj = name, self
            raise error
        del own[name]


_tell_module(_local)


def _shown_type(cls):
    return '_thread._local' if cls is _local and not _pypy else cls.__name__


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

    def _is_owned(self):
        if hasattr(self._lock, '_is_owned'):
            return self._lock._is_owned()
        return self._lock.locked()

    def wait(self, timeout=None):
        if not self._is_owned():
            raise RuntimeError('cannot wait on un-acquired lock')
        _waits('a condition', timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        if not self._is_owned():
            raise RuntimeError('cannot notify on un-acquired lock')

    def notify_all(self):
        self.notify()

    notifyAll = notify_all

    def __repr__(self):
        return '<Condition(%s, 0)>' % (self._lock,)


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
        if not self._flag:
            _waits('an event', timeout)
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
        if blocking:
            _waits('a semaphore', timeout)
        return False

    __enter__ = acquire

    if _language >= (3, 9):
        def release(self, n=1):
            if n < 1:
                raise ValueError('n must be one or more')
            self._value += n
    else:
        def release(self):
            self._value += 1

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
        if parties < 1 and _language >= (3, 12):
            raise ValueError('parties must be > 0')
        self._parties = parties
        self._action = action
        self._broken = False

    @property
    def parties(self):
        return self._parties

    @property
    def n_waiting(self):
        return 0

    @property
    def broken(self):
        return self._broken

    def abort(self):
        self._broken = True

    def reset(self):
        self._broken = False

    def wait(self, timeout=None):
        if self._broken:
            raise BrokenBarrierError
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
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        assert group is None, 'group argument must be None for now'
        self._target = target
        self._name = str(name) if name is not None else _new_name(target)
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = _running[-1]._daemonic if daemon is None and _running else bool(daemon)
        self._ident = None
        self._native_id = None
        self._over = False
        self._locals = []
        self._initialized = True
        if not isinstance(self, _DummyThread):
            _dangling.add(self)

    def start(self):
        global _idents, _native_ids
        if '_initialized' not in self.__dict__:
            raise RuntimeError('thread.__init__() not called')
        if self._ident is not None:
            raise RuntimeError('threads can only be started once')
        _begin_thread()
        _idents += 0x1000
        _native_ids += 1
        self._ident = _idents
        self._native_id = _native_ids
        _running.append(self)
        try:
            contexts = _sys.modules.get('contextvars')
            if contexts is None:
                self._run_guarded()
            else:
                context = contexts.Context()
                if _language >= (3, 14) and not _pypy:
                    self._context = context
                context.run(self._run_guarded)
        finally:
            self._over = True
            # What is local to the thread goes when it is no thread that is known any more.
            _running[-1] = _DummyThread(self._ident, self._native_id)
            for each in self._locals:
                found = each()
                if found is not None:
                    _drop_outside(object.__getattribute__(found, '_values'), self._ident)
            found = None
            self._locals.clear()
            _running.pop()

    def _run_guarded(self):
        try:
            _handling_nothing(self.run)
        except SystemExit:
            pass
        except BaseException:
            _report(self)

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if '_initialized' not in self.__dict__:
            raise RuntimeError('Thread.__init__() not called')
        if self._ident is None:
            raise RuntimeError('cannot join thread before it is started')
        if self is _running[-1]:
            raise RuntimeError('cannot join current thread')
        if not self._over:
            _waits('join', timeout)

    def is_alive(self):
        return self._ident is not None and not self._over

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
        return self._native_id

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

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        status = 'initial' if self._ident is None else 'stopped' if self._over else 'started'
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

    def start(self):
        _refuse('threading.Timer.start')


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread', daemon=False)
        self._ident = _idents
        self._native_id = _native_ids


class _DummyThread(Thread):
    """Gets its name when it is asked for."""

    def __init__(self, ident, native_id):
        super().__init__(name='', daemon=True)
        self._ident = ident
        self._native_id = native_id

    @property
    def name(self):
        global _names
        if not self._name:
            _names += 1
            self._name = 'Dummy-%d' % _names
        return self._name


class _ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])

    def __repr__(self):
        return ('_thread._ExceptHookArgs(exc_type=%r, exc_value=%r, exc_traceback=%r, thread=%r)' % tuple(self))


ExceptHookArgs = _ExceptHookArgs
_ExceptHookArgs.__module__ = '_thread'


def excepthook(args, /):
    if args.exc_type is SystemExit or _sys.stderr is None:
        return
    import traceback
    name = args.thread.name if args.thread is not None else get_ident()
    print('Exception in thread %s:' % (name,), file=_sys.stderr, flush=True)
    traceback.print_exception(args.exc_type, args.exc_value, args.exc_traceback, file=_sys.stderr)
    if _language < (3, 8):
        print(file=_sys.stderr)


__excepthook__ = excepthook


def _report(thread):
    args = _ExceptHookArgs(_sys.exc_info() + (thread,))
    try:
        globals().get('excepthook', __excepthook__)(args)
    except Exception as error:
        error.__suppress_context__ = True
        print('Exception in threading.excepthook:', file=_sys.stderr, flush=True)
        _sys.excepthook(*_sys.exc_info())
    finally:
        args = None


_main_thread = _MainThread()
_running.append(_main_thread)


def current_thread():
    return _running[-1]


currentThread = current_thread


def main_thread():
    return _main_thread


def active_count():
    return len(_running)


activeCount = active_count


def enumerate():
    return list(_running)
