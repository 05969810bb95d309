# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A local in a with statement is closed after the return value is made and before the caller goes on."
# see = [
#     "https://docs.python.org/3/reference/compound_stmts.html#the-with-statement",
#     "https://docs.python.org/3/reference/simple_stmts.html#the-return-statement",
# ]
# twin = "scopes/locals_die_at_return"
# ///
class Resource(object):
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("local closed")


def make_result():
    print("returning")
    return "result"


def work():
    with Resource():
        return make_result()


print(work())
print("end")
