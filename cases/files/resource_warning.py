# /// script
# requires-python = ">=3.2"
# [tool.lastref]
# claim = "When is a ResourceWarning given for a file that was not closed?"
# see = [
#     "https://docs.python.org/3/library/exceptions.html#ResourceWarning",
#     "https://docs.python.org/3/library/devmode.html",
# ]
# twin = "files/closed_file_gives_no_warning"
# ///
import gc
import warnings

warnings.simplefilter("always")
warned = []
warnings.showwarning = lambda message, category, *rest, **keywords: warned.append(category.__name__)
stream = open("out.txt", "w")
del stream
print("dropped: %s" % warned)
gc.collect()
print("collected: %s" % warned)
