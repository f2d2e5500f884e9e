#include "internal.h"

#include <stdint.h>
#include <stdlib.h>

#include <cmark-gfm/chunk.h>

static const char *const name = "unroll-math";

static void free_state(cmark_mem *mem, void *state) {
  (void)mem;
  free(state);
}

static int can_contain(cmark_syntax_extension *self, cmark_node *node, cmark_node_type child) {
  (void)self, (void)node, (void)child;
  return 0;
}

static const char *type_string(cmark_syntax_extension *self, cmark_node *node) {
  (void)self, (void)node;
  return "math";
}

cmark_syntax_extension *cmark_math_new(void) {
  cmark_mem *mem = cmark_get_default_mem_allocator();
  math_state *state = calloc(1, sizeof *state);
  cmark_syntax_extension *self = cmark_syntax_extension_new(name);
  cmark_syntax_extension_set_private(self, state, free_state);
  cmark_syntax_extension_set_get_type_string_func(self, type_string);
  cmark_syntax_extension_set_can_contain_func(self, can_contain);
  cmark_syntax_extension_set_open_block_func(self, math_open_block);
  cmark_syntax_extension_set_match_block_func(self, math_continue_block);
  cmark_syntax_extension_set_match_inline_func(self, math_match_inline);
  static const unsigned char starts[] = {'$', CMARK_MATH_BRACKET_MARK, CMARK_MATH_PARENTHESIS_MARK};
  cmark_llist *special = NULL;
  for (size_t i = 0; i < sizeof starts; i++)
    special = cmark_llist_append(mem, special, (void *)(uintptr_t)starts[i]);
  cmark_syntax_extension_set_special_inline_chars(self, special);
  return self;
}

void cmark_math_release(cmark_syntax_extension *extension) {
  cmark_syntax_extension_free(cmark_get_default_mem_allocator(), extension);
}

int cmark_math_is_math(cmark_node *node) {
  const char *type = cmark_node_get_type_string(node);
  return type && strcmp(type, "math") == 0;
}

int cmark_math_delimiter(cmark_node *node) {
  return (int)((intptr_t)cmark_node_get_user_data(node) % 4);
}

long cmark_math_offset(cmark_node *node) {
  return (long)((intptr_t)cmark_node_get_user_data(node) / 4);
}

const char *cmark_math_footnote_label(cmark_node *definition, long *length) {
  const cmark_chunk *label = &definition->as.literal;
  *length = label->len;
  return (const char *)label->data;
}

const char *cmark_math_content(cmark_node *block, long *length) {
  *length = block->content.size;
  return (const char *)block->content.ptr;
}
