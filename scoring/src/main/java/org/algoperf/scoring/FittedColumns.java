package org.algoperf.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table that fits a width: where it is too wide, words are wrapped inside their columns, headings
 * at their underscores, and then columns are left out, the least important first.
 */
public final class FittedColumns {

  /** Text in a narrower column is hard to read. */
  private static final int TEXT = 20;

  private static final String GAP = "  ";

  private final List<List<String>> rows;
  private final List<String> leastImportant;
  private final List<Integer> kept;
  private final List<String> dropped = new ArrayList<>();

  private FittedColumns(List<List<String>> rows, List<String> leastImportant) {
    this.rows = rows;
    this.leastImportant = leastImportant;
    this.kept = new ArrayList<>(IntStream.range(0, rows.get(0).size()).boxed().toList());
  }

  /**
   * The table, every column flush left.
   *
   * @param rows of equally many cells, the first of which is the header
   * @param width of a line
   * @param leastImportant headings of columns that are left out before all others, in this order;
   *     then the last column of text goes, then the last column
   */
  public static String write(List<List<String>> rows, int width, List<String> leastImportant) {
    String natural = Columns.left(rows);
    return rows.isEmpty() || natural.lines().allMatch(line -> line.length() <= width)
        ? natural
        : new FittedColumns(rows, leastImportant).fitted(width);
  }

  private String fitted(int width) {
    while (kept.size() > 2 && total(kept.stream().map(this::least).toList()) > width) {
      int out = leastImportant();
      kept.remove(Integer.valueOf(out));
      dropped.add(rows.get(0).get(out));
    }
    List<Integer> widths = widths(width);
    String table =
        rows.stream()
            .map(row -> lines(row, row == rows.get(0), widths))
            .collect(Collectors.joining());
    return dropped.isEmpty()
        ? table
        : table
            + Wrap.lines(
                    "too narrow for %s: --format csv shows all"
                        .formatted(String.join(", ", dropped)),
                    "",
                    width)
                .stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining("", "\n", ""));
  }

  private int leastImportant() {
    for (String heading : leastImportant) {
      int column = rows.get(0).indexOf(heading);
      if (kept.contains(column)) {
        return column;
      }
    }
    List<Integer> text = kept.stream().skip(2).filter(this::isText).toList();
    return text.isEmpty() ? kept.get(kept.size() - 1) : text.get(text.size() - 1);
  }

  /** Whether cells of a column have several words. */
  private boolean isText(int column) {
    return body().anyMatch(row -> row.get(column).contains(" "));
  }

  private Stream<List<String>> body() {
    return rows.stream().skip(1);
  }

  private int natural(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private int least(int column) {
    if (isText(column)) {
      int word =
          body()
              .flatMap(row -> Stream.of(row.get(column).split(" ")))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      return Math.max(word, Math.min(TEXT, natural(column)));
    }
    int heading = pieces(rows.get(0).get(column)).stream().mapToInt(String::length).max().orElse(0);
    return Math.max(heading, body().mapToInt(row -> row.get(column).length()).max().orElse(0));
  }

  private static int total(List<Integer> widths) {
    return widths.stream().mapToInt(w -> w + GAP.length()).sum() - GAP.length();
  }

  /** Each column has what it needs least, and columns of text share what is left. */
  private List<Integer> widths(int width) {
    List<Integer> widths = new ArrayList<>(kept.stream().map(this::least).toList());
    int spare = Math.max(0, width - total(widths));
    int takers = (int) kept.stream().filter(this::isText).count();
    for (int i = 0; i < widths.size(); i++) {
      if (isText(kept.get(i))) {
        int more = Math.min(natural(kept.get(i)) - widths.get(i), spare / takers--);
        widths.set(i, widths.get(i) + more);
        spare -= more;
      }
    }
    return widths;
  }

  private String lines(List<String> row, boolean heading, List<Integer> widths) {
    List<List<String>> cells = new ArrayList<>();
    for (int i = 0; i < kept.size(); i++) {
      String cell = row.get(kept.get(i));
      cells.add(
          heading ? joined(pieces(cell), widths.get(i)) : Wrap.lines(cell, "", widths.get(i)));
    }
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (int line = 0; line < height; line++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < cells.size(); i++) {
        String cell = line < cells.get(i).size() ? cells.get(i).get(line) : "";
        text.append(cell)
            .append(" ".repeat(Math.max(0, widths.get(i) - cell.length())))
            .append(GAP);
      }
      out.append(text.toString().stripTrailing()).append('\n');
    }
    return out.toString();
  }

  /** {@code state_bytes} to {@code state_} and {@code bytes}. */
  private static List<String> pieces(String heading) {
    return List.of(heading.split("(?<=[_ ])"));
  }

  private static List<String> joined(List<String> pieces, int width) {
    List<String> lines = new ArrayList<>(List.of(""));
    for (String piece : pieces) {
      String last = lines.get(lines.size() - 1);
      if (last.length() + piece.stripTrailing().length() > width && !last.isEmpty()) {
        lines.add(piece);
      } else {
        lines.set(lines.size() - 1, last + piece);
      }
    }
    return lines.stream().map(String::stripTrailing).toList();
  }
}
