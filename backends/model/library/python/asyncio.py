if _language < (3, 7):
    _refuse('module asyncio')

import contextvars as _contextvars
import heapq as _heapq
import inspect as _inspect
import sys as _sys
import time as _time
import types as _types
import warnings as _warnings
import weakref as _weakref
from collections import deque as _deque

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'
_new = _language >= (3, 11)


class CancelledError(BaseException if _language >= (3, 8) else Exception):
    __module__ = 'asyncio.exceptions'


class InvalidStateError(Exception):
    __module__ = 'asyncio.exceptions'


if _new:
    TimeoutError = TimeoutError
else:
    class TimeoutError(Exception):
        __module__ = 'asyncio.exceptions'


class Handle:
    __slots__ = ('_callback', '_args', '_context', '_cancelled', '__weakref__')

    def __init__(self, callback, args, context):
        self._callback = callback
        self._args = args
        self._context = _contextvars.copy_context() if context is None else context
        self._cancelled = False

    def cancel(self):
        self._cancelled = True
        self._callback = None
        self._args = None

    def cancelled(self):
        return self._cancelled

    def _run(self):
        try:
            self._context.run(self._callback, *self._args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            _running_loop.call_exception_handler(
                {'message': 'Exception in callback', 'exception': error, 'handle': self})
        finally:
            self = None


class TimerHandle(Handle):
    __slots__ = ('_when',)

    def __init__(self, when, callback, args, context):
        super().__init__(callback, args, context)
        self._when = when

    def when(self):
        return self._when

    def __lt__(self, other):
        return self._when < other._when


_running_loop = None
_current_loop = None


class AbstractEventLoop:
    pass


class _Loop(AbstractEventLoop):
    def __init__(self):
        self._ready = _deque()
        self._scheduled = []
        self._closed = False
        self._stopping = False
        self._asyncgens = _weakref.WeakSet()
        self._handler = None
        self._debug = False
        # What wakes the loop refers to it.
        self._waker = self._wake_up

    def __del__(self):
        if not self._closed:
            _warnings.warn('unclosed event loop %r' % (self,), ResourceWarning, source=self)
            if not self.is_running():
                self.close()

    def _wake_up(self):
        pass

    def time(self):
        return _time.monotonic()

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, context)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(self, when, callback, *args, context=None):
        self._check_closed()
        handle = TimerHandle(when, callback, args, context)
        _heapq.heappush(self._scheduled, handle)
        return handle

    def create_future(self):
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        self._check_closed()
        return Task(coro, loop=self, name=name, context=context)

    def is_running(self):
        return _running_loop is self

    def is_closed(self):
        return self._closed

    def get_debug(self):
        return self._debug

    def set_debug(self, enabled):
        self._debug = enabled

    def stop(self):
        self._stopping = True

    def close(self):
        if self.is_running():
            raise RuntimeError('Cannot close a running event loop')
        self._closed = True
        self._waker = None
        self._ready.clear()
        self._scheduled.clear()

    def _check_closed(self):
        if self._closed:
            raise RuntimeError('Event loop is closed')

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def default_exception_handler(self, context):
        import traceback
        print(context.get('message') or 'Unhandled exception in event loop', file=_sys.stderr)
        for key in sorted(context):
            if key not in ('message', 'exception'):
                print('%s: %r' % (key, context[key]), file=_sys.stderr)
        error = context.get('exception')
        if error is not None:
            traceback.print_exception(type(error), error, error.__traceback__)

    def call_exception_handler(self, context):
        if self._handler is None:
            self.default_exception_handler(context)
        else:
            self._handler(self, context)

    def run_until_complete(self, future):
        global _running_loop
        self._check_closed()
        self._check_running()
        made_task = not isfuture(future)
        future = ensure_future(future, loop=self)
        future.add_done_callback(_stop_loop)
        try:
            self.run_forever()
        except BaseException:
            if made_task and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_stop_loop)
        if not future.done():
            raise RuntimeError('Event loop stopped before Future completed.')
        return future.result()

    def _check_running(self):
        if self.is_running():
            raise RuntimeError('This event loop is already running')
        if _running_loop is not None:
            raise RuntimeError('Cannot run the event loop while another loop is running')

    def run_forever(self):
        global _running_loop
        self._check_closed()
        self._check_running()
        hooks = _sys.get_asyncgen_hooks()
        _sys.set_asyncgen_hooks(firstiter=self._asyncgens.add, finalizer=self._finalize_asyncgen)
        _running_loop = self
        try:
            self._run_once()
            while not self._stopping:
                self._run_once()
        finally:
            self._stopping = False
            _running_loop = None
            _sys.set_asyncgen_hooks(*hooks)

    def _finalize_asyncgen(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    def _run_once(self):
        scheduled = self._scheduled
        while scheduled and scheduled[0]._cancelled:
            _heapq.heappop(scheduled)
        if not self._ready and not self._stopping:
            if not scheduled:
                _refuse('asyncio: an event loop that waits for ever')
            wait = scheduled[0]._when - self.time()
            if wait > 0:
                # Selectors wait for whole milliseconds.
                _time.sleep(-(-wait * 1000 // 1) / 1000)
        end = self.time() + 1e-9
        while scheduled and scheduled[0]._when < end:
            self._ready.append(_heapq.heappop(scheduled))
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._run()
        handle = None

    async def shutdown_asyncgens(self):
        if not self._asyncgens:
            return
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        await gather(*[each.aclose() for each in closing], return_exceptions=True)

    async def shutdown_default_executor(self, timeout=None):
        pass

    def run_in_executor(self, executor, func, *args):
        _refuse('asyncio: run_in_executor')

    def __getattr__(self, name):
        if name in ('create_connection', 'create_server', 'create_datagram_endpoint', 'sock_recv', 'sock_sendall',
                    'sock_accept', 'sock_connect', 'add_reader', 'add_writer', 'remove_reader', 'remove_writer',
                    'add_signal_handler', 'remove_signal_handler', 'subprocess_exec', 'subprocess_shell',
                    'connect_read_pipe', 'connect_write_pipe', 'getaddrinfo', 'set_default_executor',
                    'set_task_factory', 'get_task_factory', 'start_tls', 'sendfile'):
            _refuse('asyncio: ' + name)
        raise AttributeError('%r object has no attribute %r' % (type(self).__name__, name))

    def __repr__(self):
        return '<%s running=%s closed=%s debug=%s>' % (
            self.__class__.__name__, self.is_running(), self.is_closed(), self.get_debug())


_Loop.__name__ = _Loop.__qualname__ = '_UnixSelectorEventLoop'
_Loop.__module__ = 'asyncio.unix_events'
SelectorEventLoop = _Loop


def _stop_loop(future):
    if not future.cancelled():
        error = future._exception
        if isinstance(error, (SystemExit, KeyboardInterrupt)):
            return
    future._loop.stop()


def isfuture(obj):
    return hasattr(obj.__class__, '_asyncio_future_blocking') and obj._asyncio_future_blocking is not None


def _shortened(value):
    text = repr(value)
    if isinstance(value, str):
        if len(text) <= 30:
            return text
        text = repr(value[:13] + value[-14:])
        return text[:13] + '...' + text[-14:]
    if len(text) > 30:
        _refuse('asyncio: the repr of a long result')
    return text


def _shown_callback(callback):
    if isinstance(getattr(callback, '__self__', None), Task):
        if _pypy:
            return 'Task.__wakeup()'
        if _language < (3, 10):
            return '<TaskWakeupMethWrapper object at 0x%x>()' % id(callback)
        return 'Task.task_wakeup()'
    code = getattr(callback, '__code__', None)
    if code is None or code.co_filename.startswith('<'):
        _refuse('asyncio: the repr of a future with callbacks')
    return '%s() at %s:%s' % (callback.__qualname__, code.co_filename, code.co_firstlineno)


def _shown_coroutine(coro):
    name = '%s()' % coro.__qualname__
    code = getattr(coro, 'cr_code', None) or coro.gi_code
    frame = coro.cr_frame if hasattr(coro, 'cr_frame') else coro.gi_frame
    if frame is None:
        return '%s done, defined at %s:%s' % (name, code.co_filename, code.co_firstlineno)
    return '%s running at %s:%s' % (name, code.co_filename, frame.f_lineno)


class Future:
    _asyncio_future_blocking = False
    _state = 'PENDING'
    _result = None
    _exception = None
    _cancel_message = None
    _cancelled_error = None
    _unread_exception = False

    def __init__(self, *, loop=None):
        self._loop = get_event_loop() if loop is None else loop
        self._callbacks = []

    def __del__(self):
        if self._unread_exception:
            self._unread_exception = False
            self._loop.call_exception_handler({
                'message': '%s exception was never retrieved' % self.__class__.__name__,
                'exception': self._exception, 'future': self})

    def _facts(self):
        facts = [self._state.lower()]
        if self._state == 'FINISHED':
            facts.append('exception=%r' % (self._exception,) if self._exception is not None else
                         'result=%s' % _shortened(self._result))
        if self._callbacks:
            facts.append('cb=[%s]' % ', '.join([_shown_callback(each) for each, context in self._callbacks]))
        return facts

    def __repr__(self):
        return '<%s %s>' % (self.__class__.__name__, ' '.join(self._facts()))

    def get_loop(self):
        return self._loop

    def cancelled(self):
        return self._state == 'CANCELLED'

    def done(self):
        return self._state != 'PENDING'

    def cancel(self, msg=None):
        if self._state != 'PENDING':
            return False
        self._state = 'CANCELLED'
        self._cancel_message = msg
        self._schedule_callbacks()
        return True

    def _schedule_callbacks(self):
        callbacks = self._callbacks
        self._callbacks = []
        for callback, context in callbacks:
            self._loop.call_soon(callback, self, context=context)

    def _make_cancelled_error(self):
        if self._cancelled_error is not None:
            error = self._cancelled_error
            self._cancelled_error = None
            return error
        return CancelledError() if self._cancel_message is None else CancelledError(self._cancel_message)

    def result(self):
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        if self._state == 'PENDING':
            raise InvalidStateError('Result is not ready.' if _language < (3, 8) else 'Result is not set.')
        self._unread_exception = False
        if self._exception is None:
            return self._result
        raise self._exception

    def exception(self):
        if self._state == 'CANCELLED':
            raise self._make_cancelled_error()
        if self._state == 'PENDING':
            raise InvalidStateError('Exception is not set.')
        self._unread_exception = False
        return self._exception

    def add_done_callback(self, fn, *, context=None):
        if self._state != 'PENDING':
            self._loop.call_soon(fn, self, context=context)
        else:
            self._callbacks.append((fn, _contextvars.copy_context() if context is None else context))

    def remove_done_callback(self, fn):
        kept = [pair for pair in self._callbacks if pair[0] != fn]
        removed = len(self._callbacks) - len(kept)
        self._callbacks[:] = kept
        return removed

    def set_result(self, result):
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state' if not _new else '%s: %r' % (self._state, self))
        self._result = result
        self._state = 'FINISHED'
        self._schedule_callbacks()

    def set_exception(self, exception):
        if self._state != 'PENDING':
            raise InvalidStateError('invalid state' if not _new else '%s: %r' % (self._state, self))
        if isinstance(exception, type):
            exception = exception()
        if type(exception) is StopIteration:
            raise TypeError('StopIteration interacts badly with generators and cannot be raised into a Future')
        self._exception = exception
        self._state = 'FINISHED'
        self._schedule_callbacks()
        self._unread_exception = True

    def __await__(self):
        if not self.done():
            self._asyncio_future_blocking = True
            yield self
        if not self.done():
            raise RuntimeError("await wasn't used with future")
        return self.result()

    __iter__ = __await__
    __class_getitem__ = classmethod(_types._GenericAlias)


Future.__module__ = '_asyncio'
_task_count = 0
_all_tasks = _weakref.WeakSet()
_current_tasks = {}


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None, eager_start=False):
        global _task_count
        super().__init__(loop=loop)
        if not iscoroutine(coro):
            raise TypeError('a coroutine was expected, got %r' % (coro,))
        if eager_start:
            _refuse('asyncio: eager tasks')
        if name is None:
            _task_count += 1
            name = 'Task-%d' % _task_count
        self._name = str(name)
        self._coro = coro
        self._must_cancel = False
        self._waits_for = None
        self._cancel_requests = 0
        self._context = _contextvars.copy_context() if context is None else context
        self._loop.call_soon(self._step, context=self._context)
        _all_tasks.add(self)

    def __del__(self):
        if self._state == 'PENDING' and self._coro is not None:
            self._loop.call_exception_handler({'message': 'Task was destroyed but it is pending!', 'task': self})
        super().__del__()

    def _facts(self):
        facts = super()._facts()
        if _new and self._cancel_requests and not self.done():
            facts[0] = 'cancelling'
        own = ['name=%r' % self._name] if _language >= (3, 8) else []
        own.append('coro=<%s>' % _shown_coroutine(self._coro))
        if self._waits_for is not None:
            own.append('wait_for=%r' % (self._waits_for,))
        facts[1:1] = own
        return facts

    def get_coro(self):
        return self._coro

    def get_context(self):
        return self._context

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError('Task does not support set_result operation')

    def set_exception(self, exception):
        raise RuntimeError('Task does not support set_exception operation')

    def get_stack(self, *, limit=None):
        _refuse('asyncio: Task.get_stack')

    print_stack = get_stack

    def cancel(self, msg=None):
        if self.done():
            return False
        self._cancel_requests += 1
        if self._waits_for is not None and self._waits_for.cancel(msg=msg):
            return True
        self._must_cancel, self._cancel_message = True, msg
        return True

    def cancelling(self):
        return self._cancel_requests

    def uncancel(self):
        if self._cancel_requests > 0:
            self._cancel_requests -= 1
            if not self._cancel_requests and _language >= (3, 13):
                self._must_cancel = False
        return self._cancel_requests

    def _step(self, error=None):
        if self._must_cancel:
            if not isinstance(error, CancelledError):
                error = self._make_cancelled_error()
            self._must_cancel = False
        self._waits_for = None
        _current_tasks[self._loop] = self
        try:
            self._advance(error)
        finally:
            _current_tasks.pop(self._loop, None)
            self = error = None

    def _advance(self, error):
        coro = self._coro
        try:
            awaited = coro.send(None) if error is None else coro.throw(error)
        except StopIteration as stop:
            if self._must_cancel:
                self._must_cancel = False
                Future.cancel(self, msg=self._cancel_message)
            else:
                Future.set_result(self, stop.value)
        except CancelledError as cancelled:
            cancelled.__traceback__ = cancelled.__traceback__.tb_next
            if _language >= (3, 9):
                self._cancelled_error = cancelled
            Future.cancel(self)
        except (KeyboardInterrupt, SystemExit) as exit:
            Future.set_exception(self, exit)
            raise
        except BaseException as failure:
            # Real tasks have no frame of their own.
            failure.__traceback__ = failure.__traceback__.tb_next
            Future.set_exception(self, failure)
        else:
            self._wait_for(awaited)
        finally:
            self = error = coro = awaited = None

    def _wait_for(self, awaited):
        if getattr(awaited, '_asyncio_future_blocking', None):
            if awaited is self:
                self._loop.call_soon(self._step, RuntimeError('Task cannot await on itself: %r' % (self,)),
                                     context=self._context)
                return
            awaited._asyncio_future_blocking = False
            awaited.add_done_callback(self._wake, context=self._context)
            self._waits_for = awaited
            if self._must_cancel and awaited.cancel(msg=self._cancel_message):
                self._must_cancel = False
        elif awaited is None:
            self._loop.call_soon(self._step, context=self._context)
        else:
            self._loop.call_soon(self._step, RuntimeError('Task got bad yield: %r' % (awaited,)),
                                 context=self._context)

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            error.__traceback__ = error.__traceback__.tb_next
            self._step(error)
        else:
            self._step()
        self = future = None


Task.__module__ = '_asyncio'


def iscoroutine(obj):
    return isinstance(obj, (_types.CoroutineType, _types.GeneratorType)) and not (
        _language >= (3, 12) and isinstance(obj, _types.GeneratorType)) or isinstance(obj, _coroutine_class)


def iscoroutinefunction(func):
    return _inspect.iscoroutinefunction(func)


from collections.abc import Coroutine as _coroutine_class


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future):
        if not _inspect.isawaitable(coro_or_future):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required')
        coro_or_future = _awaiting(coro_or_future)
    return (get_event_loop() if loop is None else loop).create_task(coro_or_future)


async def _awaiting(awaitable):
    return await awaitable


def create_task(coro, *, name=None, context=None):
    return get_running_loop().create_task(coro, name=name, context=context)


def get_running_loop():
    if _running_loop is None:
        raise RuntimeError('no running event loop')
    return _running_loop


def _get_running_loop():
    return _running_loop


def get_event_loop():
    if _running_loop is not None:
        return _running_loop
    if _current_loop is None:
        if _language >= (3, 14):
            raise RuntimeError("There is no current event loop in thread 'MainThread'.")
        set_event_loop(new_event_loop())
    return _current_loop


def set_event_loop(loop):
    global _current_loop
    _current_loop = loop


def new_event_loop():
    return _Loop()


def current_task(loop=None):
    return _current_tasks.get(get_running_loop() if loop is None else loop)


def all_tasks(loop=None):
    if loop is None:
        loop = get_running_loop()
    return {task for task in list(_all_tasks) if task._loop is loop and not task.done()}


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._factory = loop_factory
        self._loop = None
        self._sets_loop = False
        self._closed = False

    def __enter__(self):
        self._prepare()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def _prepare(self):
        if self._closed:
            raise RuntimeError('Runner is closed')
        if self._loop is None:
            self._loop = new_event_loop() if self._factory is None else self._factory()
            if self._factory is None:
                set_event_loop(self._loop)
                self._sets_loop = True
            self._context = _contextvars.copy_context()

    def get_loop(self):
        self._prepare()
        return self._loop

    def run(self, coro, *, context=None):
        if not iscoroutine(coro):
            raise TypeError('An asyncio.Future, a coroutine or an awaitable is required' if _language >= (3, 14) else
                            'a coroutine was expected, got %r' % (coro,))
        if _running_loop is not None:
            raise RuntimeError('Runner.run() cannot be called from a running event loop')
        self._prepare()
        task = self._loop.create_task(coro, context=self._context if context is None else context)
        return self._loop.run_until_complete(task)

    def close(self):
        loop = self._loop
        if loop is None or self._closed:
            return
        try:
            _cancel_all(loop)
            loop.run_until_complete(loop.shutdown_asyncgens())
            if _language >= (3, 9):
                loop.run_until_complete(loop.shutdown_default_executor())
        finally:
            if self._sets_loop:
                set_event_loop(None)
            loop.close()
            self._loop = None
            self._closed = True


_Runner = Runner


def _cancel_all(loop):
    tasks = all_tasks(loop)
    if not tasks:
        return
    for task in tasks:
        task.cancel()
    loop.run_until_complete(gather(*tasks, return_exceptions=True))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({'message': 'unhandled exception during asyncio.run() shutdown',
                                         'exception': task.exception(), 'task': task})


def run(main, *, debug=None, loop_factory=None):
    if _running_loop is not None:
        raise RuntimeError('asyncio.run() cannot be called from a running event loop')
    if not _new and not iscoroutine(main):
        raise ValueError('a coroutine was expected, got %r' % (main,))
    with _Runner(debug=debug, loop_factory=loop_factory) as runner:
        return runner.run(main)


class _YieldOnce:
    def __await__(self):
        yield


async def sleep(delay, result=None):
    if delay <= 0:
        await _YieldOnce()
        return result
    loop = get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _set_unless_cancelled, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _set_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


class _Gathering(Future):
    def __init__(self, children, *, loop):
        super().__init__(loop=loop)
        self._children, self._cancel_requested = children, False

    def cancel(self, msg=None):
        if self.done():
            return False
        found = False
        for child in self._children:
            if child.cancel(msg=msg):
                found = True
        if found:
            self._cancel_requested = True
        return found


_Gathering.__name__ = _Gathering.__qualname__ = '_GatheringFuture'


def gather(*awaitables, return_exceptions=False):
    loop = _running_loop or get_event_loop() if not awaitables else None
    if not awaitables:
        outer = loop.create_future()
        outer.set_result([])
        return outer
    children = []
    made = {}
    finished = 0
    outer = None

    def one_is_done(future):
        nonlocal finished
        finished += 1
        if outer is None or outer.done():
            if not future.cancelled():
                future.exception()
            return
        if not return_exceptions:
            if future.cancelled():
                outer.set_exception(future._make_cancelled_error())
                return
            error = future.exception()
            if error is not None:
                outer.set_exception(error)
                return
        if finished == len(made):
            results = []
            for child in children:
                if child.cancelled():
                    results.append(CancelledError('' if child._cancel_message is None else child._cancel_message))
                else:
                    error = child.exception()
                    results.append(child.result() if error is None else error)
            if outer._cancel_requested:
                outer.set_exception(future._make_cancelled_error())
            else:
                outer.set_result(results)

    for each in awaitables:
        if each not in made:
            future = ensure_future(each, loop=loop)
            loop = future._loop
            made[each] = future
            future.add_done_callback(one_is_done)
        else:
            future = made[each]
        children.append(future)
    outer = _Gathering(children, loop=loop)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError('expect a list of futures, not %s' % type(fs).__name__)
    if not fs:
        raise ValueError('Set of Tasks/Futures is empty.' if _new else 'Set of coroutines/Futures is empty.')
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError('Invalid return_when value: %s' % return_when)
    fs = set(fs)
    if any([iscoroutine(each) for each in fs]):
        if _new:
            raise TypeError('Passing coroutines is forbidden, use tasks explicitly.')
        fs = {ensure_future(each) for each in fs}
    return await _wait(fs, timeout, return_when, get_running_loop())


async def _wait(fs, timeout, return_when, loop):
    waiter = loop.create_future()
    timer = None if timeout is None else loop.call_later(timeout, _release, waiter)
    left = len(fs)
    if all([each.done() for each in fs]) or return_when == FIRST_COMPLETED and any([each.done() for each in fs]):
        pass

    def one_is_done(future):
        nonlocal left
        left -= 1
        if (left <= 0 or return_when == FIRST_COMPLETED or return_when == FIRST_EXCEPTION
                and not future.cancelled() and future.exception() is not None):
            if timer is not None:
                timer.cancel()
            if not waiter.done():
                waiter.set_result(None)

    for each in fs:
        each.add_done_callback(one_is_done)
    try:
        await waiter
    finally:
        if timer is not None:
            timer.cancel()
        for each in fs:
            each.remove_done_callback(one_is_done)
    done, pending = set(), set()
    for each in fs:
        (done if each.done() else pending).add(each)
    return done, pending


def _release(waiter, *args):
    if not waiter.done():
        waiter.set_result(None)


async def wait_for(fut, timeout):
    waits = timeout is None or timeout > 0
    if _language >= (3, 12):
        loop = None
        if fut is not None and not isfuture(fut) and not iscoroutine(fut):
            fut = ensure_future(fut)
        if waits:
            async with _timeout(timeout):
                return await fut
    else:
        loop = get_running_loop()
        if timeout is None:
            return await fut
    if not waits:
        fut = ensure_future(fut, loop=loop)
        if not fut.done():
            await _cancel_and_wait(fut)
            try:
                return fut.result()
            except CancelledError as error:
                raise TimeoutError() from error
        return fut.result()
    waiter = loop.create_future()
    timer = loop.call_later(timeout, _release, waiter)
    release = lambda future: _release(waiter)
    fut = ensure_future(fut, loop=loop)
    fut.add_done_callback(release)
    try:
        try:
            await waiter
        except CancelledError:
            if fut.done():
                return fut.result()
            fut.remove_done_callback(release)
            await _cancel_and_wait(fut)
            raise
        if fut.done():
            return fut.result()
        fut.remove_done_callback(release)
        await _cancel_and_wait(fut)
        try:
            return fut.result()
        except CancelledError as error:
            raise TimeoutError() from error
    finally:
        timer.cancel()


async def _cancel_and_wait(future):
    waiter = get_running_loop().create_future()
    release = lambda done: _release(waiter)
    future.add_done_callback(release)
    try:
        future.cancel()
        await waiter
    finally:
        future.remove_done_callback(release)


class Timeout:
    def __init__(self, when):
        self._state = 'created'
        self._timer = None
        self._task = None
        self._when = when

    def when(self):
        return self._when

    def reschedule(self, when):
        self._when = when
        if self._timer is not None:
            self._timer.cancel()
        loop = get_running_loop()
        if when is None:
            self._timer = None
        elif when <= loop.time():
            self._timer = loop.call_soon(self._on_timeout)
        else:
            self._timer = loop.call_at(when, self._on_timeout)

    def expired(self):
        return self._state in ('expiring', 'expired')

    async def __aenter__(self):
        if self._state != 'created':
            raise RuntimeError('Timeout has already been entered')
        task = current_task()
        if task is None:
            raise RuntimeError('Timeout should be used inside a task')
        self._state = 'active'
        self._task = task
        self._cancelling = task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, traceback):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if self._state == 'expiring':
            self._state = 'expired'
            if self._task.uncancel() <= self._cancelling and kind is not None and issubclass(kind, CancelledError):
                raise TimeoutError from error
        elif self._state == 'active':
            self._state = 'finished'
        return None

    def _on_timeout(self):
        self._task.cancel()
        self._state = 'expiring'
        self._timer = None


_Timeout = Timeout


def _timeout(delay):
    return _Timeout(None if delay is None else get_running_loop().time() + delay)


if _new:
    def timeout(delay):
        return _timeout(delay)

    def timeout_at(when):
        return Timeout(when)


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = inner._loop.create_future()

    def inner_is_done(inner):
        if outer.cancelled():
            if not inner.cancelled():
                inner.exception()
        elif inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    def outer_is_done(outer):
        if not inner.done():
            inner.remove_done_callback(inner_is_done)

    inner.add_done_callback(inner_is_done)
    outer.add_done_callback(outer_is_done)
    return outer


def as_completed(fs, *, timeout=None):
    if timeout is not None:
        _refuse('asyncio.as_completed with a timeout')
    todo = {ensure_future(each) for each in set(fs)}
    finished = Queue()

    def one_is_done(future):
        todo.remove(future)
        finished.put_nowait(future)

    for each in list(todo):
        each.add_done_callback(one_is_done)

    async def next_one():
        return (await finished.get()).result()

    return iter([next_one() for _ in range(len(todo))])


