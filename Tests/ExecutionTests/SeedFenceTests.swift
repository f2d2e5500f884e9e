import Documents
import Execution
import Testing

/// The fences of five real notes. Parameters and shapes are those of PyTorch 2.13.
@Suite(.enabled(if: Seeds.folder != nil, Comment(rawValue: Seeds.skipping)))
struct SeedFences {
  private static let dropout =
    "dropout option adds dropout after all but last recurrent layer, so non-zero dropout expects "
    + "num_layers greater than 1, but got dropout=0.1 and num_layers=1"

  @Test func `the classes of a lecture are tried where they stand`() throws {
    let run = try Seeds.run("000")
    #expect(
      run.blocks.map(\.outcome) == [
        .shownOnly(reason: "name 'model' is not defined"),
        .exercised(["SimpleRNN", "LSTMModel", "GRUModel", "BidirectionalLSTM"]),
        .exercised(["Seq2SeqModel"]),
      ])
    #expect(
      run.cards.map(\.summary) == [
        "SimpleRNN 484: x [2, 5, 8] → [2, 4], all", "LSTMModel 1732: x [2, 5, 8] → [2, 4], all",
        "GRUModel 1316: x [2, 5, 8] → [2, 4], all",
        "BidirectionalLSTM 3460: x [2, 5, 8] → [2, 4], all",
        "Seq2SeqModel 3140: encoder_input [2, 5, 8], decoder_input [2, 7, 4] → [2, 7, 4], all",
      ])
    #expect(run.cards.map(\.warnings) == Array(repeating: [Self.dropout], count: 5))
    #expect(run.status == .good)
  }

  @Test func `a model supplied for demonstration lets an early fence run`() throws {
    let run = try Seeds.run("000", suppliesDemo: true)
    #expect(run.blocks.first?.outcome == .run)
    #expect(
      run.remarks(below: 0) == [
        "seed.md:104:4: warning: torch is used here but imported only in line 113 or below",
        "note: supplied for demonstration: model, nn.RNN(8, 16) after one backward pass",
      ])
  }

  @Test func `slides without Python have no blocks`() throws {
    #expect(try Seeds.run("001").blocks == [])
  }

  @Test func `an import that a note leaves out is supplied`() throws {
    let run = try Seeds.run("002")
    #expect(run.blocks.map(\.outcome) == [.exercised(["SimpleRNN"])])
    #expect(run.cards.map(\.summary) == ["SimpleRNN 484: x [2, 5, 8] → [2, 4], all"])
    #expect(
      run.notebook.diagnostics.map(\.head).filter { $0.contains("never imported") } == [
        "seed.md:91:17: warning: nn is used here but never imported"
      ])
  }

  @Test func `a network that a note makes and does not use is tried with the note's sizes`() throws
  {
    let run = try Seeds.run("003")
    #expect(run.blocks.map(\.outcome.word) == ["exercised", "exercised", "shown only"])
    #expect(
      run.cards.map(\.summary) == [
        "SimpleRNN 484: x [2, 5, 8] → [2, 4], all",
        "LSTMModel 250114: x [2, 5, 100] → [2, 2], all",
      ])
    #expect(
      run.cards.last?.call
        == "LSTMModel(input_size=100, hidden_size=128, num_layers=2, output_size=2)")
  }

  @Test func `a training that lacks its data and an import runs with what is supplied`() throws {
    let run = try Seeds.run(
      "003", suppliesDemo: true, before: "```python\nimport torch\ntorch.manual_seed(0)\n```\n\n",
      behind: "\n\n```python\nround(loss.item(), 4)\n```\n")
    #expect(run.blocks.map(\.outcome.word) == ["run", "exercised", "run", "run", "run"])
    #expect(
      run.remarks(below: 3) == [
        "seed.md:116:13: warning: optim is used here but never imported",
        "note: supplied for demonstration: train_data, the sine of 0.1·i for i below 210",
      ])
    #expect(run.notebook.outputs[4] == [.result("0.0058")])
  }

  @Test func `networks without a read-out are tried too`() throws {
    let run = try Seeds.run("004")
    #expect(
      run.cards.map(\.summary) == [
        "MyLSTM 3840: x [2, 5, 8] → [2, 16], all", "MyGRU 2880: x [2, 5, 8] → [2, 16], all",
      ])
    #expect(run.blocks.map(\.outcome) == [.exercised(["MyLSTM"]), .exercised(["MyGRU"])])
  }
}
