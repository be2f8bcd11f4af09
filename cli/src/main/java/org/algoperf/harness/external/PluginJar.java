package org.algoperf.harness.external;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.contract.Thrown;

/** Submissions in a jar, whose {@value #SERVICES} names their records, one on a line. */
final class PluginJar {

  private static final String SERVICES =
      "META-INF/services/org.algoperf.submissions.api.Submission";

  private PluginJar() {}

  /**
   * Loads the records.
   *
   * @throws HarnessException of kind USAGE, when the jar names none, or what it names is not one
   */
  static List<ExternalSubmission> read(ExternalSource source, Path place, byte[] bytes) {
    try {
      List<String> names = names(bytes).orElse(List.of());
      if (names.isEmpty()) {
        throw HarnessException.usage(
            "%s: expected %s with the names of records that implement Submission, one on a line,"
                + " found none",
            source.path().getFileName(), SERVICES);
      }
      // Never closed: a submission may load further classes as long as it trains.
      ClassLoader loader =
          new URLClassLoader(
              Thrown.LOADER, new URL[] {place.toUri().toURL()}, new ContractClasses());
      return names.stream()
          .map(name -> JavaFile.submission(load(source.path(), loader, name), source, place))
          .toList();
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.USAGE, "%s is no jar: %s".formatted(source.path(), e.getMessage()), e);
    }
  }

  /**
   * Read by hand, because ServiceLoader insists on constructors without arguments, and a record of
   * hyperparameters has none.
   */
  private static Optional<List<String>> names(byte[] bytes) throws IOException {
    try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(bytes))) {
      for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
        if (entry.getName().equals(SERVICES)) {
          String text = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
          return Optional.of(
              text.lines()
                  .map(line -> line.replaceAll("#.*", "").strip())
                  .filter(line -> !line.isEmpty())
                  .toList());
        }
      }
      return Optional.empty();
    }
  }

  private static Class<? extends Submission> load(Path jar, ClassLoader loader, String name) {
    Class<?> type;
    try {
      type = Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      throw new HarnessException(
          ErrorKind.USAGE,
          "%s: %s names %s, which cannot be loaded: %s"
              .formatted(jar.getFileName(), SERVICES, name, e),
          e);
    }
    if (!type.isRecord() || !Submission.class.isAssignableFrom(type)) {
      throw HarnessException.usage(
          "%s: %s names %s, which is not a record that implements Submission",
          jar.getFileName(), SERVICES, name);
    }
    return type.asSubclass(Submission.class);
  }
}
