package org.algoperf.scoring;

import java.math.BigDecimal;
import java.math.MathContext;

/** Values such as hyperparameters, as people read and write them. */
public final class Legible {

  /** Significant digits, as many as anybody reads. */
  private static final MathContext DIGITS = new MathContext(5);

  private static final int SMALLEST = -3;
  private static final int LARGEST = 6;

  private Legible() {}

  /**
   * A number with up to five significant digits, without trailing zeros, and with a power of ten
   * where it is below 0.001 or above ten million: {@code 0.001}, {@code 2.5e-4}, {@code 10}; any
   * other value as it is.
   */
  public static String of(Object value) {
    return value instanceof Double number && Double.isFinite(number)
        ? number(number)
        : String.valueOf(value);
  }

  private static String number(double value) {
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    if (rounded.signum() == 0 || (exponent >= SMALLEST && exponent <= LARGEST)) {
      return rounded.toPlainString();
    }
    return rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}
