# /// script
# requires-python = ">=3.10"
# [tool.lastref]
# claim = "@dataclass(slots=True) makes a second class: when does the first one disappear?"
# see = ["https://docs.python.org/3/library/dataclasses.html#dataclasses.dataclass"]
# ///
import dataclasses
import gc

class Base:
    pass

@dataclasses.dataclass(slots=True)
class Point(Base):
    x: int = 0

print("subclasses: %d" % len(Base.__subclasses__()))
gc.collect()
gc.collect()
print("after collect: %d" % len(Base.__subclasses__()))
