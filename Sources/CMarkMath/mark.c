#include "internal.h"

static bool is_prefix(char c) { return c == ' ' || c == '\t' || c == '>'; }

/// Whether the line that holds `at` has nothing but container prefixes around the two characters
/// from `at` on.
static bool stands_alone(const char *text, long length, long at) {
  for (long i = at - 1; i >= 0 && text[i] != '\n'; i--)
    if (!is_prefix(text[i]))
      return false;
  for (long i = at + 2; i < length && text[i] != '\n'; i++)
    if (text[i] != ' ' && text[i] != '\t')
      return false;
  return true;
}

void cmark_math_mark(char *text, long length) {
  bool brackets_close = false, parentheses_close = false, line_is_blank = true;
  // Backwards, so that it is known at an opener whether its closer follows.
  for (long i = length - 1; i >= 0; i--) {
    char c = text[i];
    if (c == CMARK_MATH_BRACKET_MARK || c == CMARK_MATH_PARENTHESIS_MARK
        || c == CMARK_MATH_BAR_MARK)
      text[i] = 0x1A;
    if (c == '\n') {
      if (line_is_blank)
        brackets_close = parentheses_close = false;
      line_is_blank = true;
      continue;
    }
    if (!is_prefix(c))
      line_is_blank = false;
    if (i == 0 || text[i - 1] != '\\')
      continue;
    if ((c != '[' && c != '(' && c != ']' && c != ')')
        || math_is_escaped((const unsigned char *)text, i - 1))
      continue;
    if (c == ']')
      brackets_close = true;
    else if (c == ')')
      parentheses_close = true;
    else if (c == '(' && parentheses_close)
      text[i] = CMARK_MATH_PARENTHESIS_MARK;
    else if (c == '[' && (brackets_close || stands_alone(text, length, i - 1)))
      text[i] = CMARK_MATH_BRACKET_MARK;
  }
  math_mark_rows(text, length);
}
