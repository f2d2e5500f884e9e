import Interpreter
import NumPy
import StandardLibrary
import Tensors

/// What the cells of one note can import and call, with the state behind it.
///
/// One library serves one note. Its modules are made when they are first imported, and each only
/// once, so that `import torch` in two cells gives the same module.
package final class CellLibrary {
  /// What the running cell may know of its note.
  package var note: NoteContext
  /// The generator behind every random number that names no other one.
  package let generator = RandomGenerator(seed: 0)

  /// The files that cells have written.
  package let scratch = ScratchFiles()

  /// The figures that cells have drawn and not shown yet.
  let plots = PlotState()

  private var numpy: NumPyLibrary?
  private let parameters = ParameterTable()
  private var made: [String: ModuleObject] = [:]
  /// The classes of the values that tensors bring, once installed.
  package private(set) var types: TorchTypes?

  package init(note: NoteContext) {
    self.note = note
  }

  /// Starts the random numbers anew, as `torch.manual_seed`.
  package func seed(_ seed: Int) {
    generator.reseed(UInt64(bitPattern: Int64(seed)))
  }

  /// A network's parameter as a value: the same tensor gives the same value.
  package func parameter(_ tensor: Tensor) -> Value {
    .native(parameters.parameter(of: tensor))
  }

  /// Each module under its dotted name, with what makes it.
  private var factories: [(name: String, make: (CellLibrary, Context) -> ModuleObject)] {
    [
      ("IPython", displayPackage),
      ("IPython.display", displayModule),
      ("copy", copyModule),
      ("io", ioModule),
      ("matplotlib", matplotlibModule),
      ("matplotlib.pyplot", pyplotModule),
      ("matplotlib.ticker", tickerModule),
      ("os", osModule),
      ("os.path", pathModule),
      ("rnn", rnnModule),
      ("rnn.tasks", taskModule),
      ("safetensors", safetensorsModule),
      ("safetensors.torch", safetensorsTorchModule),
      ("torch", torchModule),
      ("torch.ao", aoModule),
      ("torch.ao.quantization", quantizationModule("torch.ao.quantization")),
      ("torch.autograd", autogradModule),
      ("torch.backends", backendsModule),
      ("torch.backends.cudnn", cudnnModule),
      ("torch.backends.mps", metalModule),
      ("torch.cuda", cudaModule),
      ("torch.nn", nnModule),
      ("torch.nn.functional", functionalModule),
      ("torch.nn.init", initModule),
      ("torch.nn.parameter", parameterModule),
      ("torch.nn.utils", utilsModule),
      ("torch.nn.utils.prune", pruneModule),
      ("torch.nn.utils.rnn", sequenceUtilsModule),
      ("torch.optim", optimModule),
      ("torch.optim.lr_scheduler", schedulerModule),
      ("torch.quantization", quantizationModule("torch.quantization")),
      ("torch.utils", utilitiesModule),
      ("torch.utils.data", dataModule),
      ("torch.utils.data.dataloader", dataPartModule("dataloader")),
      ("torch.utils.data.dataset", dataPartModule("dataset")),
      ("torch.utils.data.sampler", dataPartModule("sampler")),
      ("tqdm", tqdmModule("tqdm")),
      ("tqdm.auto", tqdmModule("tqdm.auto")),
      ("tqdm.notebook", tqdmModule("tqdm.notebook")),
    ]
  }

  /// The names of the modules that there are.
  package var moduleNames: [String] {
    factories.map(\.name) + WrittenNames.modules.map(\.name) + StandardModule.all.map(\.name)
      + NumPyLibrary.moduleNames
  }

  /// Makes the library's modules importable in a context and its types known there.
  package func install(in context: Context) {
    let types = TorchTypes(in: context, generator: generator, parameters: parameters)
    self.types = types
    DType.standard = .float32
    PrintOptions.current = PrintOptions()
    types.register(in: context)
    numpy = NumPyLibrary(in: context, files: arrayFiles(in: context))
    for type in fileTypes(scratch, base: context.types.object) {
      context.register(nativeClass: type, typeName: "_io.\(type.name)")
    }
    context.defineBuiltin("open", .builtin(openFunction(self)))
    context.adviceForModule = ModuleAdvice.advice
    registerNames(in: context)
    let others = context.findModule
    context.moduleNames = Set(context.moduleNames + moduleNames + ["math"]).sorted()
    context.findModule = { [self, unowned context] name throws(Raise) in
      if let own = try module(named: name, in: context) { return own }
      return try others(name)
    }
  }

  /// The names bound in every `rnn` cell without an import.
  package func commands(in context: Context) throws(Raise) -> [(String, Value)] {
    var bound: [(String, Value)] = []
    for (name, path) in Self.boundModules where path == "math" || moduleNames.contains(path) {
      bound.append((name, .module(try context.importModule(path))))
    }
    if moduleNames.contains("rnn") { bound += try context.importModule("rnn").attributes.pairs }
    return bound
  }

  private static let boundModules = [
    ("torch", "torch"), ("nn", "torch.nn"), ("F", "torch.nn.functional"),
    ("optim", "torch.optim"), ("math", "math"), ("rnn", "rnn"),
  ]

  /// The module of a dotted name, with the modules below it as its attributes.
  package func module(named name: String, in context: Context) throws(Raise) -> ModuleObject? {
    if let known = made[name] { return known }
    if let written = WrittenNames.modules.first(where: { $0.name == name }) {
      let module = try written.make(in: context)
      made[name] = module
      return module
    }
    guard let factory = factories.first(where: { $0.name == name }) else {
      let array = numpy?.module(named: name, in: context)
      let standard = try StandardModule.module(named: name, in: context)
      made[name] = array ?? standard
      return array ?? standard
    }
    let module = factory.make(self, context)
    made[name] = module
    module.late = { [unowned self, unowned context] attribute throws(Raise) in
      try lateAttribute(attribute, of: name, in: context)
    }
    module.lateNames = WrittenNames.names(in: name)
    let prefix = name + "."
    for child in factories.map(\.name) where child.hasPrefix(prefix) {
      let last = child.dropFirst(prefix.count)
      if last.contains(".") { continue }
      if let made = try self.module(named: child, in: context) {
        module.attributes[String(last)] = .module(made)
      }
    }
    return module
  }
}
