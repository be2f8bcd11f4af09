package org.algoperf.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeMap;
import org.algoperf.harness.HarnessException;
import org.algoperf.harness.aa.MeasuredFloor;
import org.algoperf.scoring.Clock;
import org.algoperf.scoring.compare.NoiseFloor;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The flags that say which differences are noise. */
final class FloorFlags {

  @Option(
      names = "--noise-floor",
      paramLabel = "PERCENT",
      converter = Percent.class,
      description =
          "Differences up to this are noise, whatever their interval (default: what --aa says,"
              + " else 2 %%).")
  private Optional<Double> floor;

  @Option(
      names = "--aa",
      paramLabel = "DIR",
      description = "The results of 'algoperf aa' on this machine, which measured the noise.")
  private Optional<Path> aa;

  /** Reads {@code 2}, {@code 2%} or {@code 2 %}. */
  static final class Percent implements ITypeConverter<Double> {
    @Override
    public Double convert(String value) {
      try {
        double percent = Double.parseDouble(value.replaceFirst("\\s*%$", ""));
        if (percent >= 0 && percent < 100) {
          return percent / 100;
        }
      } catch (NumberFormatException e) {
        throw expected(value);
      }
      throw expected(value);
    }

    private static TypeConversionException expected(String value) {
      return new TypeConversionException(
          "expected a percentage of 0 to 100 such as '2%%', found '%s'".formatted(value));
    }
  }

  /** Whether either flag was given. */
  boolean isGiven() {
    return floor.isPresent() || aa.isPresent();
  }

  /** The floor on a clock. */
  NoiseFloor on(Clock clock) {
    if (floor.isPresent() && aa.isPresent()) {
      throw HarnessException.usage("--noise-floor and --aa say the same thing; give one of them");
    }
    return floor
        .map(share -> new NoiseFloor(share, new TreeMap<>(), "given"))
        .or(() -> aa.map(tree -> MeasuredFloor.read(tree, clock)))
        .orElse(NoiseFloor.ASSUMED);
  }
}
