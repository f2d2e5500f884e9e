import Interpreter
import Testing

@Test func `a stopper ends a loop of one's own and brings the best weights back`() {
  let printed = CommandNote().run(
    """
    net = nn.Linear(1, 1, bias=False)
    stopper = EarlyStopping(patience=2, min_delta=0.1)
    for epoch, loss in enumerate([3.0, 1.0, 0.95, torch.tensor(2.0), 0.1]):
        with torch.no_grad():
            net.weight.fill_(epoch)
        if stopper.step(loss, net):
            break
    print(epoch, net.weight.item(), stopper.best, stopper.best_epoch, stopper.counter)
    print(stopper, stopper.early_stop)
    """)
  #expect(
    printed == """
      3 1.0 1.0 2 2
      EarlyStopping(patience=2, best 1 at epoch 2 of 4) True

      """)
}

@Test func `fit stops by an object and tells it what happened`() {
  let printed = CommandNote().run(
    """
    net = nn.Linear(1, 1, bias=False)
    with torch.no_grad():
        net.weight.zero_()
    x, y = torch.ones(4, 1), 2 * torch.ones(4, 1)
    stopper = EarlyStopping(3, restore_best=False)
    history = fit(net, x, y, lr=0.1, validation=(x, x), early_stopping=stopper)
    print(history.epochs, history.best_epoch, history.stopped_early, stopper.best_epoch)
    print(f"{net.weight.item():.2f}")
    """)
  #expect(printed == "13 10 True 10\n1.24\n")
}
