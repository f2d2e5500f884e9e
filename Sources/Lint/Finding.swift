import Diagnostics

/// What a rule found in a listing.
struct Finding {
  let range: SourceRange
  var severity = Diagnostic.Severity.warning
  let message: String
  let why: String
  let fix: String
}
