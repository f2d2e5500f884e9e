import Interpreter

extension StandardModule {
  /// `argparse`: a note has no command line, so that `parse_args()` gives the defaults; a list of
  /// words is read as CPython reads it. There is no help text.
  static var argparseModule: StandardModule {
    StandardModule(
      "argparse", "Options of a program, with their defaults.",
      source: #"""
        class Namespace:
            def __init__(self, **kwargs):
                for name in kwargs:
                    setattr(self, name, kwargs[name])

            def __eq__(self, other):
                return vars(self) == vars(other) if isinstance(other, Namespace) else NotImplemented

            def __contains__(self, key):
                return key in vars(self)

            def __repr__(self):
                pairs = vars(self).items()
                parts = [f"{name}={value!r}" for name, value in pairs if name.isidentifier()]
                others = {name: value for name, value in pairs if not name.isidentifier()}
                if others:
                    parts.append(f"**{others!r}")
                return f"{type(self).__name__}({', '.join(parts)})"

        class HelpFormatter:
            pass

        class ArgumentDefaultsHelpFormatter(HelpFormatter):
            pass

        class RawDescriptionHelpFormatter(HelpFormatter):
            pass

        class RawTextHelpFormatter(RawDescriptionHelpFormatter):
            pass

        class ArgumentTypeError(Exception):
            pass

        class ArgumentError(Exception):
            def __init__(self, argument, message):
                self.argument_name = argument._shown() if argument is not None else None
                self.message = message

            def __str__(self):
                if self.argument_name is None:
                    return self.message
                return f"argument {self.argument_name}: {self.message}"

        ONE_OR_MORE, OPTIONAL, ZERO_OR_MORE, REMAINDER = "+", "?", "*", "..."
        SUPPRESS = "==SUPPRESS=="
        _FLAGS = {"store_true": (True, False), "store_false": (False, True)}
        _ACTIONS = ("store", "store_const", "append", "count", *_FLAGS)

        class Action:
            def __init__(self, names, action="store", nargs=None, const=None, default=None,
                         type=None, choices=None, required=False, help=None, metavar=None,
                         dest=None):
                if not isinstance(action, str):
                    raise NotImplementedError("an action of your own is not available: name one of "
                        + ", ".join(_ACTIONS))
                if action not in _ACTIONS:
                    raise ValueError(f'unknown action "{action}"')
                if type is not None and not callable(type):
                    raise ValueError(f"{type!r} is not callable")
                self.option_strings = [name for name in names if name.startswith("-")]
                if names and not self.option_strings:
                    dest, required = names[0], nargs not in ("?", "*")
                if dest is None:
                    long = [name for name in names if name.startswith("--")]
                    dest = (long or names)[0].lstrip("-").replace("-", "_")
                self.dest, self.nargs, self.type, self.choices = dest, nargs, type, choices
                self.const, self.default, self.required = const, default, required
                self.help, self.metavar, self._action = help, metavar, action
                if action in _FLAGS:
                    self.const, standard = _FLAGS[action]
                    self.default = standard if default is None else default
                if action in ("store_const", "count") or action in _FLAGS:
                    self.nargs = 0

            def _shown(self):
                if self.option_strings:
                    return "/".join(self.option_strings)
                return self.metavar or self.dest

            def _least(self):
                if isinstance(self.nargs, int):
                    return self.nargs
                return 0 if self.nargs in ("?", "*", "...") else 1

            def _most(self, there):
                if self.nargs in ("*", "+", "..."):
                    return there
                return min(there, self.nargs if isinstance(self.nargs, int) else 1)

            def _checked(self, text):
                value = text
                if self.type is not None:
                    try:
                        value = self.type(text)
                    except ArgumentTypeError as error:
                        raise ArgumentError(self, str(error)) from None
                    except (TypeError, ValueError):
                        name = getattr(self.type, "__name__", repr(self.type))
                        raise ArgumentError(self, f"invalid {name} value: {text!r}") from None
                if self.choices is not None and value not in self.choices:
                    known = ", ".join(map(repr, self.choices))
                    raise ArgumentError(self, f"invalid choice: {value!r} (choose from {known})")
                return value

            def _take(self, namespace, texts):
                least = self._least()
                if len(texts) < least:
                    wanted = ("one argument" if self.nargs is None else "at least one argument"
                        if self.nargs == "+" else f"{least} argument{'s' if least > 1 else ''}")
                    raise ArgumentError(self, f"expected {wanted}")
                if self._action == "count":
                    value = (getattr(namespace, self.dest, None) or 0) + 1
                elif self.nargs == 0:
                    value = self.const
                elif self.nargs == "?" and not texts:
                    value = self.const if self.option_strings else self.default
                elif self.nargs == "*" and not texts and not self.option_strings:
                    value = [] if self.default is None else self.default
                else:
                    values = [self._checked(text) for text in texts]
                    value = values[0] if self.nargs in (None, "?") else values
                if self._action == "append":
                    value = [*(getattr(namespace, self.dest, None) or []), value]
                setattr(namespace, self.dest, value)

        class _Group:
            def __init__(self, parser):
                self._parser = parser

            def add_argument(self, *names, **options):
                return self._parser.add_argument(*names, **options)

        class ArgumentParser:
            def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=(),
                         formatter_class=HelpFormatter, prefix_chars="-",
                         fromfile_prefix_chars=None, argument_default=None,
                         conflict_handler="error", add_help=True, allow_abbrev=True,
                         exit_on_error=True):
                self.prog = "note" if prog is None else prog
                self.usage, self.description, self.epilog = usage, description, epilog
                self._defaults, self._rivals, self._abbreviates = {}, [], allow_abbrev
                self._actions = [action for parent in parents for action in parent._actions]

            def add_argument(self, *names, **options):
                if not names and "dest" not in options:
                    raise ValueError("dest= is required for options without a name")
                action = Action(names or (options.pop("dest"),), **options)
                for name in action.option_strings:
                    if any(name in other.option_strings for other in self._actions):
                        raise ArgumentError(action, f"conflicting option string: {name}")
                self._actions.append(action)
                return action

            def add_argument_group(self, title=None, description=None):
                return _Group(self)

            def set_defaults(self, **kwargs):
                self._defaults.update(kwargs)
                for action in self._actions:
                    if action.dest in kwargs:
                        action.default = kwargs[action.dest]

            def get_default(self, dest):
                for action in self._actions:
                    if action.dest == dest and action.default is not None:
                        return action.default
                return self._defaults.get(dest)

            def error(self, message):
                import sys
                sys.stderr.write(f"{self.prog}: error: {message}\n")
                raise SystemExit(2)

            def exit(self, status=0, message=None):
                import sys
                if message:
                    sys.stderr.write(message)
                raise SystemExit(status)

            def parse_args(self, args=None, namespace=None):
                namespace, rest = self.parse_known_args(args, namespace)
                if rest:
                    self.error(f"unrecognized arguments: {' '.join(rest)}")
                return namespace

            def parse_known_args(self, args=None, namespace=None):
                namespace = Namespace() if namespace is None else namespace
                for action in self._actions:
                    if not hasattr(namespace, action.dest) and action.default != SUPPRESS:
                        setattr(namespace, action.dest, action.default)
                for name, value in self._defaults.items():
                    if not hasattr(namespace, name):
                        setattr(namespace, name, value)
                try:
                    return namespace, self._read(list(args or []), namespace)
                except ArgumentError as error:
                    self.error(str(error))

            def _read(self, words, namespace):
                seen, loose, unknown = set(), [], []
                while words:
                    word = words.pop(0)
                    if word == "--":
                        loose += words
                        break
                    if not self._is_option(word):
                        loose.append(word)
                        continue
                    action, value = self._option(word)
                    if action is None:
                        unknown.append(word)
                        continue
                    seen.add(action)
                    count = next((i for i, w in enumerate(words) if self._is_option(w)), len(words))
                    if value is None:
                        count = action._most(count)
                        texts, words = words[:count], words[count:]
                    elif action.nargs == 0:
                        raise ArgumentError(action, f"ignored explicit argument {value!r}")
                    else:
                        texts = [value]
                    action._take(namespace, texts)
                loose = self._place(loose, namespace, seen)
                self._finish(namespace, seen)
                return unknown + loose

            def _is_option(self, word):
                if len(word) < 2 or word[0] != "-" or " " in word.partition("=")[0]:
                    return False
                number = word[1:].replace(".", "", 1).isdigit()
                return not number or any(word in action.option_strings for action in self._actions)

            def _option(self, word):
                name, equals, value = word.partition("=")
                for action in self._actions:
                    if name in action.option_strings:
                        return action, value if equals else None
                near = [(action, other) for action in self._actions
                        for other in action.option_strings
                        if name.startswith("--") and other.startswith(name)]
                if len(near) > 1:
                    names = ", ".join(other for _, other in near)
                    self.error(f"ambiguous option: {word} could match {names}")
                if near and self._abbreviates:
                    return near[0][0], value if equals else None
                for action in self._actions:
                    if word[1] != "-" and word[:2] in action.option_strings and action.nargs != 0:
                        return action, word[2:]
                return None, None

            def _place(self, words, namespace, seen):
                waiting = [action for action in self._actions if not action.option_strings]
                for index, action in enumerate(waiting):
                    behind = sum(other._least() for other in waiting[index + 1:])
                    count = action._most(max(0, len(words) - behind))
                    if count < action._least():
                        return words
                    action._take(namespace, words[:count])
                    words = words[count:]
                    seen.add(action)
                return words

            def _finish(self, namespace, seen):
                missing = [action._shown() for action in self._actions
                           if action.required and action not in seen]
                if missing:
                    self.error(f"the following arguments are required: {', '.join(missing)}")
                for action in self._actions:
                    if action not in seen and isinstance(action.default, str) and action.type \
                            and getattr(namespace, action.dest, None) is action.default:
                        action_choices, action.choices = action.choices, None
                        setattr(namespace, action.dest, action._checked(action.default))
                        action.choices = action_choices
        """#)
  }
}
