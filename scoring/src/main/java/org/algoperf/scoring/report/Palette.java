package org.algoperf.scoring.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The colours of lines. Any two are at least 20 apart in CIELAB for normal sight, and as simulated
 * for protanopia, deuteranopia and tritanopia (Machado, Oliveira and Fernandes, 2009); on its paper
 * each has a contrast of at least 4.5.
 */
final class Palette {

  /** How many there are. */
  static final int SIZE = 8;

  /** On white. */
  static final List<String> LIGHT =
      List.of(
          "#006fef", "#c64676", "#134500", "#837500", "#511692", "#a5644a", "#756ab7", "#681b58");

  /** On black. */
  static final List<String> DARK =
      List.of(
          "#847afe", "#da6e05", "#b5f492", "#fce348", "#1dfee1", "#b87f57", "#baabfe", "#0b9c97");

  private Palette() {}

  /** A style for each colour: {@code .c0{stroke:#006fef}}. */
  static String strokes(List<String> colours) {
    return IntStream.range(0, colours.size())
        .mapToObj(i -> ".c%d{stroke:%s}".formatted(i, colours.get(i)))
        .collect(Collectors.joining());
  }
}
