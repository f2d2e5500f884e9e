// Written by Tests/LibraryTests/Fixtures/names.py from CPython 3.11.

import Interpreter

extension OriginalNames {
  static let python: [(owner: String, names: String)] = [
    (
      "abc",
      """
      ABC ABCMeta abstractclassmethod abstractmethod abstractproperty abstractstaticmethod \
      get_cache_token update_abstractmethods
      """
    ),
    (
      "argparse",
      """
      Action ArgumentDefaultsHelpFormatter ArgumentError ArgumentParser ArgumentTypeError \
      BooleanOptionalAction FileType HelpFormatter MetavarTypeHelpFormatter Namespace ONE_OR_MORE \
      OPTIONAL PARSER REMAINDER RawDescriptionHelpFormatter RawTextHelpFormatter SUPPRESS \
      ZERO_OR_MORE
      """
    ),
    (
      "bisect",
      """
      bisect bisect_left bisect_right insort insort_left insort_right
      """
    ),
    (
      "builtins",
      """
      ArithmeticError AssertionError AttributeError BaseException BaseExceptionGroup \
      BlockingIOError BrokenPipeError BufferError BytesWarning ChildProcessError \
      ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError \
      DeprecationWarning EOFError Ellipsis EncodingWarning EnvironmentError Exception \
      ExceptionGroup FileExistsError FileNotFoundError FloatingPointError FutureWarning \
      GeneratorExit IOError ImportError ImportWarning IndentationError IndexError InterruptedError \
      IsADirectoryError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError \
      NameError NotADirectoryError NotImplemented NotImplementedError OSError OverflowError \
      PendingDeprecationWarning PermissionError ProcessLookupError RecursionError ReferenceError \
      ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError \
      SyntaxWarning SystemError SystemExit TabError TimeoutError TypeError UnboundLocalError \
      UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning \
      UserWarning ValueError Warning ZeroDivisionError abs aiter all anext any ascii bin bool \
      breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod \
      enumerate eval exec exit filter float format frozenset getattr globals hasattr hash help hex \
      id input int isinstance issubclass iter len list locals map max memoryview min next object \
      oct open ord pow print property quit range repr reversed round set setattr slice sorted \
      staticmethod str sum super tuple type vars zip
      """
    ),
    (
      "collections",
      """
      ChainMap Counter OrderedDict UserDict UserList UserString defaultdict deque namedtuple
      """
    ),
    (
      "contextlib",
      """
      AbstractAsyncContextManager AbstractContextManager AsyncExitStack ContextDecorator ExitStack \
      aclosing asynccontextmanager chdir closing contextmanager nullcontext redirect_stderr \
      redirect_stdout suppress
      """
    ),
    (
      "copy",
      """
      Error copy deepcopy dispatch_table
      """
    ),
    (
      "csv",
      """
      Dialect DictReader DictWriter Error QUOTE_ALL QUOTE_MINIMAL QUOTE_NONE QUOTE_NONNUMERIC \
      Sniffer excel excel_tab field_size_limit get_dialect list_dialects reader register_dialect \
      unix_dialect unregister_dialect writer
      """
    ),
    (
      "dataclasses",
      """
      Field FrozenInstanceError InitVar KW_ONLY MISSING asdict astuple dataclass field fields \
      is_dataclass make_dataclass replace
      """
    ),
    (
      "datetime",
      """
      MAXYEAR MINYEAR UTC date datetime datetime_CAPI time timedelta timezone tzinfo
      """
    ),
    (
      "enum",
      """
      CONFORM CONTINUOUS EJECT Enum EnumCheck EnumMeta EnumType Flag FlagBoundary IntEnum IntFlag \
      KEEP NAMED_FLAGS ReprEnum STRICT StrEnum UNIQUE auto global_enum global_enum_repr \
      global_flag_repr global_str member nonmember pickle_by_enum_name pickle_by_global_name \
      property unique verify
      """
    ),
    (
      "functools",
      """
      WRAPPER_ASSIGNMENTS WRAPPER_UPDATES cache cached_property cmp_to_key lru_cache partial \
      partialmethod reduce singledispatch singledispatchmethod total_ordering update_wrapper wraps
      """
    ),
    (
      "gc",
      """
      DEBUG_COLLECTABLE DEBUG_LEAK DEBUG_SAVEALL DEBUG_STATS DEBUG_UNCOLLECTABLE callbacks collect \
      disable enable freeze garbage get_count get_debug get_freeze_count get_objects get_referents \
      get_referrers get_stats get_threshold is_finalized is_tracked isenabled set_debug \
      set_threshold unfreeze
      """
    ),
    (
      "heapq",
      """
      heapify heappop heappush heappushpop heapreplace merge nlargest nsmallest
      """
    ),
    (
      "io",
      """
      BlockingIOError BufferedIOBase BufferedRWPair BufferedRandom BufferedReader BufferedWriter \
      BytesIO DEFAULT_BUFFER_SIZE FileIO IOBase IncrementalNewlineDecoder RawIOBase SEEK_CUR \
      SEEK_END SEEK_SET StringIO TextIOBase TextIOWrapper UnsupportedOperation open open_code \
      text_encoding
      """
    ),
    (
      "itertools",
      """
      accumulate chain combinations combinations_with_replacement compress count cycle dropwhile \
      filterfalse groupby islice pairwise permutations product repeat starmap takewhile tee \
      zip_longest
      """
    ),
    (
      "json",
      """
      JSONDecodeError JSONDecoder JSONEncoder dump dumps load loads
      """
    ),
    (
      "logging",
      """
      BASIC_FORMAT BufferingFormatter CRITICAL DEBUG ERROR FATAL FileHandler Filter Formatter \
      Handler INFO LogRecord Logger LoggerAdapter NOTSET NullHandler StreamHandler WARN WARNING \
      addLevelName basicConfig captureWarnings critical debug disable error exception fatal \
      getLevelName getLevelNamesMapping getLogRecordFactory getLogger getLoggerClass info \
      lastResort log logMultiprocessing logProcesses logThreads makeLogRecord raiseExceptions root \
      setLogRecordFactory setLoggerClass shutdown warn warning
      """
    ),
    (
      "math",
      """
      acos acosh asin asinh atan atan2 atanh cbrt ceil comb copysign cos cosh degrees dist e erf \
      erfc exp exp2 expm1 fabs factorial floor fmod frexp fsum gamma gcd hypot inf isclose \
      isfinite isinf isnan isqrt lcm ldexp lgamma log log10 log1p log2 modf nan nextafter perm pi \
      pow prod radians remainder sin sinh sqrt tan tanh tau trunc ulp
      """
    ),
    (
      "operator",
      """
      abs add and_ attrgetter call concat contains countOf delitem eq floordiv ge getitem gt iadd \
      iand iconcat ifloordiv ilshift imatmul imod imul index indexOf inv invert ior ipow irshift \
      is_ is_not isub itemgetter itruediv ixor le length_hint lshift lt matmul methodcaller mod \
      mul ne neg not_ or_ pos pow rshift setitem sub truediv truth xor
      """
    ),
    (
      "os",
      """
      abort access altsep chdir chmod chown chroot close closerange confstr confstr_names \
      copy_file_range cpu_count ctermid curdir defpath device_encoding devnull dup dup2 environ \
      environb error eventfd eventfd_read eventfd_write execl execle execlp execlpe execv execve \
      execvp execvpe extsep fchdir fchmod fchown fdatasync fdopen fork forkpty fpathconf fsdecode \
      fsencode fspath fstat fstatvfs fsync ftruncate fwalk get_blocking get_exec_path \
      get_inheritable get_terminal_size getcwd getcwdb getegid getenv getenvb geteuid getgid \
      getgrouplist getgroups getloadavg getlogin getpgid getpgrp getpid getppid getpriority \
      getrandom getresgid getresuid getsid getuid getxattr initgroups isatty kill killpg lchown \
      linesep link listdir listxattr lockf login_tty lseek lstat major makedev makedirs \
      memfd_create minor mkdir mkfifo mknod name nice open openpty pardir path pathconf \
      pathconf_names pathsep pidfd_open pipe pipe2 popen posix_fadvise posix_fallocate posix_spawn \
      posix_spawnp pread preadv putenv pwrite pwritev read readlink readv register_at_fork remove \
      removedirs removexattr rename renames replace rmdir scandir sched_get_priority_max \
      sched_get_priority_min sched_getaffinity sched_getparam sched_getscheduler sched_param \
      sched_rr_get_interval sched_setaffinity sched_setparam sched_setscheduler sched_yield \
      sendfile sep set_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp \
      setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle \
      spawnlp spawnlpe spawnv spawnve spawnvp spawnvpe splice stat stat_result statvfs \
      statvfs_result strerror supports_bytes_environ supports_dir_fd supports_effective_ids \
      supports_fd supports_follow_symlinks symlink sync sysconf sysconf_names system tcgetpgrp \
      tcsetpgrp terminal_size times times_result truncate ttyname umask uname uname_result unlink \
      unsetenv urandom utime wait wait3 wait4 waitid waitid_result waitpid waitstatus_to_exitcode \
      walk write writev
      """
    ),
    (
      "os.path",
      """
      abspath altsep basename commonpath commonprefix curdir defpath devnull dirname exists \
      expanduser expandvars extsep getatime getctime getmtime getsize isabs isdir isfile islink \
      ismount join lexists normcase normpath pardir pathsep realpath relpath samefile sameopenfile \
      samestat sep split splitdrive splitext supports_unicode_filenames
      """
    ),
    (
      "pathlib",
      """
      EBADF ELOOP ENOENT ENOTDIR Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath
      """
    ),
    (
      "pprint",
      """
      PrettyPrinter isreadable isrecursive pformat pp pprint saferepr
      """
    ),
    (
      "random",
      """
      BPF LOG4 NV_MAGICCONST RECIP_BPF Random SG_MAGICCONST SystemRandom TWOPI betavariate choice \
      choices expovariate gammavariate gauss getrandbits getstate lognormvariate normalvariate \
      paretovariate randbytes randint random randrange sample seed setstate shuffle triangular \
      uniform vonmisesvariate weibullvariate
      """
    ),
    (
      "re",
      """
      A ASCII DEBUG DOTALL I IGNORECASE L LOCALE M MULTILINE Match NOFLAG Pattern RegexFlag S T \
      TEMPLATE U UNICODE VERBOSE X compile error escape findall finditer fullmatch match purge \
      search split sub subn template
      """
    ),
    (
      "statistics",
      """
      NormalDist StatisticsError correlation covariance fmean geometric_mean harmonic_mean \
      linear_regression mean median median_grouped median_high median_low mode multimode pstdev \
      pvariance quantiles stdev tau variance
      """
    ),
    (
      "string",
      """
      Formatter Template ascii_letters ascii_lowercase ascii_uppercase capwords digits hexdigits \
      octdigits printable punctuation whitespace
      """
    ),
    (
      "sys",
      """
      abiflags addaudithook api_version argv audit base_exec_prefix base_prefix breakpointhook \
      builtin_module_names byteorder call_tracing copyright displayhook dont_write_bytecode \
      exc_info excepthook exception exec_prefix executable exit flags float_info float_repr_style \
      get_asyncgen_hooks get_coroutine_origin_tracking_depth get_int_max_str_digits \
      getallocatedblocks getdefaultencoding getdlopenflags getfilesystemencodeerrors \
      getfilesystemencoding getprofile getrecursionlimit getrefcount getsizeof getswitchinterval \
      gettrace hash_info hexversion implementation int_info intern is_finalizing maxsize \
      maxunicode meta_path modules orig_argv path path_hooks path_importer_cache platform \
      platlibdir prefix pycache_prefix set_asyncgen_hooks set_coroutine_origin_tracking_depth \
      set_int_max_str_digits setdlopenflags setprofile setrecursionlimit setswitchinterval \
      settrace stderr stdin stdlib_module_names stdout thread_info unraisablehook version \
      version_info warnoptions
      """
    ),
    (
      "textwrap",
      """
      TextWrapper dedent fill indent shorten wrap
      """
    ),
    (
      "time",
      """
      CLOCK_BOOTTIME CLOCK_MONOTONIC CLOCK_MONOTONIC_RAW CLOCK_PROCESS_CPUTIME_ID CLOCK_REALTIME \
      CLOCK_TAI CLOCK_THREAD_CPUTIME_ID altzone asctime clock_getres clock_gettime \
      clock_gettime_ns clock_settime clock_settime_ns ctime daylight get_clock_info gmtime \
      localtime mktime monotonic monotonic_ns perf_counter perf_counter_ns process_time \
      process_time_ns pthread_getcpuclockid sleep strftime strptime struct_time thread_time \
      thread_time_ns time time_ns timezone tzname tzset
      """
    ),
    (
      "types",
      """
      AsyncGeneratorType BuiltinFunctionType BuiltinMethodType CellType ClassMethodDescriptorType \
      CodeType CoroutineType DynamicClassAttribute EllipsisType FrameType FunctionType \
      GeneratorType GenericAlias GetSetDescriptorType LambdaType MappingProxyType \
      MemberDescriptorType MethodDescriptorType MethodType MethodWrapperType ModuleType NoneType \
      NotImplementedType SimpleNamespace TracebackType UnionType WrapperDescriptorType coroutine \
      new_class prepare_class resolve_bases
      """
    ),
    (
      "typing",
      """
      AbstractSet Annotated Any AnyStr AsyncContextManager AsyncGenerator AsyncIterable \
      AsyncIterator Awaitable BinaryIO ByteString CT_co Callable ChainMap ClassVar Collection \
      Concatenate Container ContextManager Coroutine Counter DefaultDict Deque Dict \
      EXCLUDED_ATTRIBUTES Final ForwardRef FrozenSet Generator Generic Hashable IO ItemsView \
      Iterable Iterator KT KeysView List Literal LiteralString Mapping MappingView Match \
      MutableMapping MutableSequence MutableSet NamedTuple Never NewType NoReturn NotRequired \
      Optional OrderedDict ParamSpec ParamSpecArgs ParamSpecKwargs Pattern Protocol Required \
      Reversible Self Sequence Set Sized SupportsAbs SupportsBytes SupportsComplex SupportsFloat \
      SupportsIndex SupportsInt SupportsRound T TYPE_CHECKING T_co T_contra Text TextIO Tuple Type \
      TypeAlias TypeGuard TypeVar TypeVarTuple TypedDict Union Unpack VT VT_co V_co ValuesView \
      assert_never assert_type cast clear_overloads dataclass_transform final get_args get_origin \
      get_overloads get_type_hints is_typeddict no_type_check no_type_check_decorator overload \
      reveal_type runtime_checkable
      """
    ),
    (
      "unicodedata",
      """
      UCD bidirectional category combining decimal decomposition digit east_asian_width \
      is_normalized lookup mirrored name normalize numeric ucd_3_2_0 unidata_version
      """
    ),
    (
      "warnings",
      """
      catch_warnings defaultaction filters filterwarnings formatwarning onceregistry resetwarnings \
      showwarning simplefilter warn warn_explicit
      """
    ),
    (
      "builtins.bytes",
      """
      capitalize center count decode endswith expandtabs find fromhex hex index isalnum isalpha \
      isascii isdigit islower isspace istitle isupper join ljust lower lstrip maketrans partition \
      removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split \
      splitlines startswith strip swapcase title translate upper zfill
      """
    ),
    (
      "builtins.dict",
      """
      clear copy fromkeys get items keys pop popitem setdefault update values
      """
    ),
    (
      "builtins.float",
      """
      as_integer_ratio conjugate fromhex hex imag is_integer real
      """
    ),
    (
      "builtins.frozenset",
      """
      copy difference intersection isdisjoint issubset issuperset symmetric_difference union
      """
    ),
    (
      "builtins.int",
      """
      as_integer_ratio bit_count bit_length conjugate denominator from_bytes imag numerator real \
      to_bytes
      """
    ),
    (
      "builtins.list",
      """
      append clear copy count extend index insert pop remove reverse sort
      """
    ),
    (
      "builtins.range",
      """
      count index start step stop
      """
    ),
    (
      "builtins.set",
      """
      add clear copy difference difference_update discard intersection intersection_update \
      isdisjoint issubset issuperset pop remove symmetric_difference symmetric_difference_update \
      union update
      """
    ),
    (
      "builtins.slice",
      """
      indices start step stop
      """
    ),
    (
      "builtins.str",
      """
      capitalize casefold center count encode endswith expandtabs find format format_map index \
      isalnum isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace \
      istitle isupper join ljust lower lstrip maketrans partition removeprefix removesuffix \
      replace rfind rindex rjust rpartition rsplit rstrip split splitlines startswith strip \
      swapcase title translate upper zfill
      """
    ),
    (
      "builtins.tuple",
      """
      count index
      """
    ),
  ]
}
