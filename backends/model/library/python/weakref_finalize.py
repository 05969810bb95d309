def _warn_of_keyword(name):
    if _language >= (3, 8):
        import warnings
        warnings.warn("Passing %r as keyword argument is deprecated" % name, DeprecationWarning, stacklevel=3)


class finalize:
    """Calls a function once an object is gone, at the latest at exit. Lives until then by itself."""

    __slots__ = ()
    _registry = {}
    _shutdown = False
    _last_index = 0
    _dirty = False
    _registered_with_atexit = False

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit", "index")

    if _language >= (3, 9):
        def __init__(self, obj, func, /, *args, **kwargs):
            if not self._registered_with_atexit:
                import atexit
                atexit.register(self._exitfunc)
                finalize._registered_with_atexit = True
            info = self._Info()
            info.weakref = ref(obj, self)
            self._keep(info, func, args, kwargs)
    elif _language >= (3, 7):
        def __init__(*args, **kwargs):
            if len(args) >= 3:
                self, obj, func, *args = args
            elif not args:
                raise TypeError("descriptor '__init__' of 'finalize' object needs an argument")
            else:
                if 'func' not in kwargs:
                    raise TypeError('finalize expected at least 2 positional arguments, got %d' % (len(args) - 1))
                func = kwargs.pop('func')
                if len(args) >= 2:
                    self, obj, *args = args
                    _warn_of_keyword('func')
                else:
                    if 'obj' not in kwargs:
                        raise TypeError('finalize expected at least 2 positional arguments, got %d' % (len(args) - 1))
                    obj = kwargs.pop('obj')
                    self, *args = args
                    _warn_of_keyword('obj')
            args = tuple(args)
            if not self._registered_with_atexit:
                import atexit
                atexit.register(self._exitfunc)
                finalize._registered_with_atexit = True
            info = self._Info()
            info.weakref = ref(obj, self)
            self._keep(info, func, args, kwargs)
    else:
        def __init__(self, obj, func, *args, **kwargs):
            if not self._registered_with_atexit:
                import atexit
                atexit.register(self._exitfunc)
                finalize._registered_with_atexit = True
            info = self._Info()
            info.weakref = ref(obj, self)
            self._keep(info, func, args, kwargs)

    def _keep(self, info, func, args, kwargs):
        info.func, info.args, info.kwargs = func, args, kwargs or None
        info.index, info.atexit = finalize._last_index, True
        finalize._last_index = info.index + 1
        self._registry[self] = info
        finalize._dirty = True

    def __call__(self, _=None):
        info = self._registry.pop(self, None)
        if info is None or self._shutdown:
            return None
        return info.func(*info.args, **(info.kwargs or {}))

    def peek(self):
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        return None if obj is None else (obj, entry.func, entry.args, entry.kwargs or {})

    def detach(self):
        told = self.peek()
        return told if told and self._registry.pop(self, None) else None

    @property
    def alive(self):
        return self in self._registry

    @property
    def atexit(self):
        entry = self._registry.get(self)
        return entry is not None and entry.atexit

    @atexit.setter
    def atexit(self, value):
        if self in self._registry:
            self._registry[self].atexit = bool(value)

    def __repr__(self):
        entry = self._registry.get(self)
        obj = entry and entry.weakref()
        state = "dead" if obj is None else "for %r at %#x" % (type(obj).__name__, id(obj))
        return "<%s object at %#x; %s>" % (type(self).__name__, id(self), state)

    @classmethod
    def _select_for_exit(cls):
        """Those that exit calls, the youngest last."""
        due = [(each, entry) for each, entry in cls._registry.items() if entry.atexit]
        due.sort(key=lambda pair: pair[1].index)
        return [each for each, entry in due]

    @classmethod
    def _exitfunc(cls):
        import gc
        import sys
        paused = False
        try:
            if cls._registry:
                paused = gc.isenabled()
                gc.disable()
                due, finalize._dirty = [], True
                while due or finalize._dirty:
                    if finalize._dirty:
                        due, finalize._dirty = cls._select_for_exit(), False
                        continue
                    youngest = due.pop()
                    try:
                        youngest()  # leaves the registry
                    except Exception:
                        sys.excepthook(*sys.exc_info())
        finally:
            finalize._shutdown = True
            if paused:
                gc.enable()
