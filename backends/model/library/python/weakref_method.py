_native_method = type([].append)


class WeakMethod(ref):
    """A weak reference to a bound method, which lives as long as its object and its function."""

    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj = meth.__self__
            func = meth.__func__
        except AttributeError:
            raise TypeError("argument should be a bound method, not {}".format(type(meth))) from None

        def _cb(dead):
            self = self_wr()
            if self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, _cb)
        self._func_ref, self._meth_type = ref(func, _cb), type(meth)
        self._alive = True
        self_wr = ref(self)
        return self

    def __call__(self):
        owner, function = super().__call__(), self._func_ref()
        if owner is None or function is None:
            return None
        return function.__get__(owner) if self._meth_type is _native_method else self._meth_type(function, owner)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if self._alive and other._alive:
            return ref.__eq__(self, other) and self._func_ref == other._func_ref
        return self is other

    def __ne__(self, other):
        equal = self.__eq__(other)
        return equal if equal is NotImplemented else not equal

    __hash__ = ref.__hash__
