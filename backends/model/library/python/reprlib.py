import builtins as _builtins
import sys as _sys
from threading import get_ident as _get_ident

__all__ = ['Repr', 'repr', 'recursive_repr']

_limits = {'maxlevel': 6, 'maxtuple': 6, 'maxlist': 6, 'maxarray': 5, 'maxdict': 4, 'maxset': 6, 'maxfrozenset': 6,
           'maxdeque': 6, 'maxstring': 30, 'maxlong': 40, 'maxother': 30}
if _sys.version_info >= (3, 11):
    _limits['fillvalue'] = '...'
if _sys.version_info >= (3, 12):
    _limits['indent'] = None
# From 3.14 on a name stands for the type of that module alone.
_homes = {name: 'builtins' for name in ('tuple', 'list', 'set', 'frozenset', 'dict', 'str', 'int')}
_homes.update(array='array', deque='collections')


def recursive_repr(fillvalue='...'):
    def decorating_function(user_function):
        running = set()

        def wrapper(self):
            key = id(self), _get_ident()
            if key in running:
                return fillvalue
            running.add(key)
            try:
                return user_function(self)
            finally:
                running.discard(key)

        for name in ('__module__', '__doc__', '__name__', '__qualname__'):
            setattr(wrapper, name, getattr(user_function, name))
        if _sys.version_info >= (3, 14):
            wrapper.__annotate__ = getattr(user_function, '__annotate__', None)
        else:
            wrapper.__annotations__ = getattr(user_function, '__annotations__', {})
        if _sys.version_info >= (3, 12):
            wrapper.__type_params__ = getattr(user_function, '__type_params__', ())
        if _sys.version_info >= (3, 13):
            wrapper.__wrapped__ = user_function
        return wrapper

    return decorating_function


def _ends(most):
    before = max(0, (most - 3) // 2)
    return before, max(0, most - 3 - before)


def _in_order(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


class Repr:
    if _sys.version_info >= (3, 12):
        def __init__(self, *, maxlevel=6, maxtuple=6, maxlist=6, maxarray=5, maxdict=4, maxset=6, maxfrozenset=6,
                     maxdeque=6, maxstring=30, maxlong=40, maxother=30, fillvalue='...', indent=None):
            given = locals()
            for name in _limits:
                setattr(self, name, given[name])
    else:
        def __init__(self):
            self.__dict__.update(_limits)

    def repr(self, x):
        return self.repr1(x, self.maxlevel)

    def repr1(self, x, level):
        cls = type(x)
        name = cls.__name__
        method = getattr(self, 'repr_' + '_'.join(name.split(' ')), None)
        is_other = _sys.version_info >= (3, 14) and name in _homes and cls.__module__ != _homes[name]
        return self.repr_instance(x, level) if method is None or is_other else method(x, level)

    def _fill(self):
        return getattr(self, 'fillvalue', '...')

    def _shortened(self, text, most):
        if len(text) <= most:
            return text
        before, after = _ends(most)
        return text[:before] + self._fill() + text[len(text) - after:]

    def _join(self, pieces, level):
        indent = getattr(self, 'indent', None)
        if indent is None:
            return ', '.join(pieces)
        if not pieces:
            return ''
        if isinstance(indent, int):
            if indent < 0:
                raise ValueError('Repr.indent cannot be negative int (was %r)' % indent)
            indent *= ' '
        try:
            separator = ',\n' + (self.maxlevel - level + 1) * indent
        except TypeError as error:
            raise TypeError('Repr.indent must be a str, int or None, not %s' % type(indent)) from error
        return separator.join([''] + pieces + [''])[1:-len(indent) or None]

    def _repr_iterable(self, x, level, left, right, maxiter, trail=''):
        count = len(x)
        if level <= 0 and count:
            return left + self._fill() + right
        pieces = []
        for item in x:
            if len(pieces) == maxiter:
                break
            pieces.append(self.repr1(item, level - 1))
        if count > maxiter:
            pieces.append(self._fill())
        text = self._join(pieces, level)
        if count == 1 and getattr(self, 'indent', None) is None:
            right = trail + right
        return left + text + right

    def repr_tuple(self, x, level):
        return self._repr_iterable(x, level, '(', ')', self.maxtuple, ',')

    def repr_list(self, x, level):
        return self._repr_iterable(x, level, '[', ']', self.maxlist)

    def repr_set(self, x, level):
        return self._repr_iterable(_in_order(x), level, '{', '}', self.maxset) if x else 'set()'

    def repr_frozenset(self, x, level):
        if not x:
            return 'frozenset()'
        return self._repr_iterable(_in_order(x), level, 'frozenset({', '})', self.maxfrozenset)

    def repr_deque(self, x, level):
        return self._repr_iterable(x, level, 'deque([', '])', self.maxdeque)

    def repr_dict(self, x, level):
        if len(x) == 0:
            return '{}'
        if level <= 0:
            return '{' + self._fill() + '}'
        pieces = ['%s: %s' % (self.repr1(key, level - 1), self.repr1(x[key], level - 1))
                  for key in _in_order(x)[:self.maxdict]]
        if len(x) > self.maxdict:
            pieces.append(self._fill())
        return '{%s}' % self._join(pieces, level)

    def repr_str(self, x, level):
        most = self.maxstring
        text = _builtins.repr(x[:most])
        if len(text) <= most:
            return text
        before, after = _ends(most)
        text = _builtins.repr(x[:before] + x[len(x) - after:])
        return text[:before] + self._fill() + text[len(text) - after:]

    def repr_int(self, x, level):
        return self._shortened(_builtins.repr(x), self.maxlong)

    def repr_instance(self, x, level):
        try:
            text = _builtins.repr(x)
        except Exception:
            return '<%s instance at %#x>' % (x.__class__.__name__, id(x))
        return self._shortened(text, self.maxother)


aRepr = Repr()
repr = aRepr.repr
