# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "A dict holds what is in it and nothing else, however many entries came and went."
# see = ["https://docs.python.org/3/library/stdtypes.html#dict"]
# ///
import collections
import gc
import weakref

class Page:
    pass

pages = []
cache = collections.OrderedDict()
for number in range(10):
    cache[number] = page = Page()
    pages.append(weakref.ref(page))
    if len(cache) > 3:
        cache.popitem(last=False)
del page
gc.collect()
print("in the cache:", list(cache))
print("alive:", [number for number, page in enumerate(pages) if page() is not None])
