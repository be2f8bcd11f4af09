package org.algoperf.harness.describe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comment above a class, as plain text: the one place where a submission or a workload is
 * described.
 */
public final class Javadoc {

  /** The last comment that nothing but annotations parts from the declaration. */
  private static final String BEFORE_DECLARATION =
      "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[\\w(\".)]+\\s+)*(?:public |final )*(?:record|class|interface) %s\\b";

  private static final Pattern INLINE_TAG =
      Pattern.compile("(?s)\\{@(code|literal|link|linkplain)\\s+((?:[^{}]|\\{[^{}]*})*)}");

  /** What a link leads to, the types of its arguments, and its label. */
  private static final Pattern LINK =
      Pattern.compile("(?s)([\\w.#]+(?:\\(\\))?)(\\([^)]*\\))?(?:\\s+(.*))?");

  private Javadoc() {}

  /**
   * The source of a class of the catalog, which lies beside it in the jar.
   *
   * @return empty for a class whose source is elsewhere
   */
  public static Optional<String> source(Class<?> type) {
    try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".java")) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The paragraphs above the declaration of a class in a source; none without a comment. */
  public static List<String> paragraphs(String source, String className) {
    String declaration = BEFORE_DECLARATION.formatted(Pattern.quote(className));
    Matcher comment = Pattern.compile(declaration).matcher(source);
    return comment.find() ? text(comment.group(1)) : List.of();
  }

  /** The paragraphs of a comment, given what stands between its delimiters; without its tags. */
  public static List<String> text(String comment) {
    String text = comment.replaceAll("(?m)^\\s*\\* ?", "").replaceAll("(?ms)^@.*", "");
    return Arrays.stream(text.split("<p>|</?pre>", -1))
        .map(Javadoc::plain)
        .filter(paragraph -> !paragraph.isEmpty())
        .toList();
  }

  private static String plain(String html) {
    String text = INLINE_TAG.matcher(html).replaceAll(Javadoc::content);
    return text.replaceAll("<[^>]+>", "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /** The words of a tag; of a link its label, or what it leads to as a call is written. */
  private static String content(MatchResult tag) {
    String words = tag.group(2);
    Matcher link = LINK.matcher(words);
    if (tag.group(1).startsWith("link") && link.matches()) {
      String target = link.group(1).replaceFirst("^#", "").replace('#', '.');
      words = link.group(3) == null ? target : link.group(3);
    }
    return Matcher.quoteReplacement(words);
  }
}
