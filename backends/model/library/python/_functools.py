from functools import cmp_to_key, partial, reduce
