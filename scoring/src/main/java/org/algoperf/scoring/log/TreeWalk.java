package org.algoperf.scoring.log;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the trials of a tree {@code <submission>/study_<i>/<workload>/trial_<k>}.
 *
 * <p>A time stamp ({@code -2024-05-01-12-30-00}) after a submission or study, and a framework
 * ({@code _jax}, {@code _pytorch}) after a workload are not part of the name. What fits no place of
 * the tree is left aside with a notice; the original's reader also takes {@code trial_1_old} for a
 * trial, this one does not. Names that begin with a dot are those of no submission.
 */
final class TreeWalk {

  private static final String STAMP = "(?:-\\d{4}(?:-\\d{2}){5})?";
  private static final Pattern SUBMISSION = Pattern.compile("([^.].*?)" + STAMP);
  private static final Pattern STUDY = Pattern.compile("study_(\\d{1,9})" + STAMP);
  private static final Pattern WORKLOAD = Pattern.compile("(.+?)(?:_jax|_pytorch)?");
  private static final Pattern TRIAL = Pattern.compile("trial_(\\d{1,9})");

  /** A trial's directory. */
  record Found(TrialKey key, Path directory) {}

  private final List<Found> trials = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private final Predicate<String> submissions;

  private TreeWalk(Predicate<String> submissions) {
    this.submissions = submissions;
  }

  /** Walks a tree, entering the submissions that are asked for. */
  static TreeWalk of(Path tree, Predicate<String> submissions) throws IOException {
    TreeWalk walk = new TreeWalk(submissions);
    walk.tree(tree);
    return walk;
  }

  List<Found> trials() {
    return trials;
  }

  List<String> notices() {
    return notices;
  }

  private void tree(Path tree) throws IOException {
    for (Path child : children(tree)) {
      Matcher name = SUBMISSION.matcher(child.getFileName().toString());
      if (name.matches() && submissions.test(name.group(1))) {
        submission(name.group(1), child);
      }
    }
  }

  private void submission(String submission, Path directory) throws IOException {
    for (Path child : children(directory)) {
      Matcher name = STUDY.matcher(child.getFileName().toString());
      if (name.matches()) {
        study(submission, Integer.parseInt(name.group(1)), child);
      } else if (Files.isDirectory(child)) {
        notices.add(child + ": not a study (expected study_<number>), left aside");
      }
    }
  }

  private void study(String submission, int study, Path directory) throws IOException {
    for (Path child : children(directory)) {
      Matcher name = WORKLOAD.matcher(child.getFileName().toString());
      if (name.matches()) {
        workload(submission, study, name.group(1), child);
      }
    }
  }

  private void workload(String submission, int study, String workload, Path directory)
      throws IOException {
    boolean any = false;
    for (Path child : children(directory)) {
      String file = child.getFileName().toString();
      Matcher name = TRIAL.matcher(file);
      if (name.matches()) {
        any = true;
        int trial = Integer.parseInt(name.group(1));
        trials.add(new Found(new TrialKey(submission, study, workload, trial), child));
      } else if (file.startsWith("trial_")) {
        notices.add(child + ": not a trial (expected trial_<number>), left aside");
      }
    }
    if (!any && Files.isDirectory(directory)) {
      notices.add(directory + ": a workload without trials, left aside");
    }
  }

  /** Sorted, so that nothing depends on the file system's order; none if it is no directory. */
  private static List<Path> children(Path directory) throws IOException {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
      stream.forEach(children::add);
    } catch (NotDirectoryException file) {
      return List.of();
    }
    children.sort(null);
    return children;
  }
}
