# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "A file that was closed gives no ResourceWarning when it dies."
# see = ["https://docs.python.org/3/library/exceptions.html#ResourceWarning"]
# twin = "files/resource_warning"
# ///
import gc
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
stream = open("out.txt", "w")
stream.close()
del stream
gc.collect()
print("warnings: %d" % len(warned))
