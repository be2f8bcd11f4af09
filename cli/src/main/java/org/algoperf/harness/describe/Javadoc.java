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
      "(?s)/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@[\\w(\".)]+\\s+)*(?:public |final )*(?:record|class) %s\\b";

  private static final Pattern INLINE_TAG =
      Pattern.compile("(?s)\\{@(code|literal|link|linkplain)\\s+((?:[^{}]|\\{[^{}]*})*)}");

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
    if (!comment.find()) {
      return List.of();
    }
    String text = comment.group(1).replaceAll("(?m)^\\s*\\* ?", "").replaceAll("(?ms)^@.*", "");
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

  /** The words of a tag; of a link with a label, the label. */
  private static String content(MatchResult tag) {
    String words = tag.group(2);
    boolean link = tag.group(1).startsWith("link");
    return Matcher.quoteReplacement(link ? words.replaceFirst("^\\S+\\s+(?=\\S)", "") : words);
  }
}
