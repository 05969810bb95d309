# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A @contextmanager that was entered by hand and dropped: does its exit code run?"
# see = [
#     "https://docs.python.org/3/library/contextlib.html#contextlib.contextmanager",
#     "https://peps.python.org/pep-0342/",
# ]
# twin = "context_managers/generator_in_exit_stack"
# ///
import contextlib
import gc

@contextlib.contextmanager
def manager():
    print("enter")
    try:
        yield
    finally:
        print("exit")

entered = manager()
entered.__enter__()
del entered
print("dropped")
gc.collect()
print("collected")
