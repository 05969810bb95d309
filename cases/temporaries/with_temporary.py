# /// script
# requires-python = ">=2.7"
# [tool.lastref]
# claim = "A temporary that a with statement uses is closed when the statement ends, without having a name."
# see = ["https://docs.python.org/3/reference/compound_stmts.html#the-with-statement"]
# twin = "temporaries/expression_statement"
# ///
class Resource(object):
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        print("closed")


with Resource():
    print("body")
print("after the statement")
