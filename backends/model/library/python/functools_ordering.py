import sys as _sys

if _is_in_python or _sys.version_info < (3,):
    def cmp_to_key(mycmp):
        class K:
            __slots__ = ('obj',)
            __hash__ = None

            def __init__(self, obj):
                self.obj = obj

            if _sys.version_info < (3,):
                def __ne__(self, other):
                    return mycmp(self.obj, other.obj) != 0

                def __hash__(self):
                    raise TypeError('hash not implemented')

            def __eq__(self, other):
                return mycmp(self.obj, other.obj) == 0

            def __lt__(self, other):
                return mycmp(self.obj, other.obj) < 0

            def __le__(self, other):
                return mycmp(self.obj, other.obj) <= 0

            def __gt__(self, other):
                return mycmp(self.obj, other.obj) > 0

            def __ge__(self, other):
                return mycmp(self.obj, other.obj) >= 0

        return K
else:
    class KeyWrapper:
        __slots__ = ('_compare', 'obj')
        __hash__ = None

        def __new__(cls, *args, **kwargs):
            raise TypeError("cannot create 'functools.KeyWrapper' instances")

        def __call__(self, *args, **kwargs):
            if len(args) + len(kwargs) > 1:
                raise TypeError('K() takes at most 1 argument (%d given)' % (len(args) + len(kwargs)))
            if not args and 'obj' not in kwargs:
                raise TypeError("K() missing required argument 'obj' (pos 1)" if _sys.version_info >= (3, 7) else
                                "Required argument 'obj' (pos 1) not found")
            key = _key_by(self._compare)
            key.obj = args[0] if args else kwargs['obj']
            return key

        def __eq__(self, other):
            return _compared(self, other) == 0

        def __ne__(self, other):
            return _compared(self, other) != 0

        def __lt__(self, other):
            return _compared(self, other) < 0

        def __le__(self, other):
            return _compared(self, other) <= 0

        def __gt__(self, other):
            return _compared(self, other) > 0

        def __ge__(self, other):
            return _compared(self, other) >= 0

    _tell_module(KeyWrapper)

    def _compared(left, right):
        if type(right) is not KeyWrapper:
            raise TypeError('other argument must be K instance')
        if _holds_nothing(left, KeyWrapper.obj) or _holds_nothing(right, KeyWrapper.obj):
            raise AttributeError('object')
        return left._compare(left.obj, right.obj)

    def _key_by(mycmp):
        key = object.__new__(KeyWrapper)
        key._compare = mycmp
        return key


# Each asks the class for the one method that it has.
def _gt_from_lt(self, other):
    'Return a > b.  Computed by @total_ordering from (not a < b) and (a != b).'
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _le_from_lt(self, other):
    'Return a <= b.  Computed by @total_ordering from (a < b) or (a == b).'
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _ge_from_lt(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a < b).'
    answer = type(self).__lt__(self, other)
    return answer if answer is NotImplemented else not answer


def _ge_from_le(self, other):
    'Return a >= b.  Computed by @total_ordering from (not a <= b) or (a == b).'
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _lt_from_le(self, other):
    'Return a < b.  Computed by @total_ordering from (a <= b) and (a != b).'
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _gt_from_le(self, other):
    'Return a > b.  Computed by @total_ordering from (not a <= b).'
    answer = type(self).__le__(self, other)
    return answer if answer is NotImplemented else not answer


def _lt_from_gt(self, other):
    'Return a < b.  Computed by @total_ordering from (not a > b) and (a != b).'
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer and self != other


def _ge_from_gt(self, other):
    'Return a >= b.  Computed by @total_ordering from (a > b) or (a == b).'
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else answer or self == other


def _le_from_gt(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a > b).'
    answer = type(self).__gt__(self, other)
    return answer if answer is NotImplemented else not answer


def _le_from_ge(self, other):
    'Return a <= b.  Computed by @total_ordering from (not a >= b) or (a == b).'
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer or self == other


def _gt_from_ge(self, other):
    'Return a > b.  Computed by @total_ordering from (a >= b) and (a != b).'
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else answer and self != other


def _lt_from_ge(self, other):
    'Return a < b.  Computed by @total_ordering from (not a >= b).'
    answer = type(self).__ge__(self, other)
    return answer if answer is NotImplemented else not answer


_derived = {
    '__lt__': (_gt_from_lt, _le_from_lt, _ge_from_lt),
    '__le__': (_ge_from_le, _lt_from_le, _gt_from_le),
    '__gt__': (_lt_from_gt, _ge_from_gt, _le_from_gt),
    '__ge__': (_le_from_ge, _gt_from_ge, _lt_from_ge),
}
for _functions in _derived.values():
    for _function in _functions:
        _function.__name__ = '__%s__' % _function.__name__[1:3]


def _own_names(cls):
    return [name for each in cls.__mro__[:-1] for name in vars(each)]


def total_ordering(cls):
    orderings = ('__lt__', '__le__', '__gt__', '__ge__')
    given = [name for name in orderings if hasattr(cls, name) and getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in given][0]
    for function in _derived[root]:
        if function.__name__ not in given:
            setattr(cls, function.__name__, function)
    if _sys.version_info < (3,) and '__ne__' not in (_own_names(cls) if hasattr(cls, '__mro__') else dir(cls)):
        cls.__ne__ = lambda self, other: not self == other
    return cls
