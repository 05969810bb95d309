# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "functools.lru_cache on a method keeps every instance that it was called on."
# see = [
#     "https://docs.python.org/3/library/functools.html#functools.lru_cache",
#     "https://docs.python.org/3/faq/programming.html#how-do-i-cache-method-calls",
# ]
# ///
import functools
import gc
import weakref

class Service(object):
    @functools.lru_cache(maxsize=None)
    def answer(self, question):
        return question + "!"

service = Service()
print(service.answer("why"))
reference = weakref.ref(service)
del service
gc.collect()
print("alive: %s" % (reference() is not None))
Service.answer.cache_clear()
gc.collect()
print("cache cleared: %s" % (reference() is not None))
