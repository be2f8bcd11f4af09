package org.algoperf.harness.external;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.algoperf.harness.ExternalSource;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.Offer;
import org.algoperf.submissions.api.Names;
import org.algoperf.submissions.api.Submission;
import org.algoperf.submissions.api.SubmissionType;

/** A submission in one Java file: a record that implements {@link Submission}. */
final class JavaFile {

  private JavaFile() {}

  /**
   * Compiles the file in memory.
   *
   * @param place where it is read, which may be a copy
   * @throws HarnessException when it does not compile, or has not one such record
   */
  static ExternalSubmission read(ExternalSource source, Path place, byte[] bytes) {
    Path path = source.path();
    String text = new String(bytes, StandardCharsets.UTF_8);
    MemoryCompiler.Compiled compiled = MemoryCompiler.compile(path, text);
    List<Class<?>> records = compiled.classes().stream().filter(JavaFile::isSubmission).toList();
    if (records.size() != 1) {
      throw HarnessException.usage(
          "%s: expected one record that implements TransformSubmission or Submission, such as"
              + " 'public record %s(double learningRate) implements TransformSubmission', found %s",
          path.getFileName(),
          path.getFileName().toString().replace(".java", ""),
          records.isEmpty() ? "none" : names(records));
    }
    return submission(records.get(0).asSubclass(Submission.class), source, place)
        .with(compiled.impure());
  }

  /** A record as it joins the catalog, named after its class; its points lie beside the place. */
  static ExternalSubmission submission(
      Class<? extends Submission> record, ExternalSource source, Path place) {
    String name = Names.snakeCase(record.getSimpleName());
    String file = source.path().getFileName().toString();
    SubmissionType type = SubmissionType.of(record);
    Offer offer =
        new Offer(
            type,
            record.getSimpleName() + " in " + file,
            source.path().toString(),
            Optional.of(source));
    return new ExternalSubmission(
        name, offer, new FilesBeside(place.getParent(), name, type.hyperparameters()), List.of());
  }

  /**
   * Whether a class is a record that can be a submission; one within another class is its own
   * affair.
   */
  static boolean isSubmission(Class<?> type) {
    return type.isRecord()
        && type.getEnclosingClass() == null
        && Submission.class.isAssignableFrom(type);
  }

  private static String names(List<Class<?>> records) {
    return records.stream().map(Class::getSimpleName).collect(Collectors.joining(", "));
  }
}
