/// Math for libcmark-gfm: a syntax extension that takes formulas out of Markdown's hands.
///
/// Inline formulas become code nodes and display formulas on lines of their own become code
/// blocks, both with this extension's pointer on them: table cells accept only known inline
/// types, and only code blocks take raw lines.
#pragma once

#include <cmark-gfm.h>
#include <cmark-gfm-extension_api.h>

/// How an inline formula was written.
enum {
  CMARK_MATH_DOLLAR = 0,
  CMARK_MATH_DOLLARS = 1,
  CMARK_MATH_PARENTHESES = 2,
  CMARK_MATH_BRACKETS = 3,
};

/// Stand for the `[` of a `\[` and the `(` of a `\(` that open a formula: cmark's own handling of
/// the backslash would take those away before an extension can see them.
enum {
  CMARK_MATH_BRACKET_MARK = 0x01,
  CMARK_MATH_PARENTHESIS_MARK = 0x02,
  /// Stands for the `|` of a formula in a table's row that has more cells than the table has
  /// columns: the row could only lose its last cells.
  CMARK_MATH_BAR_MARK = 0x03,
};

/// Puts the marks into a text of `length` bytes, each in the place of one byte. A `\[` or `\(` is
/// marked when its closer stands before the next blank line, and a `\[` alone on its line always.
/// Bytes that are marks already become 0x1A.
void cmark_math_mark(char *text, long length);

/// Makes the extension for one parse. It must be attached before the table extension, which hides
/// later ones from a paragraph's lines. Release it after the parse with `cmark_math_release`.
cmark_syntax_extension *cmark_math_new(void);
void cmark_math_release(cmark_syntax_extension *extension);

/// Whether a node is a formula.
int cmark_math_is_math(cmark_node *node);

/// The delimiters of an inline formula, and where its content begins in the content of its block.
int cmark_math_delimiter(cmark_node *node);
long cmark_math_offset(cmark_node *node);

/// The label of a footnote's definition, which the library keeps but does not tell.
const char *cmark_math_footnote_label(cmark_node *definition, long *length);

/// The text of a paragraph, heading or table cell that its inlines were made of. The library's own
/// accessor gives no length, and the text need not end with a zero.
const char *cmark_math_content(cmark_node *block, long *length);
