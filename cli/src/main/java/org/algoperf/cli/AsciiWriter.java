package org.algoperf.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** Says in ASCII what a terminal cannot show otherwise: bars and lines stay bars and lines. */
final class AsciiWriter extends FilterWriter {

  private static final Map<Character, String> PLAIN =
      Map.ofEntries(
          Map.entry('–', "-"),
          Map.entry('—', "-"),
          Map.entry('−', "-"),
          Map.entry('×', "x"),
          Map.entry('·', "."),
          Map.entry('…', "..."),
          Map.entry('’', "'"),
          Map.entry('τ', "tau"),
          Map.entry('≤', "<="),
          Map.entry('≥', ">="),
          Map.entry('→', "->"),
          Map.entry('←', "<-"),
          Map.entry('√', "sqrt"),
          Map.entry('∞', "inf"),
          Map.entry('‖', "||"),
          Map.entry('⟨', "<"),
          Map.entry('⟩', ">"),
          Map.entry('⊙', "*"),
          Map.entry('⊘', "/"),
          Map.entry('∘', " o "),
          Map.entry('─', "-"),
          Map.entry('━', "-"),
          Map.entry('│', "|"),
          Map.entry('┤', "+"),
          Map.entry('└', "+"));

  /** Eight heights of a bar, from U+2581 on. */
  private static final String BARS = "_.-:=+*#";

  private static final char LOWEST_BAR = '▁';
  private static final char BRAILLE = '\u2800';
  private static final int PATTERNS = 256;

  AsciiWriter(Writer out) {
    super(out);
  }

  /** The text in ASCII; a question mark for what has no likeness. */
  static String plain(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128) {
        plain.append(c);
      } else if (c >= LOWEST_BAR && c < LOWEST_BAR + BARS.length()) {
        plain.append(BARS.charAt(c - LOWEST_BAR));
      } else if (c >= BRAILLE && c < BRAILLE + PATTERNS) {
        plain.append(c == BRAILLE ? ' ' : '*');
      } else {
        plain.append(PLAIN.getOrDefault(c, likeness(c)));
      }
    }
    return plain.toString();
  }

  /** The name of a Greek letter, a raised digit as a power, a lowered one as it is. */
  private static String likeness(char c) {
    String name = Character.isDefined(c) ? Character.getName(c) : "";
    if (name.startsWith("GREEK SMALL LETTER ")) {
      return name.substring(name.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
    }
    if (name.startsWith("GREEK CAPITAL LETTER ")) {
      String letter = name.substring(name.lastIndexOf(' ') + 1);
      return letter.charAt(0) + letter.substring(1).toLowerCase(Locale.ROOT);
    }
    if (name.startsWith("COMBINING ")) {
      return "";
    }
    String letters = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    String ascii =
        letters.replace('\u2212', '-').replace('\u2044', '/').replaceAll("[^\\x00-\\x7f]", "");
    return ascii.isEmpty() ? "?" : name.startsWith("SUPERSCRIPT ") ? "^" + ascii : ascii;
  }

  @Override
  public void write(int c) throws IOException {
    out.write(plain(String.valueOf((char) c)));
  }

  @Override
  public void write(char[] text, int from, int length) throws IOException {
    out.write(plain(String.valueOf(text, from, length)));
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    out.write(plain(text.substring(from, from + length)));
  }
}
