package org.algoperf.workloads.data;

import java.util.Arrays;

/** Labelled grayscale images of one size. */
public final class ImageSet implements Examples {
  private final int height;
  private final int width;
  private final int classes;
  private final byte[] pixels;
  private final byte[] labels;

  /**
   * Creates a set of {@code labels.length} images.
   *
   * @param height rows of an image
   * @param width columns of an image
   * @param classes the number of classes; labels are in [0, classes)
   * @param pixels unsigned bytes, 0 is black; shape (count, height, width), row-major
   * @param labels one per image
   * @throws IllegalArgumentException if the sizes disagree or a label is out of range
   */
  public ImageSet(int height, int width, int classes, byte[] pixels, byte[] labels) {
    if (pixels.length != (long) labels.length * height * width) {
      throw new IllegalArgumentException(
          "expected %d images of %d x %d pixels, found %d bytes"
              .formatted(labels.length, height, width, pixels.length));
    }
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException(
            "expected labels in [0, %d), found %d at %d".formatted(classes, labels[i], i));
      }
    }
    this.height = height;
    this.width = width;
    this.classes = classes;
    this.pixels = pixels;
    this.labels = labels;
  }

  @Override
  public int count() {
    return labels.length;
  }

  /** Rows of an image. */
  public int height() {
    return height;
  }

  /** Columns of an image. */
  public int width() {
    return width;
  }

  /** The number of classes. */
  public int classes() {
    return classes;
  }

  /** Unsigned bytes of shape (count, height, width), row-major; 0 is black. Not a copy. */
  public byte[] pixels() {
    return pixels;
  }

  /** One label in [0, classes) per image. Not a copy. */
  public byte[] labels() {
    return labels;
  }

  /** The pixels as numbers in [0, 1], pixel / 255, shape (count, height * width); a new array. */
  public float[] intensities() {
    float[] intensities = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      intensities[i] = (pixels[i] & 0xFF) / 255f;
    }
    return intensities;
  }

  /** The images from index {@code from} (inclusive) to {@code to} (exclusive), as a copy. */
  public ImageSet slice(int from, int to) {
    int size = height * width;
    return new ImageSet(
        height,
        width,
        classes,
        Arrays.copyOfRange(pixels, from * size, to * size),
        Arrays.copyOfRange(labels, from, to));
  }

  /** Reads what {@link #addTo} added. */
  static ImageSet readFrom(DataReader reader) {
    reader.text();
    reader.number();
    return new ImageSet(
        reader.number(), reader.number(), reader.number(), reader.bytes(), reader.bytes());
  }

  @Override
  public void addTo(DataHash hash) {
    hash.add("images").add(count()).add(height).add(width).add(classes).add(pixels).add(labels);
  }
}
