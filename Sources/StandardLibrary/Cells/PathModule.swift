import Interpreter

extension StandardModule {
  /// `pathlib`: names are put together as in CPython; what reads and writes goes through `open`,
  /// and so through the bounds of the note's folder.
  static var pathlibModule: StandardModule {
    StandardModule(
      "pathlib", "Names of files as objects.",
      source: #"""
        class PurePath:
            def __init__(self, *args):
                path = ""
                for part in args:
                    part = part if isinstance(part, str) else _text(part)
                    if part.startswith("/"):
                        path = part
                    elif part:
                        path = path + "/" + part if path else part
                root = "/" if path.startswith("/") else ""
                self._root = root
                self._names = [name for name in path.split("/") if name not in ("", ".")]

            def __str__(self):
                return self._root + "/".join(self._names) or "."

            def __fspath__(self):
                return str(self)

            def as_posix(self):
                return str(self)

            def __repr__(self):
                return f"{type(self).__name__}({str(self)!r})"

            def __eq__(self, other):
                return str(self) == str(other) if isinstance(other, PurePath) else NotImplemented

            def __lt__(self, other):
                return self.parts < other.parts if isinstance(other, PurePath) else NotImplemented

            def __hash__(self):
                return hash(str(self))

            def __truediv__(self, key):
                if not isinstance(key, (str, PurePath)):
                    return NotImplemented
                return type(self)(self, key)

            def __rtruediv__(self, key):
                return type(self)(key, self) if isinstance(key, str) else NotImplemented

            def joinpath(self, *args):
                return type(self)(self, *args)

            @property
            def parts(self):
                return ((self._root,) if self._root else ()) + tuple(self._names)

            @property
            def name(self):
                return self._names[-1] if self._names else ""

            @property
            def suffix(self):
                dot = self.name.rfind(".")
                return self.name[dot:] if 0 < dot < len(self.name) - 1 else ""

            @property
            def suffixes(self):
                if self.name.endswith("."):
                    return []
                return ["." + part for part in self.name.lstrip(".").split(".")[1:]]

            @property
            def stem(self):
                return self.name[:len(self.name) - len(self.suffix)]

            @property
            def parent(self):
                return type(self)(self._root + "/".join(self._names[:-1]))

            @property
            def parents(self):
                found, path = [], self
                while path._names:
                    path = path.parent
                    found.append(path)
                return tuple(found)

            def with_name(self, name):
                if not self.name:
                    raise ValueError(f"{self!r} has an empty name")
                return self.parent / name

            def with_stem(self, stem):
                return self.with_name(stem + self.suffix)

            def with_suffix(self, suffix):
                if suffix and not suffix.startswith(".") or suffix == ".":
                    raise ValueError(f"Invalid suffix {suffix!r}")
                if not self.name:
                    raise ValueError(f"{self!r} has an empty name")
                return self.with_name(self.stem + suffix)

            def is_absolute(self):
                return self._root != ""

        def _text(part):
            if hasattr(part, "__fspath__"):
                return part.__fspath__()
            raise TypeError("expected str, bytes or os.PathLike object, not " + type(part).__name__)

        class PurePosixPath(PurePath):
            pass

        class Path(PurePath):
            def __new__(cls, *args):
                return object.__new__(PosixPath if cls is Path else cls)

            def exists(self):
                import os
                return os.path.exists(str(self))

            def is_file(self):
                import os
                return os.path.isfile(str(self))

            def is_dir(self):
                import os
                return os.path.isdir(str(self))

            def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
                return open(str(self), mode, buffering, encoding, errors, newline)

            def read_text(self, encoding=None, errors=None):
                with self.open("r", encoding=encoding, errors=errors) as file:
                    return file.read()

            def read_bytes(self):
                with self.open("rb") as file:
                    return file.read()

            def write_text(self, data, encoding=None, errors=None, newline=None):
                if not isinstance(data, str):
                    raise TypeError(f"data must be str, not {type(data).__name__}")
                with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
                    return file.write(data)

            def write_bytes(self, data):
                with self.open("wb") as file:
                    return file.write(data)

            def mkdir(self, mode=0o777, parents=False, exist_ok=False):
                import os
                if exist_ok and self.is_dir():
                    return
                os.makedirs(str(self)) if parents else os.mkdir(str(self))

            def unlink(self, missing_ok=False):
                import os
                if self.exists() or not missing_ok:
                    os.remove(str(self))

        class PosixPath(Path, PurePosixPath):
            pass
        """#)
  }
}
