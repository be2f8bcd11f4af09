package org.algoperf.scoring;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells as aligned columns, each as wide as its widest cell and two spaces apart. */
public final class Columns {

  private static final String GAP = "  ";

  private Columns() {}

  /** Every column flush left. */
  public static String left(List<List<String>> rows) {
    return write(rows, column -> false);
  }

  /** Columns of text flush left, of numbers flush right; the first row is the header. */
  public static String byKind(List<List<String>> rows) {
    List<List<String>> body = rows.subList(1, rows.size());
    return write(
        rows, column -> body.stream().noneMatch(row -> row.get(column).matches("[A-Za-z_ ].*")));
  }

  private static String write(List<List<String>> rows, IntPredicate right) {
    int columns = rows.isEmpty() ? 0 : rows.get(0).size();
    List<String> forms =
        IntStream.range(0, columns)
            .mapToObj(
                column -> {
                  int width =
                      rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
                  return width == 0 ? "%s" : "%" + (right.test(column) ? "" : "-") + width + "s";
                })
            .toList();
    String form = String.join(GAP, forms);
    return rows.stream()
        .map(row -> form.formatted(row.toArray()).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }
}
