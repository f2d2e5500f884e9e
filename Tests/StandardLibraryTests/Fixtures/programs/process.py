### future
from __future__ import print_function, division, unicode_literals
from __future__ import annotations
import __future__
print(3 / 2, division.mandatory, __future__.annotations.optional, print_function.compiler_flag)
### arguments: defaults
import argparse
p = argparse.ArgumentParser(description='RNN')
p.add_argument('--lr', type=float, default=0.1, help='rate')
p.add_argument('--hidden-size', '-H', type=int, default=128)
p.add_argument('--cell', choices=['lstm', 'gru'], default='lstm')
p.add_argument('--cuda', action='store_true')
p.add_argument('--no-bias', dest='bias', action='store_false')
p.add_argument('-v', action='count', default=0)
p.add_argument('--layers', nargs='+', type=int)
p.add_argument('--tag', action='append')
p.add_argument('--n', type=int, default='7')
a = p.parse_args([])
print(a, a.lr, a.hidden_size, a.cuda, vars(a))
a = p.parse_args('--lr 0.5 -H 3 --cell=gru --cuda --no-bias -v -v --layers 1 2 3 --tag a --tag b'.split())
print(a)
print(p.parse_args(['--hid', '5', '-H7', '--lr', '-1.5']))
print(p.parse_known_args(['--foo', '--lr=2']))
for bad in (['--lr', 'x'], ['--cell', 'rnn'], ['--lr'], ['--zzz'], ['--layers'], ['stray'], ['--cuda=1']):
    try: print(p.parse_args(bad))
    except SystemExit as e: print('exit', e.code, e)
