from collections import UserString


def _decode(self, encoding=None, errors=None):
    given = (encoding, errors) if errors else (encoding,) if encoding else ()
    return self.__class__(self.data.decode(*given))


def _init(self, seq):
    if isinstance(seq, str.__mro__[1]):
        self.data = seq
    elif isinstance(seq, UserString):
        self.data = seq.data[:]
    else:
        self.data = str(seq)


_init.__name__ = '__init__'
_decode.__name__ = 'decode'
UserString.__init__ = _init
UserString.decode = _decode
UserString.__module__ = 'UserString'
for _name in ('casefold', 'format', 'format_map', 'isidentifier', 'isprintable', 'maketrans', 'isascii'):
    if _name in UserString.__dict__:
        delattr(UserString, _name)
__all__ = ['UserString']
