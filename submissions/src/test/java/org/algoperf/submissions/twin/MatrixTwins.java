package org.algoperf.submissions.twin;

import static java.lang.Math.max;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import java.util.Arrays;
import java.util.List;
import org.algoperf.submissions.contract.Problem;
import org.algoperf.workloads.spec.ParameterSlot;
import org.algoperf.workloads.spec.ParameterSlot.Kind;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/** The twins of the matrix methods; decompositions are those of Commons Math. */
final class MatrixTwins {

  private MatrixTwins() {}

  private static double norm(double[] x) {
    return sqrt(Arrays.stream(x).map(Twin::sq).sum());
  }

  private static double[][] mix(double[][] a, double[][] b, double w) {
    double[][] mixed = new double[a.length][a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a.length; j++) {
        mixed[i][j] = (1 - w) * a[i][j] + w * b[i][j];
      }
    }
    return mixed;
  }

  /** (L + ε I)^exponent. */
  private static double[][] power(RealMatrix l, double exponent, double epsilon) {
    EigenDecomposition eigen = new EigenDecomposition(l);
    double[] powers =
        Arrays.stream(eigen.getRealEigenvalues()).map(x -> pow(x + epsilon, exponent)).toArray();
    return eigen
        .getV()
        .multiply(MatrixUtils.createRealDiagonalMatrix(powers))
        .multiply(eigen.getVT())
        .getData();
  }

  /** Jordan et al. 2024, with AdamW for what is not a hidden weight. */
  static Twin muon(
      double eta, double mu, double lambda, double etaAdam, double beta1, double beta2, double f) {
    return new Twin() {
      final Twin.Elementwise adam =
          (Twin.Elementwise) AdaptiveTwins.adam(etaAdam, beta1, beta2, 1e-8, f);
      final double[] b = new double[N];
      final List<ParameterSlot> hidden =
          Problem.SLOTS.stream()
              .filter(s -> s.kind() == Kind.MATRIX || s.kind() == Kind.CONV)
              .toList();

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double[] u = new double[N];
        for (int i = 0; i < N; i++) {
          b[i] = mu * b[i] + (1 - mu) * g[i];
          u[i] = adam.u(i, t, g[i]) + cosine(etaAdam, f, t) * lambda * theta[i];
        }
        for (Block block : Block.matrices(hidden, Integer.MAX_VALUE)) {
          double[] n = new double[block.at().length];
          for (int i = 0; i < n.length; i++) {
            int at = block.at()[i];
            n[i] = (1 - mu) * g[at] + mu * b[at];
          }
          int rows = block.dims()[0];
          int columns = block.dims()[1];
          double[] o = orthogonal(n, rows, columns);
          for (int i = 0; i < n.length; i++) {
            int at = block.at()[i];
            double aspect = sqrt(max(1, (double) rows / columns));
            u[at] = cosine(eta, f, t) * (aspect * o[i] + lambda * theta[at]);
          }
        }
        for (int i = 0; i < N; i++) {
          theta[i] -= u[i];
        }
      }

      private double[] orthogonal(double[] n, int rows, int columns) {
        RealMatrix x = new Array2DRowRealMatrix(rows, columns);
        for (int i = 0; i < n.length; i++) {
          x.setEntry(i / columns, i % columns, n[i] / (norm(n) + 1e-7));
        }
        x = rows > columns ? x.transpose() : x;
        for (int k = 0; k < 5; k++) {
          RealMatrix a = x.multiply(x.transpose());
          RealMatrix p = a.scalarMultiply(-4.7750).add(a.multiply(a).scalarMultiply(2.0315));
          x = x.scalarMultiply(3.4445).add(p.multiply(x));
        }
        x = rows > columns ? x.transpose() : x;
        double[] o = new double[n.length];
        for (int i = 0; i < n.length; i++) {
          o[i] = x.getEntry(i / columns, i % columns);
        }
        return o;
      }
    };
  }

  /**
   * A step's hyperparameters, as all of Adam's descendants have them.
   *
   * @param every steps between roots or bases
   * @param side the longest of a block
   */
  record Settings(
      double eta, double beta1, double beta2, double lambda, double f, int every, int side) {}

  /** (P₁² N + 2 P₁ N P₂ + N P₂²) / 4 for two axes, and likewise for one or three. */
  private static double[] added(Block block, double[] n, double[][][] p) {
    double[] d = n;
    for (int k = 0; k < p.length; k++) {
      double[] sum = new double[n.length];
      for (int axis = 0; axis < p.length; axis++) {
        double[] along = block.times(d, axis, p[axis]);
        for (int i = 0; i < n.length; i++) {
          sum[i] += along[i] / p.length;
        }
      }
      d = sum;
    }
    return d;
  }

  /** Shi et al. 2023, with Adam's graft; Duvvuri et al. 2024, if the preconditioners are added. */
  static Twin shampoo(Settings s, double epsilon, boolean adding) {
    return shampoo(s, epsilon, adding, true, 0);
  }

  /** Shi et al. 2023 with the length of SGD with momentum and the exponent −1/r. */
  static Twin sgdShampoo(Settings s, double epsilon, int r) {
    return shampoo(s, epsilon, false, false, r);
  }

  private static Twin shampoo(
      Settings s, double epsilon, boolean adding, boolean adamGraft, int override) {
    return new Twin() {
      final double[] m = new double[N];
      final double[] v = new double[N];
      final List<Block> blocks = Block.merged(s.side());
      final double[][][][] l = perAxis(blocks);
      final double[][][][] p = perAxis(blocks);

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double[] n = new double[N];
        double[] a = new double[N];
        for (int i = 0; i < N; i++) {
          m[i] = s.beta1() * m[i] + (1 - s.beta1()) * g[i];
          v[i] = s.beta2() * v[i] + (1 - s.beta2()) * g[i] * g[i];
          n[i] = (s.beta1() * m[i] + (1 - s.beta1()) * g[i]) / (1 - pow(s.beta1(), t));
          a[i] = adamGraft ? n[i] / (sqrt(v[i] / (1 - pow(s.beta2(), t))) + 1e-8) : n[i];
        }
        for (int k = 0; k < blocks.size(); k++) {
          Block block = blocks.get(k);
          double[] d = block.take(n);
          int omega = block.dims().length;
          int r = override > 0 ? override : 2 * omega;
          for (int axis = 0; axis < omega; axis++) {
            l[k][axis] = mix(l[k][axis], block.gram(block.take(g), axis), 1 - s.beta2());
            if (t % s.every() == 0) {
              RealMatrix corrected =
                  new Array2DRowRealMatrix(l[k][axis]).scalarMultiply(1 / (1 - pow(s.beta2(), t)));
              p[k][axis] = power(corrected, -1. / r, epsilon);
            }
            d = adding ? d : block.times(d, axis, p[k][axis]);
          }
          d = adding ? added(block, d, p[k]) : d;
          if (t >= s.every()) {
            double graft = norm(block.take(a)) / norm(d);
            block.put(Arrays.stream(d).map(x -> x * graft).toArray(), a);
          }
        }
        for (int i = 0; i < N; i++) {
          theta[i] -= cosine(s.eta(), s.f(), t) * (a[i] + s.lambda() * theta[i]);
        }
      }
    };
  }

  private static double[][][][] perAxis(List<Block> blocks) {
    return blocks.stream()
        .map(
            b -> Arrays.stream(b.dims()).mapToObj(d -> new double[d][d]).toArray(double[][][]::new))
        .toArray(double[][][][]::new);
  }

  /** Vyas et al. 2024, algorithm 3, with the first basis after k steps. */
  static Twin soap(Settings s) {
    return new Twin() {
      final double[] m = new double[N];
      final double[] v = new double[N];
      final List<Block> blocks = Block.matrices(Problem.SLOTS, s.side());
      final double[][][][] l = perAxis(blocks);
      final double[][][][] q = perAxis(blocks);

      {
        for (double[][][] block : q) {
          for (double[][] axis : block) {
            for (int i = 0; i < axis.length; i++) {
              axis[i][i] = 1;
            }
          }
        }
      }

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double[] u = new double[N];
        for (int i = 0; i < N; i++) {
          m[i] = s.beta1() * m[i] + (1 - s.beta1()) * g[i];
        }
        for (int k = 0; k < blocks.size(); k++) {
          step(t, blocks.get(k), k, g, u);
        }
        for (int i = 0; i < N; i++) {
          theta[i] -= cosine(s.eta(), s.f(), t) * (u[i] + s.lambda() * theta[i]);
        }
      }

      private void step(int t, Block block, int k, double[] g, double[] u) {
        int axes = block.dims().length == 2 ? 2 : 0;
        double[] gTurned = block.take(g);
        double[] n = block.take(m);
        for (int axis = 0; axis < axes; axis++) {
          gTurned = block.times(gTurned, axis, transpose(q[k][axis]));
          n = block.times(n, axis, transpose(q[k][axis]));
        }
        double[] vs = block.take(v);
        for (int i = 0; i < n.length; i++) {
          vs[i] = s.beta2() * vs[i] + (1 - s.beta2()) * sq(gTurned[i]);
          n[i] /= 1 - pow(s.beta1(), t);
          n[i] /= sqrt(vs[i] / (1 - pow(s.beta2(), t))) + 1e-8;
        }
        for (int axis = 0; axis < axes; axis++) {
          n = block.times(n, axis, q[k][axis]);
        }
        block.put(n, u);
        for (int axis = 0; axis < axes; axis++) {
          l[k][axis] = mix(l[k][axis], block.gram(block.take(g), axis), 1 - s.beta2());
          if (t == s.every()) {
            q[k][axis] = eigenvectors(l[k][axis]);
            vs = block.times(vs, axis, squared(transpose(q[k][axis])));
          } else if (t % s.every() == 0) {
            RealMatrix lq =
                new Array2DRowRealMatrix(l[k][axis]).multiply(new Array2DRowRealMatrix(q[k][axis]));
            q[k][axis] = new QRDecomposition(lq).getQ().getData();
          }
        }
        block.put(vs, v);
      }
    };
  }

  private static double[][] transpose(double[][] a) {
    return new Array2DRowRealMatrix(a).transpose().getData();
  }

  private static double[][] squared(double[][] a) {
    return Arrays.stream(a)
        .map(row -> Arrays.stream(row).map(Twin::sq).toArray())
        .toArray(double[][]::new);
  }

  /** As columns; Commons Math sorts symmetric ones by falling eigenvalue. */
  private static double[][] eigenvectors(double[][] a) {
    return new EigenDecomposition(new Array2DRowRealMatrix(a)).getV().getData();
  }
}
