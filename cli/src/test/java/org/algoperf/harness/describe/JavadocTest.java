package org.algoperf.harness.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.algoperf.submissions.catalog.CatalogEntry;
import org.algoperf.submissions.catalog.Submissions;
import org.algoperf.workloads.catalog.Workloads;
import org.algoperf.workloads.spec.Workload;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JavadocTest {

  static Stream<CatalogEntry> submissions() {
    return Submissions.all().stream();
  }

  static Stream<Workload> workloads() {
    return Workloads.all().stream();
  }

  private static List<String> words(Class<?> type) {
    return Javadoc.paragraphs(Javadoc.source(type).orElseThrow(), type.getSimpleName());
  }

  @ParameterizedTest
  @MethodSource("submissions")
  void everySubmissionSaysWhatItIsAndWhoseItIs(CatalogEntry entry) {
    List<String> words = words(entry.type());
    assertTrue(words.get(0).length() > 30, words::toString);
    assertTrue(
        String.join(" ", words).matches("(?s).*\\b(19|20)\\d\\d.*"),
        "no year of a paper: " + words);
    assertFalse(String.join(" ", words).matches("(?s).*[{<]@?(p|code|link).*"), words::toString);
  }

  @ParameterizedTest
  @MethodSource("workloads")
  void everyWorkloadSaysWhatItIs(Workload workload) {
    List<String> words = words(workload.getClass());
    assertTrue(words.get(0).length() > 30, words::toString);
  }

  @Test
  void markupBecomesWords() {
    String source =
        """
        /** Another class. */
        record Other() {}

        /**
         * A {@link Other} with {@code x < 1}, and {@link Other#y() a label}.
         *
         * <p>Two &lt; <b>three</b>.
         *
         * @param x ignored
         */
        @Deprecated
        public record Mine(int x) {}
        """;
    assertEquals(
        List.of("A Other with x < 1, and a label.", "Two < three."),
        Javadoc.paragraphs(source, "Mine"));
    assertEquals(List.of(), Javadoc.paragraphs(source, "Absent"));
  }
}
