import functools
import sys
import _pickle_opcodes as code
from _pickle_opcodes import pickling_error

_tells_more = sys.version_info >= (3, 14)
_most = 6 if sys.version_info >= (3, 8) else 5
_iterator = 'item' if _tells_more else 'element'


def _is_iterator(value):
    return value is None or hasattr(type(value), '__next__' if sys.version_info >= (3,) else 'next')


def _told(value):
    from _pickle_saving import full_name
    return ', not %s' % full_name(type(value)) if _tells_more else ''


def _check(parts):
    if not 2 <= len(parts) <= _most:
        raise pickling_error('tuple returned by __reduce__ must contain 2 through %d elements' % _most)
    made_by, args, state, items, pairs, setter = parts + (None,) * (6 - len(parts))
    returned = 'of the tuple returned by __reduce__ must be'
    if not callable(made_by):
        raise pickling_error('first item %s callable%s' % (returned, _told(made_by)))
    if not isinstance(args, tuple):
        raise pickling_error('second item %s a tuple%s' % (returned, _told(args)))
    if not _is_iterator(items):
        raise pickling_error('fourth %s %s an iterator, not %s' % (_iterator, returned, type(items).__name__))
    if not _is_iterator(pairs):
        raise pickling_error('fifth %s %s an iterator, not %s' % (_iterator, returned, type(pairs).__name__))
    if setter is not None and not callable(setter):
        wanted = 'callable' if _tells_more else 'a function'
        raise pickling_error('sixth %s %s %s, not %s' % (_iterator, returned, wanted, type(setter).__name__))
    return made_by, args, state, items, pairs, setter


# What __reduce__ tells of an object; `obj` None: it is not put into the memo.
def save_reduced(saver, obj, parts):
    from _pickle_values import save_items, save_pairs
    made_by, args, state, items, pairs, setter = _check(parts)
    name = getattr(made_by, '__name__', None) if saver.protocol >= 2 else None
    if name == '__newobj_ex__':
        _save_new_with_names(saver, obj, args)
    elif name == '__newobj__':
        _save_new(saver, obj, args)
    else:
        saver.save_part(made_by, 'reconstructor', obj)
        saver.save_part(args, 'reconstructor arguments', obj)
        saver.output.write(code.REDUCE)
    if obj is not None:
        if id(obj) in saver.memo:
            # It contains itself: what was saved of it is there already.
            saver.output.write(code.POP)
            return saver.get(obj)
        saver.memoize(obj)
    if items is not None:
        save_items(saver, items, obj)
    if pairs is not None:
        save_pairs(saver, pairs, obj)
    if state is not None:
        _save_state(saver, obj, state, setter)


def _save_state(saver, obj, state, setter):
    if setter is None:
        saver.save_part(state, 'state', obj)
        return saver.output.write(code.BUILD)
    saver.save_part(setter, 'state setter', obj)
    saver.save(obj)
    saver.save_part(state, 'state', obj)
    saver.output.write(code.TUPLE2 + code.REDUCE + code.POP)


def _raise_wrong(new_words, old_words, value):
    from _pickle_saving import full_name
    if _tells_more:
        raise pickling_error('%s, not %s' % (new_words, full_name(type(value))))
    raise pickling_error(old_words % type(value).__name__ if '%s' in old_words else old_words)


def _save_new_with_names(saver, obj, args):
    if len(args) != 3:
        if _tells_more:
            raise pickling_error('__newobj_ex__ expected 3 arguments, got %d' % len(args))
        raise pickling_error('length of the NEWOBJ_EX argument tuple must be exactly 3, not %d' % len(args))
    cls, positional, named = args
    if not isinstance(cls, type):
        _raise_wrong('first argument to __newobj_ex__() must be a class',
                     'first item from NEWOBJ_EX argument tuple must be a class, not %s', cls)
    if not isinstance(positional, tuple):
        _raise_wrong('second argument to __newobj_ex__() must be a tuple',
                     'second item from NEWOBJ_EX argument tuple must be a tuple, not %s', positional)
    if not isinstance(named, dict):
        _raise_wrong('third argument to __newobj_ex__() must be a dict',
                     'third item from NEWOBJ_EX argument tuple must be a dict, not %s', named)
    if saver.protocol >= 4:
        saver.save_part(cls, 'class', obj)
        saver.save_part(positional, '__new__ arguments', obj)
        saver.save_part(named, '__new__ keyword arguments', obj)
        return saver.output.write(code.NEWOBJ_EX)
    if sys.implementation.name == 'pypy':
        _refuse('pickling what __getnewargs_ex__ tells, before protocol 4')
    made_by = functools.partial(cls.__new__, cls, *positional, **named)
    saver.save_part(made_by, 'reconstructor', obj)
    saver.save(())
    saver.output.write(code.REDUCE)


def _save_new(saver, obj, args):
    if not args:
        raise pickling_error('__newobj__ expected at least 1 argument, got 0' if _tells_more else
                            '__newobj__ arglist is empty')
    cls = args[0]
    if not isinstance(cls, type):
        _raise_wrong('first argument to __newobj__() must be a class', 'args[0] from __newobj__ args is not a type', cls)
    if obj is not None and obj.__class__ is not cls:
        if _tells_more:
            raise pickling_error('first argument to __newobj__() must be %r, not %r' % (obj.__class__, cls))
        raise pickling_error('args[0] from __newobj__ args has the wrong class')
    saver.save_part(cls, 'class', obj)
    saver.save_part(args[1:], '__new__ arguments', obj)
    saver.output.write(code.NEWOBJ)
