import StandardLibrary

extension StandardModule {
  /// `torch.random`: the note's random numbers.
  static var torchRandomModule: StandardModule {
    StandardModule(
      "torch.random", "The note's random numbers.",
      source: """
        import torch as _torch

        manual_seed, initial_seed = _torch.manual_seed, _torch.initial_seed
        """)
  }

  /// `torch.xpu`, `torch.accelerator`: devices that are not here, and say so.
  static var deviceModules: [StandardModule] {
    ["torch.xpu", "torch.accelerator"].map {
      StandardModule($0, "A kind of device that is not here.", source: acceleratorSource)
    }
  }
}

private let acceleratorSource = #"""
  def is_available():
      return False

  def device_count():
      return 0

  def current_accelerator(check_available=False):
      return None

  def empty_cache():
      pass
  """#
