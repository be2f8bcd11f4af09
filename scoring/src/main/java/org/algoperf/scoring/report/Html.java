package org.algoperf.scoring.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What HTML and SVG need. */
final class Html {

  private static final Pattern DIGEST = Pattern.compile("\\b([0-9a-f]{12})[0-9a-f]{52}\\b");

  private Html() {}

  /**
   * Text that is safe in an element and in a quoted attribute; control characters become blanks.
   */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(c < ' ' ? ' ' : c);
      }
    }
    return out.toString();
  }

  /** A name as a table's heading, which may be broken after an underscore. */
  static String name(String name) {
    return escape(name).replace("_", "_<wbr>");
  }

  /** Text whose SHA-256 digests are cut to twelve digits; the whole is their title. */
  static String digests(String text) {
    return DIGEST.matcher(escape(text)).replaceAll("<span title=\"$0\">$1…</span>");
  }

  /** Sentences, in which names may be broken and percentages not. */
  static String prose(List<String> sentences) {
    return name(String.join(" ", sentences)).replace(" %", "&nbsp;%");
  }

  /** The source expression of a content security policy that allows exactly this text. */
  static String sourceHash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
