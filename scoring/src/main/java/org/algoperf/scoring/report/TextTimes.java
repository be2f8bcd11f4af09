package org.algoperf.scoring.report;

import java.util.ArrayList;
import java.util.List;
import org.algoperf.scoring.Leaderboard;
import org.algoperf.scoring.WorkloadRow;

/**
 * Times to target for a terminal: a column for each workload.
 *
 * @param board what is shown
 */
record TextTimes(Leaderboard board) {

  /** The columns with their headings, of one line or, where a workload has remarks, two. */
  List<List<String>> columns() {
    List<List<String>> columns = new ArrayList<>();
    List<String> names = heading("submission", "");
    names.addAll(board.submissions());
    columns.add(names);
    board.workloads().forEach(w -> columns.add(column(w)));
    return columns;
  }

  private List<String> heading(String name, String remarks) {
    boolean remarked = board.workloads().stream().anyMatch(w -> !w.remarks().isEmpty());
    return new ArrayList<>(remarked ? List.of(name, remarks) : List.of(name));
  }

  private List<String> column(WorkloadRow w) {
    List<String> cells =
        heading(w.name(), w.remarks().isEmpty() ? "" : "(" + String.join(", ", w.remarks()) + ")");
    board.submissions().forEach(s -> cells.add(cell(s, w)));
    return cells;
  }

  /** A time and its marks; blanks in their place keep the digits of a column in line. */
  private String cell(String submission, WorkloadRow w) {
    double time = board.times().get(submission, w.name());
    boolean fastest = time == w.best() && Double.isFinite(time);
    String mishap =
        board.mishaps().isEmpty()
            ? ""
            : board.mishaps(submission, w.name()).isPresent() ? Texts.MISHAP : " ";
    return Texts.time(time) + (fastest ? "*" : " ") + mishap;
  }
}
