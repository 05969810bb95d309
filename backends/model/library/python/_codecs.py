from codecs import decode, encode, lookup, register
