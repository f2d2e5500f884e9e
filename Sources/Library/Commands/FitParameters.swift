import Interpreter

/// The parameters of `fit` with what each of them means.
var fitParameters: [BuiltinParameter] {
  dataParameters + lengthParameters + optimizerParameters + endParameters
}

private var dataParameters: [BuiltinParameter] {
  [
    .required("model").meaning("the network, an nn.Module"),
    .required("inputs").meaning(
      """
      a tensor whose first dimension counts the samples, or a tuple of such (the model's arguments); \
      or all data at once: a DataLoader, a dataset, a list of batches (inputs…, targets), \
      language_batches, pair_batches, or truncated windows, which carry the state
      """),
    .optional("targets").meaning("what is wanted for each sample; None where inputs are all data"),
  ]
}

private var lengthParameters: [BuiltinParameter] {
  [
    .optional("epochs", 100).meaning("how often all samples are seen"),
    .optional("lr").meaning(
      "the learning rate; 0.001 with Adam, else what torch.optim takes by default"),
    .optional("loss").meaning(
      """
      a name, a class of torch.nn or loss(output, targets); by default "cross_entropy" for targets of int64, else "mse"
      """),
    .optional("optimizer").meaning(
      "a name, a class of torch.optim or an optimizer; by default Adam"),
    .optional("batch_size").meaning("how many samples make a batch; all by default"),
    .optional("clip").meaning("the largest norm of the gradients"),
    .optional("validation").meaning(
      """
      data on which each epoch is judged: (inputs, targets), a DataLoader or other data; or a \
      fraction such as 0.2: the last samples, taken off without shuffling
      """),
    .optional("patience").meaning(
      "how many epochs without a better validation loss end the training; the best weights come back"
    ),
    .optional("seed").meaning("starts the random numbers anew, as torch.manual_seed"),
  ]
}

private var optimizerParameters: [BuiltinParameter] {
  [
    .optional("weight_decay").meaning("what the optimizer shrinks the weights by"),
    .optional("shuffle", true).meaning(
      "whether batches take the samples in a new order each epoch"),
    .optional("accumulate", 1).meaning(
      "how many batches one step of the optimizer sees, as if they were one"),
    .optional("schedule").meaning(
      """
      how the learning rate changes from epoch to epoch: a name ("cosine", "step", "one_cycle", \
      "plateau", …), a function of the epoch, or a schedule of torch.optim.lr_scheduler
      """),
  ]
}

private var endParameters: [BuiltinParameter] {
  [
    .optional("checkpoint").meaning(
      """
      the name of a file that holds where the training stands after each epoch; as all that cells \
      write, it is kept in memory for later cells and gone when the run ends
      """),
    .optional("resume", false).meaning(
      """
      True to go on from the checkpoint, or from the start where there is none yet; or the name of a \
      file to go on from, which must exist and is left as it is. Settings and the data's shapes must \
      be the same; only epochs may grow
      """),
    .keywordOnly("early_stopping").meaning("an EarlyStopping, or its patience"),
    .keywordOnly("ignore_index").meaning(
      "the target that cross-entropy leaves out; an EncoderDecoder's padding by default"),
    .keywordOnly("teacher_forcing").meaning(
      """
      how often an EncoderDecoder reads the target's token and not its own, 0 … 1, by default 1; or \
      a function of the epoch, the first of which is 0
      """),
  ]
}
