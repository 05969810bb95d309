from collections import UserList

_item = UserList.__getitem__


def _get(self, i):
    # Slices without a step are of the class.
    is_plain = isinstance(i, slice) and i.step is None
    return self.__class__(self.data[i]) if is_plain else _item(self, i)


_get.__name__ = '__getitem__'
UserList.__getitem__ = _get
UserList.__module__ = 'UserList'
del UserList.clear, UserList.copy
__all__ = ['UserList']
