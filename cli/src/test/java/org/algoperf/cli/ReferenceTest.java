package org.algoperf.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.algoperf.cli.help.ManPage;
import org.algoperf.cli.help.ReferencePage;
import org.algoperf.cli.help.Usage;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * {@code docs/reference} is written from the commands, and from the comments of what optimizers
 * call. To renew it: {@code mvn -pl cli -am test -Dtest=ReferenceTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dalgoperf.golden=update}, and read the diff.
 */
class ReferenceTest {

  private static final Path PAGES =
      Path.of(System.getProperty("algoperf.home"), "docs", "reference");

  @Test
  void theReferenceIsThatOfTheProgram() throws IOException {
    Map<String, String> pages = pages();
    if ("update".equals(System.getProperty("algoperf.golden"))) {
      Files.createDirectories(PAGES);
      for (Path old : existing().keySet().stream().map(PAGES::resolve).toList()) {
        Files.delete(old);
      }
      for (Map.Entry<String, String> page : pages.entrySet()) {
        Files.writeString(PAGES.resolve(page.getKey()), page.getValue());
      }
    }
    Map<String, String> existing = existing();
    assertEquals(pages.keySet(), existing.keySet());
    pages.forEach((name, text) -> assertEquals(text, existing.get(name), name));
  }

  private static Map<String, String> pages() {
    Map<String, String> pages = new TreeMap<>();
    pages.put("operations.md", ApiPages.operations());
    pages.put("links.md", ApiPages.links());
    CommandLine root = Main.commandLine(Cli.plain().host());
    Usage.all(root).values().stream()
        .map(Usage::of)
        .forEach(usage -> pages.put(ManPage.fileStem(usage) + ".md", ReferencePage.of(usage)));
    return pages;
  }

  private static Map<String, String> existing() throws IOException {
    Map<String, String> existing = new TreeMap<>();
    try (Stream<Path> files = Files.list(PAGES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".md")).toList()) {
        existing.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return existing;
  }
}
