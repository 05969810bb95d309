import sys as _sys

if _sys.implementation.name == 'pypy' or _sys.version_info < (3,):
    def cmp_to_key(mycmp):
        class K:
            __slots__ = ('obj',)
            __hash__ = None

            def __init__(self, obj):
                self.obj = obj

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
            key = cmp_to_key(self._compare)
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
        if not hasattr(left, 'obj') or not hasattr(right, 'obj'):
            raise AttributeError('object')
        return left._compare(left.obj, right.obj)

    def cmp_to_key(mycmp):
        key = object.__new__(KeyWrapper)
        key._compare = mycmp
        return key


_derived_by_names = {}


def _derived(root, name):
    if (root, name) not in _derived_by_names:
        _derived_by_names[root, name] = _derive(root, name)
    return _derived_by_names[root, name]


def _derive(root, name):
    def less(self, other):
        return getattr(type(self), root)(self, other)

    def compare(self, other):
        answer = less(self, other)
        if answer is NotImplemented:
            return answer
        return _conversions[root, name](answer, self, other)

    compare.__name__ = name
    compare.__doc__ = 'Derived from %s.' % root
    return compare


_conversions = {
    ('__lt__', '__gt__'): lambda answer, a, b: not answer and a != b,
    ('__lt__', '__le__'): lambda answer, a, b: answer or a == b,
    ('__lt__', '__ge__'): lambda answer, a, b: not answer,
    ('__le__', '__ge__'): lambda answer, a, b: not answer or a == b,
    ('__le__', '__lt__'): lambda answer, a, b: answer and a != b,
    ('__le__', '__gt__'): lambda answer, a, b: not answer,
    ('__gt__', '__lt__'): lambda answer, a, b: not (answer or a == b),
    ('__gt__', '__ge__'): lambda answer, a, b: answer or a == b,
    ('__gt__', '__le__'): lambda answer, a, b: not answer,
    ('__ge__', '__le__'): lambda answer, a, b: not answer or a == b,
    ('__ge__', '__gt__'): lambda answer, a, b: answer and a != b,
    ('__ge__', '__lt__'): lambda answer, a, b: not answer,
}


def total_ordering(cls):
    orderings = ('__lt__', '__le__', '__gt__', '__ge__')
    given = [name for name in orderings if getattr(cls, name, None) is not getattr(object, name, None)]
    if not given:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    root = [name for name in ('__lt__', '__le__', '__gt__', '__ge__') if name in given][0]
    for name in orderings:
        if name not in given:
            setattr(cls, name, _derived(root, name))
    return cls
