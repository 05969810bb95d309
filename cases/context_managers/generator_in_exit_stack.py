# /// script
# requires-python = ">=3.3"
# [tool.lastref]
# claim = "A @contextmanager that an ExitStack has entered is left when the stack is closed."
# see = ["https://docs.python.org/3/library/contextlib.html#contextlib.ExitStack.enter_context"]
# twin = "context_managers/generator_entered_by_hand"
# ///
import contextlib


@contextlib.contextmanager
def manager():
    print("enter")
    try:
        yield
    finally:
        print("exit")


stack = contextlib.ExitStack()
stack.enter_context(manager())
print("body")
stack.close()
print("closed")
