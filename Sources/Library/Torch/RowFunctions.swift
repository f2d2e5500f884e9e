import Interpreter
import Tensors

/// Elements changed at named places; each has a form that writes in place.
var rowFunctions: [TensorFunction] {
  [
    TensorFunction(
      "index_add",
      [.required("dim"), .required("index"), .required("source"), .keywordOnly("alpha", 1)],
      "Rows added at places."
    ) { (x, arguments, _) in
      Value(
        try x.indexAdd(
          arguments.integer("dim"), arguments.tensor("index"), arguments.tensor("source"),
          scale: arguments.scalar("alpha")))
    },
    TensorFunction(
      "index_copy", [.required("dim"), .required("index"), .required("source")],
      "Rows written to places."
    ) { (x, arguments, _) in
      Value(
        try x.indexCopy(
          arguments.integer("dim"), arguments.tensor("index"), arguments.tensor("source")))
    },
    TensorFunction(
      "index_fill", [.required("dim"), .required("index"), .required("value")],
      "A number in some rows."
    ) { (x, arguments, _) in
      Value(
        try x.indexFill(
          arguments.integer("dim"), arguments.tensor("index"), arguments.scalar("value")))
    },
    TensorFunction(
      "index_put",
      [.required("indices"), .required("values"), .optional("accumulate", false)],
      "Values written to looked-up places."
    ) { (x, arguments, _) in
      let parts = try arguments.tensors("indices").map { TensorIndex.tensor($0) }
      let values = try arguments.tensor("values")
      let copy = try x.clone()
      if try arguments.bool("accumulate") {
        let places = try Tensor(integers: Array(0..<x.count), shape: x.shape).index(parts)
        let shown = try values.expand(places.shape).flatten()
        return Value(
          try x.flatten().indexAdd(0, places.flatten(), shown).reshape(x.shape))
      }
      try copy.setIndex(parts, values)
      return Value(copy)
    },
    TensorFunction(
      "scatter",
      [
        .required("dim"), .required("index"), .optional("src"), .optional("value"),
        .keywordOnly("reduce"),
      ], "Elements written to places."
    ) { (x, arguments, _) in
      let (dimension, index) = (try arguments.integer("dim"), try arguments.tensor("index"))
      let name = arguments["src"].isNone ? "value" : "src"
      if let source = arguments[name].tensor, source.rank > 0 || name == "src" {
        return Value(try x.scatter(dimension, index, source))
      }
      return Value(try x.scatter(dimension, index, arguments.scalar(name)))
    },
    TensorFunction(
      "scatter_add", [.required("dim"), .required("index"), .required("src")],
      "Elements added at places."
    ) { (x, arguments, _) in
      Value(
        try x.scatterAdd(
          arguments.integer("dim"), arguments.tensor("index"), arguments.tensor("src")))
    },
    TensorFunction(
      "scatter_reduce",
      [
        .required("dim"), .required("index"), .required("src"), .required("reduce"),
        .keywordOnly("include_self", true),
      ], "Elements reduced with those at places."
    ) { (x, arguments, _) in
      let name = try arguments.string("reduce")
      guard let reduction = Tensor.ScatterReduction(rawValue: name) else {
        throw CalculationError.reduceName(name)
      }
      return Value(
        try x.scatterReduce(
          arguments.integer("dim"), arguments.tensor("index"), arguments.tensor("src"),
          reduction, includesSelf: arguments.bool("include_self")))
    },
    TensorFunction(
      "masked_scatter", [.required("mask"), .required("source")],
      "Elements written where a mask holds."
    ) { (x, arguments, _) in
      Value(try x.maskedScatter(arguments.tensor("mask"), arguments.tensor("source")))
    },
    TensorFunction(
      "put", [.required("index"), .required("source"), .optional("accumulate", false)],
      "Numbers at places among all elements in order."
    ) { (x, arguments, _) in
      Value(
        try x.put(
          arguments.tensor("index"), arguments.tensor("source"),
          isSum: arguments.bool("accumulate")))
    },
  ]
}

/// Elements taken from named places.
var takingFunctions: [TensorFunction] {
  [
    TensorFunction("take", [.required("index")], "Places among all elements in order.") {
      (x, arguments, _) in
      Value(try x.take(arguments.tensor("index")))
    },
    TensorFunction(
      "take_along_dim", [.required("indices"), .optional("dim")], "Elements at given places."
    ) { (x, arguments, _) in
      let indices = try arguments.tensor("indices")
      guard let dimension = try arguments.dimension() else {
        return Value(try x.flatten().gather(0, indices.flatten()))
      }
      return Value(try x.takeAlong(dimension, indices))
    },
    TensorFunction("argwhere", "Where elements are not zero.") { try $0.nonzero() },
  ]
}
