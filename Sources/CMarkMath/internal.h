#pragma once

#include "cmark_math.h"

#include <stdbool.h>
#include <string.h>

#include <cmark-gfm/node.h>

/// What the extension remembers during one parse.
typedef struct {
  /// The text for whose end it is known that nothing closes: one position for each delimiter,
  /// from which on there is no closer.
  const unsigned char *searched;
  long no_closer[5];

  /// The paragraph whose `$$` were counted, how far, and whether one is open at its end.
  const cmark_node *paragraph;
  int paragraph_line;
  long counted;
  bool is_open;
} math_state;

/// Whether the character at `at` has an odd number of backslashes before it.
static inline bool math_is_escaped(const unsigned char *text, long at) {
  long first = at;
  while (first > 0 && text[first - 1] == '\\')
    first--;
  return (at - first) % 2 == 1;
}

/// The position of the next unescaped `a b` from `from` on, or -1. For a closer that starts with a
/// backslash the rule is the same: `\\]` is a line break and a bracket.
static inline long math_find(const unsigned char *text, long length, long from, char a, char b) {
  for (long i = from; i + 1 < length; i++) {
    const unsigned char *hit = memchr(text + i, a, (size_t)(length - 1 - i));
    if (!hit)
      return -1;
    i = hit - text;
    if (text[i + 1] == (unsigned char)b && !math_is_escaped(text, i))
      return i;
  }
  return -1;
}

/// Marks the bars that stand in formulas of tables.
void math_mark_rows(char *text, long length);

cmark_node *math_match_inline(
    cmark_syntax_extension *self, cmark_parser *parser, cmark_node *parent, unsigned char c,
    cmark_inline_parser *inline_parser);
cmark_node *math_open_block(
    cmark_syntax_extension *self, int indented, cmark_parser *parser, cmark_node *parent,
    unsigned char *input, int length);
int math_continue_block(
    cmark_syntax_extension *self, cmark_parser *parser, unsigned char *input, int length,
    cmark_node *node);