q = argparse.ArgumentParser()
q.add_argument('data')
q.add_argument('out', nargs='?', default='o.txt')
q.add_argument('--epochs', type=int, default=3, required=False)
g = q.add_argument_group('model')
g.add_argument('--units', type=int, default=9)
print(q.parse_args(['d.csv']), q.parse_args(['d', 'e', '--epochs', '4']), q.get_default('units'))
try: q.parse_args([])
except SystemExit as e: print(e.code)
q.set_defaults(units=1, extra='x')
print(q.parse_args(['d']), 'units' in q.parse_args(['d']), argparse.Namespace(a=1) == argparse.Namespace(a=1))
try: q.add_argument('--units')
except argparse.ArgumentError as e: print(e)
try: q.add_argument('--k', action='nope')
except ValueError as e: print(e)
### logging to a stream
import logging
import sys
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format='%(levelname)s %(name)s: %(message)s')
logging.info('epoch %d loss %.3f', 3, 0.25)
logging.debug('hidden')
log = logging.getLogger('model.rnn')
log.info('a %(x)s', {'x': 1}); log.warning('w'); log.error('100%')
print(log, logging.getLogger(), log.getEffectiveLevel(), log.isEnabledFor(10))
log.setLevel('DEBUG'); log.debug('seen')
h = logging.StreamHandler(sys.stdout); h.setLevel(logging.ERROR); h.setFormatter(logging.Formatter('{levelname:>8}|{message}', style='{'))
log.addHandler(h); log.error('twice'); log.propagate = False; log.error('once'); log.info('none')
logging.disable(logging.ERROR); log.error('no'); log.critical('yes')
try: log.setLevel('LOUD')
except ValueError as e: print(e)
print(logging.getLevelName(30), logging.getLevelName(35), logging.getLevelName('INFO'), logging.INFO, log.hasHandlers())
### logging without a handler
import logging, sys
logging.getLogger("a").info("unseen")
logging.info("unseen")
print(len(logging.getLogger().handlers), logging.getLogger("a").parent is logging.root)
logging.basicConfig(stream=sys.stdout, level="DEBUG")
logging.debug("unseen, there is a handler")
logging.basicConfig(stream=sys.stdout, level="DEBUG", force=True)
logging.debug("seen")
logging.getLogger("b.c").getChild("d").debug("%s and %s", 1, [2])
### a format of logging that names no field
import logging
logging.Formatter("%(loudness)s").format(logging.LogRecord("n", 20, "m", ())) if False else None
print(logging.WARN, logging.FATAL, logging.getLevelName("ERROR"))
### paths
from pathlib import Path, PurePath
p = Path('data') / 'corpus' / 'a.tar.gz'
print(p, repr(p), p.name, p.stem, p.suffix, p.suffixes, p.parent, p.parts, p.parent.parent, p.parents[0], p.with_suffix('.txt'), p.with_name('b'), p.with_stem('c'))
print(Path(), Path('.'), Path('a//b/./c/'), Path('/x/y').is_absolute(), Path('/') / 'q', 'up' / Path('b'), Path('a', '/b', 'c'), Path('a') == Path('a/'), Path('a') == 'a', hash(Path('a')) == hash(Path('./a')))
print(Path('.bashrc').suffix, Path('x.').suffix, Path('x.').stem, Path('.a.b').stem, Path('/').name == '', Path('/a').parent, Path('a').parent, sorted([Path('b'), Path('a/c'), Path('a')]), str(Path('数据') / '中.txt'), f"{Path('a')}/x", Path('a').joinpath('b', 'c').as_posix(), Path('/a/b').parts)
for f in (lambda: Path('a') / 3, lambda: Path('a').with_suffix('txt'), lambda: Path().with_name('x'), lambda: Path(3)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(isinstance(Path('a'), Path), isinstance(Path('a'), PurePath), type(Path('a')).__name__)
### durations
from datetime import timedelta
print(timedelta(seconds=3661), repr(timedelta(seconds=3661)), timedelta(days=2, hours=-1), timedelta(seconds=1.5), timedelta(0), repr(timedelta(0)), timedelta(days=-1, microseconds=5), timedelta(weeks=1, minutes=3, milliseconds=7))
t = timedelta(minutes=5)
print(t + t, t - timedelta(hours=1), t * 3, 2 * t, t / 2, t / timedelta(seconds=7), t // timedelta(seconds=7), t // 7, t % timedelta(seconds=7), -t, abs(-t), bool(timedelta()), t == timedelta(seconds=300), t < timedelta(1), t >= t, t > timedelta(1), max(t, t * 2), t.total_seconds(), timedelta(seconds=0.1).total_seconds())
print(sorted([timedelta(2), timedelta(1)]), sum([t, t], timedelta()), len({t, timedelta(seconds=300)}), str(timedelta(seconds=12.345678)), timedelta(hours=26.25), timedelta(seconds=round(83.7)))
### a duration and a number
from datetime import timedelta
try: timedelta("a")
except TypeError as e: print(e)
timedelta(1) / timedelta(0)
### types and gc
import types, gc
ns = types.SimpleNamespace(a=1, b="x")
ns.c = [1]
print(ns, ns.a, ns == types.SimpleNamespace(a=1, b="x", c=[1]), ns == 3, vars(ns), types.SimpleNamespace())
class Options(types.SimpleNamespace): pass
print(Options(n=2), isinstance(len, types.BuiltinFunctionType), isinstance(lambda: 0, types.FunctionType), isinstance((x for x in []), types.GeneratorType))
print(gc.isenabled(), gc.enable())
### aliases of OSError
print(IOError is OSError, EnvironmentError is OSError, issubclass(ConnectionResetError, ConnectionError), issubclass(NotADirectoryError, OSError), issubclass(TabError, SyntaxError), issubclass(ResourceWarning, Warning), issubclass(UnicodeTranslateError, ValueError))
try: raise IOError("disk")
except OSError as e: print(type(e).__name__, e)
### exits are exceptions
import sys
for leave in (sys.exit, exit, quit):
    try: leave()
    except SystemExit as e: print(repr(e.code), e.args)
    try: leave("because")
    except BaseException as e: print(type(e).__name__, e.code, e.args)
### deep recursion that was asked for
import sys
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
print(sys.getrecursionlimit())
sys.setrecursionlimit(5000)
print(depth(3000), sys.getrecursionlimit())
sys.setrecursionlimit(200)
try: depth(500)
except RecursionError as e: print(type(e).__name__)
try: sys.setrecursionlimit(0)
except ValueError as e: print(e)
### output sent elsewhere
import contextlib, sys
class Buffer:
    def __init__(self):
        self.parts = []
    def write(self, text):
        self.parts.append(text)
        return len(text)
    def flush(self):
        pass
    def getvalue(self):
        return "".join(self.parts)
buffer = Buffer()
with contextlib.redirect_stdout(buffer):
    print("hidden", 3)
    sys.stdout.write("direct\n")
print(repr(buffer.getvalue()))
with contextlib.redirect_stdout(Buffer()) as f, contextlib.suppress(ZeroDivisionError):
    print("x")
    1 / 0
print(f.getvalue().split())
old = sys.stdout
sys.stdout = caught = Buffer()
print("caught", end="!")
print("plain", file=old)
sys.stdout = old
print("got", caught.getvalue(), sys.stdout is sys.__stdout__)
with contextlib.redirect_stderr(Buffer()) as errors:
    print("to nobody", file=sys.stderr)
print(repr(errors.getvalue()))
outer = Buffer()
with contextlib.redirect_stdout(outer):
    with contextlib.redirect_stdout(Buffer()):
        print("inner")
    print("outer")
print(outer.getvalue() == "outer\n")
class Tee:
    def __init__(self, *targets):
        self.targets = targets
    def write(self, text):
        for target in self.targets:
            target.write(text)
    def flush(self):
        pass
kept = Buffer()
sys.stdout = Tee(sys.__stdout__, kept)
print("both")
sys.stdout = sys.__stdout__
print(repr(kept.getvalue()))
