package org.algoperf.scoring.export;

import java.util.List;

/**
 * A table with typed columns.
 *
 * @param columns in their order
 * @param rows of cells in the order of the columns: a {@link String}, {@link Long} or {@link
 *     Double} as the column's type says, or an empty string for a value that is not there
 */
record Table(List<Column> columns, List<List<Object>> rows) {

  /** What the cells of a column are. */
  enum Cells {
    TEXT,
    WHOLE,
    REAL
  }

  /** A column. */
  record Column(String name, Cells cells) {}

  /** In the place of a value that is not there. */
  static final String ABSENT = "";

  Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
