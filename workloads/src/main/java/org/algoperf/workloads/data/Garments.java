package org.algoperf.workloads.data;

import java.nio.file.Path;
import org.algoperf.workloads.spec.DataProvenance.Origin;

/**
 * The stand-in for Fashion-MNIST: drawings of garments in its ten classes, in its format.
 *
 * <p>Cut, fabric, pose and noise are random, and the classes' ranges overlap, so that a linear
 * classifier stays far behind a small network.
 */
public final class Garments {
  private static final int CLASSES = 10;
  private static final int TRAIN = 12_000;
  private static final int VALIDATION = 2_000;
  private static final int TEST = 2_000;
  private static final long SEED = 28_28_10;

  static final GeneratedData<ImageSet> KEPT =
      new GeneratedData<>(
          "synthetic-garments",
          Origin.STAND_IN,
          "95ec0d96ec6adeb99dffb3c55ea84539d35b1d8aca2b685d895101245e771ba3",
          ImageSet::readFrom);

  private final PortableRandom random = new PortableRandom(SEED);
  private final Canvas canvas = new Canvas();
  private final Tops tops = new Tops(canvas, random);
  private final Shoes shoes = new Shoes(canvas, random);

  private Garments() {}

  /** Reads the images from a cache, or else draws them and keeps them there. */
  static Splits<ImageSet> load(Path cache) {
    return KEPT.load(cache, Garments::generate);
  }

  /** Draws 12,000 training, 2,000 validation and 2,000 test images. */
  static Splits<ImageSet> generate() {
    Garments garments = new Garments();
    ImageSet train = garments.draw(TRAIN);
    ImageSet validation = garments.draw(VALIDATION);
    ImageSet test = garments.draw(TEST);
    return KEPT.of(train, validation, test);
  }

  private ImageSet draw(int count) {
    int size = Canvas.SIDE * Canvas.SIDE;
    byte[] pixels = new byte[count * size];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) random.below(CLASSES);
      boolean mirrored = random.chance(0.5);
      canvas.clear(Canvas.Pose.any(random, mirrored));
      drawOne(labels[i]);
      canvas.develop(random, random.uniform(0.02, 0.18), pixels, i * size);
    }
    return new ImageSet(Canvas.SIDE, Canvas.SIDE, CLASSES, pixels, labels);
  }

  private void drawOne(int label) {
    switch (label) {
      case 0 -> tops.tShirt();
      case 1 -> trouser();
      case 2 -> tops.pullover();
      case 3 -> tops.dress();
      case 4 -> tops.coat();
      case 5 -> shoes.sandal();
      case 6 -> tops.shirt();
      case 7 -> shoes.sneaker();
      case 8 -> bag();
      case 9 -> shoes.ankleBoot();
      default -> throw new IllegalArgumentException("no garment " + label);
    }
  }

  private void trouser() {
    Fabric fabric = Fabric.any(random);
    double waist = random.uniform(0.22, 0.4);
    double hip = waist + random.uniform(0, 0.12);
    double stance = random.uniform(0, 0.25);
    double leg = random.uniform(0.16, 0.32);
    double crotch = random.uniform(-0.55, -0.3);
    double end = random.chance(0.12) ? random.uniform(0.1, 0.6) : random.uniform(0.82, 1);
    Outline half =
        Outline.from(0, -0.92)
            .line(waist, -0.92)
            .line(hip, crotch)
            .line(stance + leg, end)
            .line(stance, end)
            .line(0.03, crotch);
    canvas.paint(half, fabric, 1);
    canvas.paint(half.flipped(), fabric, random.uniform(0.85, 1));
    if (random.chance(0.5)) {
      canvas.paint(
          Outline.rectangle(-waist, -0.95, waist, -0.82), fabric, random.uniform(0.5, 1.3));
    }
  }

  private void bag() {
    Fabric fabric = Fabric.any(random);
    double width = random.uniform(0.5, 0.9);
    double taper = random.uniform(-0.15, 0.2);
    double top = random.uniform(-0.5, 0.05);
    double bottom = random.uniform(0.5, 0.85);
    double handle = random.uniform(0.2, 0.7);
    if (random.chance(0.8)) {
      double peak = Math.max(top - random.uniform(0.2, 0.6), -0.95);
      Outline arch = Outline.arch(-handle, handle, top + 0.05, peak, random.uniform(0.08, 0.16));
      canvas.paint(arch, fabric, random.uniform(0.7, 1.2));
    }
    Outline body =
        Outline.from(0, top)
            .line(width - Math.max(taper, 0), top)
            .curve(width, (top + bottom) / 2, width + Math.min(taper, 0), bottom)
            .line(0, bottom + random.uniform(0, 0.1))
            .mirrored();
    canvas.paint(body, fabric, 1);
    if (random.chance(0.5)) {
      double flap = top + (bottom - top) * random.uniform(0.2, 0.6);
      canvas.paint(
          Outline.rectangle(-width * 0.95, flap, width * 0.95, flap + 0.07),
          fabric,
          random.uniform(0.4, 0.8));
    }
    if (random.chance(0.4)) {
      canvas.paint(Outline.rectangle(-0.08, top + 0.2, 0.08, top + 0.4), fabric, 1.5);
    }
  }
}
