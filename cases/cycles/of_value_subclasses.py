# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "An instance of a class derived from int, str or bytes takes part in cycles as any other object does."
# see = ["https://docs.python.org/3/library/gc.html", "https://peps.python.org/pep-0442/"]
# ///
import gc

class Base(object):
    def __del__(self):
        events.append("del " + type(self).__name__)

class Integer(Base, int):
    pass

class Text(Base, str):
    pass

class Real(Base, float):
    pass

class Bytes(Base, bytes):
    pass

class Mutable(Base, bytearray):
    pass

class Complex(Base, complex):
    pass

events = []
for kind in (Integer, Text, Real, Bytes, Mutable, Complex):
    value = kind()
    value.itself = [value]
    del value
    events.append("deleted")
    for _ in range(3):
        gc.collect()
print(", ".join(events))
