#include "internal.h"

#include <stdint.h>

/// What a math block's user data says.
enum { IS_BRACKETS = 1, IS_CLOSED = 2 };

static long skip_blanks(const unsigned char *text, long length, long from) {
  while (from < length && (text[from] == ' ' || text[from] == '\t'))
    from++;
  return from;
}

/// Whether nothing, or only a label `{#eq-x}`, stands from `from` to the line's end.
static bool ends_line(const unsigned char *text, long length, long from) {
  from = skip_blanks(text, length, from);
  if (from + 1 < length && text[from] == '{' && text[from + 1] == '#') {
    const unsigned char *brace = memchr(text + from, '}', (size_t)(length - from));
    if (!brace)
      return false;
    from = skip_blanks(text, length, brace - text + 1);
  }
  return from >= length || text[from] == '\n' || text[from] == '\r';
}

static long find_block_closer(
    const unsigned char *text, long length, long from, bool is_brackets) {
  return is_brackets ? math_find(text, length, from, '\\', ']')
                     : math_find(text, length, from, '$', '$');
}

/// Whether a `$$` that the paragraph opened is still open at its end; the next one then closes it.
static bool paragraph_has_open_dollars(math_state *state, const cmark_node *paragraph) {
  const unsigned char *text = paragraph->content.ptr;
  long length = paragraph->content.size;
  if (state->paragraph != paragraph || state->paragraph_line != paragraph->start_line
      || state->counted > length) {
    state->paragraph = paragraph;
    state->paragraph_line = paragraph->start_line;
    state->counted = 0;
    state->is_open = false;
  }
  long hit;
  while ((hit = math_find(text, length, state->counted, '$', '$')) >= 0) {
    state->is_open = !state->is_open;
    state->counted = hit + 2;
  }
  if (state->counted < length)
    state->counted = length;
  return state->is_open;
}

cmark_node *math_open_block(
    cmark_syntax_extension *self, int indented, cmark_parser *parser, cmark_node *parent,
    unsigned char *input, int length) {
  cmark_node_type type = cmark_node_get_type(parent);
  bool in_paragraph = type == CMARK_NODE_PARAGRAPH;
  if (indented && !in_paragraph)
    return NULL;
  long at = cmark_parser_get_first_nonspace(parser);
  if (at + 1 >= length)
    return NULL;
  bool is_dollars = input[at] == '$' && input[at + 1] == '$' && input[at + 2] != '$';
  bool is_brackets = input[at] == '\\' && input[at + 1] == CMARK_MATH_BRACKET_MARK;
  if (!is_dollars && !is_brackets)
    return NULL;
  long closer = find_block_closer(input, length, at + 2, is_brackets);
  if (closer >= 0 && !ends_line(input, length, closer + 2))
    return NULL;
  math_state *state = cmark_syntax_extension_get_private(self);
  if (in_paragraph && is_dollars && paragraph_has_open_dollars(state, parent))
    return NULL;
  cmark_node *node = cmark_parser_add_child(parser, parent, CMARK_NODE_CODE_BLOCK, (int)at + 1);
  cmark_node_set_syntax_extension(node, self);
  intptr_t data = (is_brackets ? IS_BRACKETS : 0) | (closer >= 0 ? IS_CLOSED : 0);
  cmark_node_set_user_data(node, (void *)data);
  cmark_parser_advance_offset(
      parser, (char *)input, (int)at - cmark_parser_get_offset(parser), 0);
  return node;
}

int math_continue_block(
    cmark_syntax_extension *self, cmark_parser *parser, unsigned char *input, int length,
    cmark_node *node) {
  (void)self;
  intptr_t data = (intptr_t)cmark_node_get_user_data(node);
  if (data & IS_CLOSED)
    return 0;
  long from = cmark_parser_get_offset(parser);
  long closer = find_block_closer(input, length, from, data & IS_BRACKETS);
  if (closer < 0)
    return 1;
  cmark_node_set_user_data(node, (void *)(data | IS_CLOSED));
  if (ends_line(input, length, closer + 2))
    return 1;
  // Text goes on behind the closer: the formula takes its part of the line, the rest is a new line
  // for whatever stands around.
  cmark_strbuf_put(&node->content, input + from, (bufsize_t)(closer + 2 - from));
  long rest = skip_blanks(input, length, closer + 2);
  cmark_parser_advance_offset(parser, (char *)input, (int)(rest - from), 0);
  return 0;
}
