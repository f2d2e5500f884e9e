#include "internal.h"

#include <stdint.h>
#include <stdlib.h>

#include <cmark-gfm/chunk.h>

/// A formula found in a block's content: where its own content stands and where to go on.
typedef struct {
  long start, end, next;
} math_span;

static bool is_blank(unsigned char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
static bool is_digit(unsigned char c) { return c >= '0' && c <= '9'; }

/// As `math_find`, but never looks twice through a text that holds no closer.
static long find_closer(
    math_state *state, const cmark_chunk *text, long from, char a, char b, int kind) {
  if (state->searched != text->data) {
    state->searched = text->data;
    for (int i = 0; i < 5; i++)
      state->no_closer[i] = text->len;
  }
  if (from >= state->no_closer[kind])
    return -1;
  long closer = math_find(text->data, text->len, from, a, b);
  if (closer < 0)
    state->no_closer[kind] = from;
  return closer;
}

static long find_dollar(const cmark_chunk *text, long from) {
  for (long i = from; i < text->len; i++)
    if (text->data[i] == '$' && !math_is_escaped(text->data, i))
      return i;
  return -1;
}

/// Whether `$ x $`, with blanks inside at both ends, is a formula and not two dollar signs in
/// prose: one word, or a sign that prose has little use for.
static bool is_formula_like(const unsigned char *text, long start, long end) {
  bool has_blank = false;
  for (long i = start; i < end; i++) {
    if (text[i] == '\n')
      return false;
    if (strchr("\\^_=+*/<>|{}", text[i]))
      return true;
    has_blank |= is_blank(text[i]) && i > start && !is_blank(text[i - 1]) && i + 1 < end;
  }
  return !has_blank;
}

/// Whether LaTeX's own writing stands in the text: a command, or a group as a script.
static bool has_command(const unsigned char *text, long start, long end) {
  bool has = false;
  for (long i = start; i + 1 < end; i++) {
    unsigned char next = text[i + 1] | 0x20;
    if (text[i] == '\n' || text[i] == '`')
      return false;
    has |= text[i] == '\\' && next >= 'a' && next <= 'z';
    has |= (text[i] == '_' || text[i] == '^') && text[i + 1] == '{';
  }
  return has;
}

/// The rule for `$…$`. Characters outside the dollars do not matter, for Chinese text touches
/// them, but for one thing: `$5-$10` are prices. Inside, both ends touch their dollar or neither
/// does, unless LaTeX shows what is meant, and no code span may straddle an end.
static bool is_dollar_math(const cmark_chunk *text, long start, long end) {
  if (end <= start)
    return false;
  const unsigned char *data = text->data;
  bool blank_before = is_blank(data[start]), blank_after = is_blank(data[end - 1]);
  if (blank_before != blank_after)
    return has_command(data, start, end);
  bool digit_follows = end + 1 < text->len && is_digit(data[end + 1]);
  if (is_digit(data[start]) && digit_follows)
    return false;
  int backticks = 0;
  bool all_blank = true;
  for (long i = start; i < end; i++) {
    backticks += data[i] == '`';
    all_blank &= is_blank(data[i]);
  }
  if (all_blank || backticks % 2 == 1)
    return false;
  return !blank_before || is_formula_like(data, start, end);
}

static bool match_dollar(
    math_state *state, const cmark_chunk *text, long at, math_span *span) {
  if (at + 1 < text->len && text->data[at + 1] == '`') {
    long closer = find_closer(state, text, at + 2, '`', '$', 4);
    if (closer > at + 2) {
      *span = (math_span){at + 2, closer, closer + 2};
      return true;
    }
  }
  long closer = find_dollar(text, at + 1);
  if (closer < 0 || !is_dollar_math(text, at + 1, closer))
    return false;
  *span = (math_span){at + 1, closer, closer + 1};
  return true;
}

static bool match_pair(
    math_state *state, const cmark_chunk *text, long start, char a, char b, int kind,
    math_span *span) {
  long closer = find_closer(state, text, start, a, b, kind);
  if (closer < 0)
    return false;
  bool all_blank = true;
  for (long i = start; i < closer && all_blank; i++)
    all_blank = is_blank(text->data[i]);
  *span = (math_span){start, closer, closer + 2};
  return !all_blank;
}

static cmark_node *make_literal(cmark_node_type type, const void *text, size_t length) {
  cmark_node *node = cmark_node_new(type);
  char *literal = calloc(length + 1, 1);
  memcpy(literal, text, length);
  cmark_node_set_literal(node, literal);
  free(literal);
  return node;
}

static cmark_node *make_math(
    cmark_syntax_extension *self, const cmark_chunk *text, math_span span, int kind) {
  size_t length = (size_t)(span.end - span.start);
  cmark_node *node = make_literal(CMARK_NODE_CODE, text->data + span.start, length);
  cmark_node_set_syntax_extension(node, self);
  cmark_node_set_user_data(node, (void *)(intptr_t)(span.start * 4 + kind));
  return node;
}

/// A run of dollars. Where it opens no formula all of it is text, so that its rest opens none.
static cmark_node *read_dollars(
    cmark_syntax_extension *self, cmark_inline_parser *in, const cmark_chunk *text, long at) {
  math_state *state = cmark_syntax_extension_get_private(self);
  math_span span;
  int run = 1;
  while (at + run < text->len && text->data[at + run] == '$')
    run++;
  int kind = run == 1 ? CMARK_MATH_DOLLAR : CMARK_MATH_DOLLARS;
  bool found = false;
  if (run == 1)
    found = match_dollar(state, text, at, &span);
  else if (run == 2)
    found = match_pair(state, text, at + 2, '$', '$', kind, &span);
  cmark_inline_parser_set_offset(in, (int)(found ? span.next : at + run));
  return found ? make_math(self, text, span, kind)
               : make_literal(CMARK_NODE_TEXT, text->data + at, (size_t)run);
}

/// The mark of a `\[` or `\(`.
static cmark_node *read_mark(
    cmark_syntax_extension *self, cmark_inline_parser *in, const cmark_chunk *text, long at,
    cmark_node *parent) {
  math_state *state = cmark_syntax_extension_get_private(self);
  math_span span;
  bool is_bracket = text->data[at] == CMARK_MATH_BRACKET_MARK;
  int kind = is_bracket ? CMARK_MATH_BRACKETS : CMARK_MATH_PARENTHESES;
  // The core made a text node of the backslash before the mark.
  cmark_node_unput(parent, 1);
  bool found = match_pair(state, text, at + 1, '\\', is_bracket ? ']' : ')', kind, &span);
  cmark_inline_parser_set_offset(in, (int)(found ? span.next : at + 1));
  return found ? make_math(self, text, span, kind)
               : make_literal(CMARK_NODE_TEXT, is_bracket ? "[" : "(", 1);
}

cmark_node *math_match_inline(
    cmark_syntax_extension *self, cmark_parser *parser, cmark_node *parent, unsigned char c,
    cmark_inline_parser *in) {
  (void)parser;
  const cmark_chunk *text = cmark_inline_parser_get_chunk(in);
  long at = cmark_inline_parser_get_offset(in);
  switch (c) {
  case '$': return read_dollars(self, in, text, at);
  case CMARK_MATH_BRACKET_MARK:
  case CMARK_MATH_PARENTHESIS_MARK: return read_mark(self, in, text, at, parent);
  default: return NULL;
  }
}
