#include "internal.h"

static bool is_blank(char c) { return c == ' ' || c == '\t'; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_at(const char *text, long at, char c) {
  return text[at] == c && !math_is_escaped((const unsigned char *)text, at);
}

/// Where a line's own text begins: behind the prefixes of quotes and the mark of a list.
static long skip_prefixes(const char *text, long at, long end) {
  for (;;) {
    while (at < end && (is_blank(text[at]) || text[at] == '>'))
      at++;
    long mark = at;
    while (mark < end && is_digit(text[mark]))
      mark++;
    bool is_list = mark + 1 < end && text[mark] && strchr(mark > at ? ".)" : "-*+", text[mark])
                   && is_blank(text[mark + 1]);
    if (!is_list)
      return at;
    at = mark + 1;
  }
}

static long count_cells(const char *text, long at, long end) {
  while (end > at && is_blank(text[end - 1]))
    end--;
  if (at == end)
    return 0;
  long cells = 1;
  for (long i = at; i < end; i++)
    cells += is_at(text, i, '|');
  return cells - is_at(text, at, '|') - (end - at > 1 && is_at(text, end - 1, '|'));
}

/// The columns of a table's line of dashes; zero for any other line.
static long count_columns(const char *text, long at, long end) {
  bool has_bar = false, has_dash = false;
  for (long i = at; i < end; i++) {
    if (!text[i] || !strchr(" \t>|:-", text[i]))
      return 0;
    has_bar |= text[i] == '|';
    has_dash |= text[i] == '-';
  }
  if (!has_bar || !has_dash)
    return 0;
  while (at < end && (is_blank(text[at]) || text[at] == '>'))
    at++;
  return count_cells(text, at, end);
}

/// The end of the code span that begins at `at`, or the end of its opening backticks.
static long skip_code(const char *text, long at, long end) {
  long run = at;
  while (run < end && text[run] == '`')
    run++;
  for (long i = run; i < end; i++) {
    if (text[i] != '`')
      continue;
    long closer = i;
    while (i < end && text[i] == '`')
      i++;
    if (i - closer == run - at)
      return i;
  }
  return run;
}

/// The dollar that closes the one at `at`, by the rule for `$…$`, or -1.
static long find_closer(const char *text, long at, long end) {
  long closer = at + 1;
  while (closer < end && !is_at(text, closer, '$'))
    closer++;
  if (closer >= end || closer == at + 1 || is_blank(text[at + 1]) != is_blank(text[closer - 1]))
    return -1;
  bool are_prices = is_digit(text[at + 1]) && closer + 1 < end && is_digit(text[closer + 1]);
  return are_prices ? -1 : closer;
}

/// Goes through the bars inside a line's formulas.
///
/// @return How many there are.
static long bars_in_formulas(char *text, long at, long end, bool marks) {
  long count = 0;
  while (at < end) {
    if (text[at] == '`') {
      at = skip_code(text, at, end);
      continue;
    }
    long closer = is_at(text, at, '$') ? find_closer(text, at, end) : -1;
    for (long i = at + 1; i < closer; i++) {
      if (!is_at(text, i, '|'))
        continue;
      count++;
      if (marks)
        text[i] = CMARK_MATH_BAR_MARK;
    }
    at = closer < 0 ? at + 1 : closer + 1;
  }
  return count;
}

/// Marks the bars inside a row's formulas where the row would have too many cells with them.
static void mark_row(char *text, long at, long end, long columns) {
  at = skip_prefixes(text, at, end);
  long cells = count_cells(text, at, end);
  if (cells <= columns || cells - bars_in_formulas(text, at, end, false) > columns)
    return;
  bars_in_formulas(text, at, end, true);
}

void math_mark_rows(char *text, long length) {
  long columns = 0, last = 0, at = 0;
  while (at < length) {
    const char *newline = memchr(text + at, '\n', (size_t)(length - at));
    long end = newline ? newline - text : length;
    long found = count_columns(text, at, end);
    if (skip_prefixes(text, at, end) == end)
      columns = 0;
    else if (columns > 0)
      mark_row(text, at, end, columns);
    else if (found > 0 && at > 0) {
      columns = found;
      mark_row(text, last, at - 1, columns);
    }
    last = at;
    at = end + 1;
  }
}
