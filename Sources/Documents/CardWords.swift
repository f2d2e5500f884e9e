/// The words of the cards of classes that were tried, in one language.
package struct CardWords: Sendable {
  /// What stands before the call.
  package let tried: String
  package let warning: String
  let part: String
  let kind: String
  let parameters: String
  let sum: String
  let input: String
  let output: String
  let reachesAll: String
  let reachesNothing: String
  /// Before the names of the parameters that no gradient reaches.
  let doesNotReach: String
  let noForward: String

  package static let english = CardWords(
    tried: "tried:", warning: "warning:", part: "part", kind: "class", parameters: "parameters",
    sum: "all", input: "in: ", output: "out: ",
    reachesAll: "the gradient reaches all parameters",
    reachesNothing: "no output depends on a parameter",
    doesNotReach: "the gradient does not reach ", noForward: "the class defines no forward")

  package static let chinese = CardWords(
    tried: "试运行：", warning: "警告：", part: "部分", kind: "类", parameters: "参数量",
    sum: "合计", input: "输入：", output: "输出：", reachesAll: "梯度传到了全部参数",
    reachesNothing: "没有任何输出依赖于参数", doesNotReach: "梯度没有传到：",
    noForward: "这个类没有定义 forward")
}
