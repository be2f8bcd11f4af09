package org.algoperf.workloads.data;

/** A text as a sequence of tokens, one per character. */
public final class TokenSet implements Examples {
  private final String alphabet;
  private final int[] tokens;

  /**
   * Creates a text.
   *
   * @param alphabet the characters, in ascending order of their code points
   * @param tokens indices into the alphabet's code points
   */
  public TokenSet(String alphabet, int[] tokens) {
    this.alphabet = alphabet;
    this.tokens = tokens;
  }

  /** The number of tokens. */
  @Override
  public int count() {
    return tokens.length;
  }

  /** The characters, in ascending order of their code points. */
  public String alphabet() {
    return alphabet;
  }

  /** The number of different tokens. */
  public int vocabulary() {
    return alphabet.codePointCount(0, alphabet.length());
  }

  /** Indices into the alphabet's code points, shape (count). Not a copy. */
  public int[] tokens() {
    return tokens;
  }

  /** The characters of the tokens from {@code from} (inclusive) to {@code to} (exclusive). */
  public String decode(int from, int to) {
    int[] characters = alphabet.codePoints().toArray();
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.appendCodePoint(characters[tokens[i]]);
    }
    return text.toString();
  }

  /** Reads what {@link #addTo} added. */
  static TokenSet readFrom(DataReader reader) {
    reader.text();
    return new TokenSet(reader.text(), reader.numbers());
  }

  @Override
  public void addTo(DataHash hash) {
    hash.add("tokens").add(alphabet).add(tokens);
  }
}
