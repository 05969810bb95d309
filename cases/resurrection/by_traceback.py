# /// script
# requires-python = ">=3.4"
# [tool.lastref]
# claim = "An exception that a finalizer stores keeps the object alive through its traceback."
# see = ["https://docs.python.org/3/reference/datamodel.html#traceback-objects", "https://peps.python.org/pep-3134/"]
# ///
import gc

class Target(object):
    def __del__(self):
        try:
            raise ValueError
        except ValueError as error:
            errors.append(error)

errors = []
target = Target()
del target
gc.collect()
frame = errors[0].__traceback__.tb_frame
print("frame's self is a %s" % type(frame.f_locals["self"]).__name__)
