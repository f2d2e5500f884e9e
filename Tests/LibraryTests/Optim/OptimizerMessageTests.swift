import Testing

@Test(arguments: [
  (
    "optim.Muon",
    "AttributeError: module 'torch.optim' has no attribute 'Muon': PyTorch has it, cells do not\n"
      + "fix: optim has SGD, Adam, AdamW, RMSprop, Adagrad, Adadelta, Adamax, NAdam, RAdam here\n"
  ),
  (
    "optim.Adam([p], differentiable=True)",
    "NotImplementedError: Adam(…, differentiable=True) is not supported here\n"
      + "fix: leave differentiable out\n"
  ),
  (
    "optim.Adam([p], lr='x')",
    "TypeError: Adam.__init__(): argument 'lr' must be float, not str\n"
  ),
  (
    "o = optim.Adam([p])\no.load_state_dict(3)",
    "TypeError: Optimizer.load_state_dict(): argument 'state_dict' must be dict, not int\n"
  ),
  (
    "o = optim.Adam([p])\ns = o.state_dict()\ns['state'] = {0: {'step': torch.tensor(1.0)}}\n"
      + "o.load_state_dict(s)",
    "ValueError: the optimizer's state has no 'exp_avg' for a parameter that was trained\n"
  ),
  (
    "o = optim.SGD([p], momentum=0.5)\ns = o.state_dict()\n"
      + "s['state'] = {0: {'momentum_buffer': torch.zeros(3)}}\no.load_state_dict(s)",
    "ValueError: the optimizer's state 'momentum_buffer' has shape [3], but its parameter needs "
      + "[2]\n"
  ),
  (
    "lr_scheduler.StepLR(optim.SGD([p]), 0)",
    "ValueError: step_size must be 1 or more and below 2**31, got 0\n"
  ),
  (
    "s = lr_scheduler.StepLR(optim.SGD([p]), 2)\ns.gamma = 'a'\ns.step()",
    "TypeError: StepLR.gamma must be a number, not str\n"
  ),
  (
    "lr_scheduler.CosineAnnealingLR(optim.SGD([p]), 2**40)",
    "ValueError: T_max must be 1 or more and below 2**31, got 1099511627776\n"
  ),
  (
    "lr_scheduler.OneCycleLR(optim.SGD([p]), 1.0, epochs=2**40, steps_per_epoch=2**40)",
    "ValueError: Expected positive integer epochs * steps_per_epoch, but got a number of more "
      + "than 64 bits\n"
  ),
  (
    "class Own(lr_scheduler.LRScheduler):\n  pass\nOwn(optim.SGD([p]))",
    "NotImplementedError\nfix: define get_lr(self) in Own\n"
  ),
  (
    "lr_scheduler.NoamLR",
    "AttributeError: module 'torch.optim.lr_scheduler' has no attribute 'NoamLR'\nfix: "
      + "lr_scheduler has StepLR, MultiStepLR, ExponentialLR, LambdaLR, MultiplicativeLR, "
      + "ConstantLR, LinearLR, PolynomialLR, CosineAnnealingLR, CosineAnnealingWarmRestarts, "
      + "OneCycleLR, CyclicLR, ReduceLROnPlateau, SequentialLR, ChainedScheduler here\n"
  ),
])
func `a mistake with an optimizer or a schedule is named`(source: String, message: String) {
  let prelude =
    "import torch\nfrom torch import nn, optim\nfrom torch.optim import lr_scheduler\n"
    + "p = nn.Parameter(torch.zeros(2))\n"

  #expect(run(prelude + source) == message)
}

@Test func `a schedule at the ends of the integers stays without a trap`() {
  let source = """
    import torch
    from torch import nn, optim
    from torch.optim.lr_scheduler import *
    for make in [lambda o: StepLR(o, 3), lambda o: CosineAnnealingLR(o, 5), lambda o: LinearLR(o),
                 lambda o: PolynomialLR(o), lambda o: ConstantLR(o), lambda o: ExponentialLR(o, 1.0)]:
        for epoch in (9223372036854775807, -9223372036854775807):
            o = optim.SGD([nn.Parameter(torch.zeros(1))], lr=0.1)
            s = make(o)
            o.step()
            s.last_epoch = epoch
            s.step()
    print(s.last_epoch)
    """

  #expect(run(source) == "-9223372036854775806\n")
}
