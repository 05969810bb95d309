# /// script
# requires-python = ">=3.0"
# [tool.lastref]
# claim = "A generator that was consumed through zip() is closed when the zip object dies."
# see = ["https://docs.python.org/3/library/functions.html#zip"]
# twin = "generators/zip_source_closed"
# ///
import gc

def numbers():
    try:
        while True:
            yield 1
    finally:
        print("closed")

pairs = zip(numbers(), [1, 2])
print(list(pairs))
del pairs
print("zip dropped")
gc.collect()
print("collected")
