package org.algoperf.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.algoperf.harness.external.Externals;
import picocli.CommandLine.Option;

/** Submissions from outside the program, which join those of {@code --submissions}. */
final class ExternalFlags {

  @Option(
      names = {"--submission", "--plugin"},
      paramLabel = "FILE",
      description =
          "A submission of your own, which joins the others: a .java file, compiled in memory, a"
              + " chain of built-in links in .yaml, or a .jar. May be repeated.")
  private List<Path> files = new ArrayList<>();

  /** The files, if there are any. */
  Optional<List<Path>> given() {
    return files.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(files));
  }

  /** Reads the files. */
  Externals load() {
    return Externals.load(files);
  }
}
