package org.algoperf.workloads.data;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalDouble;
import org.algoperf.workloads.spec.DataException;
import org.algoperf.workloads.spec.DataProvenance.Origin;
import org.algoperf.workloads.spec.DataRequest;

/**
 * A text for character models: the first 90 % of its characters to train on, the next 5 % for
 * validation, the last 5 % for test.
 *
 * <p>The text is {@code input.txt}, in UTF-8; any will do, and Tiny Shakespeare is fetched when
 * none is there. Where none can be had, the sentences of a {@linkplain Grammar grammar} take its
 * place.
 *
 * @param splits the parts of the text, over one alphabet
 * @param entropyRate nats per character below which no model's expected loss can fall, where that
 *     is known: for generated text
 */
public record TextCorpus(Splits<TokenSet> splits, OptionalDouble entropyRate) {
  /** The system property with another address to download from, ending in a slash. */
  public static final String URL_PROPERTY = "algoperf.tinyshakespeare.url";

  private static final int FEWEST_CHARACTERS = 20_000;
  private static final int GENERATED_CHARACTERS = 560_000;
  private static final long SEED = 1_616;

  static final GeneratedData<TokenSet> KEPT =
      new GeneratedData<>(
          "synthetic-grammar",
          Origin.STAND_IN,
          "48aa12e1cd21af1ecd8d4e529b684fefed18abf60bc8e8b26f2b7ea22d77430f",
          TokenSet::readFrom);

  /** Of {@link Grammar#automaton()}, which takes longer to build than the text to read. */
  private static final double GENERATED_ENTROPY_RATE = 0.4114215168145478;

  /** Of karpathy/char-rnn's {@code data/tinyshakespeare/input.txt}. */
  private static final PublishedFile TINY_SHAKESPEARE =
      new PublishedFile(
          List.of("input.txt", "tinyshakespeare.txt"),
          1_115_394,
          "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed");

  static final PublishedData FILES =
      new PublishedData(
          "Tiny Shakespeare or another text",
          List.of("tinyshakespeare"),
          List.of(TINY_SHAKESPEARE),
          URI.create(
              "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/"));

  /**
   * Loads a text from the directory, the cache or the network, else the stand-in.
   *
   * @throws DataException when the text is not UTF-8 or too short, or not in a directory that the
   *     user named
   */
  public static TextCorpus load(DataRequest request) {
    PublishedData files = FILES.withBaseFrom(URL_PROPERTY);
    return load(request, files, Download.withDefaultLimits());
  }

  static TextCorpus load(DataRequest request, PublishedData files, Download download) {
    return files
        .find(request, download)
        .map(found -> read(found.paths().get(0), found.origin()))
        .orElseGet(() -> standIn(request.cache()));
  }

  /** The alphabet of all splits, in ascending order of code points. */
  public String alphabet() {
    return splits.train().alphabet();
  }

  private static TextCorpus standIn(Path cache) {
    Splits<TokenSet> splits = KEPT.load(cache, TextCorpus::generate);
    return new TextCorpus(splits, OptionalDouble.of(GENERATED_ENTROPY_RATE));
  }

  static Splits<TokenSet> generate() {
    SpellingAutomaton grammar = Grammar.automaton();
    String text = grammar.write(new PortableRandom(SEED), GENERATED_CHARACTERS);
    return split(KEPT.name(), KEPT.origin(), text.substring(0, GENERATED_CHARACTERS));
  }

  private static TextCorpus read(Path file, Origin origin) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      int length = text.codePointCount(0, text.length());
      if (length < FEWEST_CHARACTERS) {
        throw new DataException(
            "%s: expected a text of at least %d characters, found %d; give a longer one"
                .formatted(file, FEWEST_CHARACTERS, length));
      }
      String hash = HexFormat.of().formatHex(DataHash.sha256().digest(bytes));
      String name = hash.equals(TINY_SHAKESPEARE.sha256()) ? "tinyshakespeare" : "text-file";
      return new TextCorpus(split(name, origin, text), OptionalDouble.empty());
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s: expected UTF-8, found other bytes; convert it".formatted(file), e);
    } catch (IOException e) {
      throw new DataException("%s: cannot be read (%s)".formatted(file, e), e);
    }
  }

  private static Splits<TokenSet> split(String name, Origin origin, String text) {
    int[] tokens = text.codePoints().toArray();
    BitSet present = new BitSet();
    for (int character : tokens) {
      present.set(character);
    }
    int[] alphabet = present.stream().toArray();
    int[] indices = new int[present.length()];
    for (int i = 0; i < alphabet.length; i++) {
      indices[alphabet[i]] = i;
    }
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = indices[tokens[i]];
    }
    String letters = new String(alphabet, 0, alphabet.length);
    int validation = (int) (tokens.length * 90L / 100);
    int test = (int) (tokens.length * 95L / 100);
    return Splits.of(
        name,
        origin,
        new TokenSet(letters, Arrays.copyOfRange(tokens, 0, validation)),
        new TokenSet(letters, Arrays.copyOfRange(tokens, validation, test)),
        new TokenSet(letters, Arrays.copyOfRange(tokens, test, tokens.length)));
  }
}
