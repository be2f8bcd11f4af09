package org.algoperf.workloads.data;

/** Vectors of real features, each with a real label. */
public final class FeatureSet implements Examples {
  private final int features;
  private final float[] values;
  private final float[] labels;

  /**
   * Creates a set of {@code labels.length} examples.
   *
   * @param features the number of features of an example
   * @param values shape (count, features), row-major
   * @param labels one per example
   * @throws IllegalArgumentException if the sizes disagree
   */
  public FeatureSet(int features, float[] values, float[] labels) {
    if (values.length != (long) labels.length * features) {
      throw new IllegalArgumentException(
          "expected %d examples of %d features, found %d values"
              .formatted(labels.length, features, values.length));
    }
    this.features = features;
    this.values = values;
    this.labels = labels;
  }

  @Override
  public int count() {
    return labels.length;
  }

  /** The number of features of an example. */
  public int features() {
    return features;
  }

  /** Shape (count, features), row-major. Not a copy. */
  public float[] values() {
    return values;
  }

  /** One label per example. Not a copy. */
  public float[] labels() {
    return labels;
  }

  /** Reads what {@link #addTo} added. */
  static FeatureSet readFrom(DataReader reader) {
    reader.text();
    return new FeatureSet(reader.number(), reader.floats(), reader.floats());
  }

  @Override
  public void addTo(DataHash hash) {
    hash.add("features").add(features).add(values).add(labels);
  }
}
