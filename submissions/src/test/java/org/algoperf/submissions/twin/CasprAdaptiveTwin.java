package org.algoperf.submissions.twin;

import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import java.util.List;
import org.algoperf.submissions.contract.Problem;
import org.algoperf.workloads.spec.ParameterSlot;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * CASPR Adaptive as AlgoPerf's competition had it, with G transposed: first the inputs, then the
 * outputs.
 */
final class CasprAdaptiveTwin extends Twin {

  private static final List<ParameterSlot> MATRICES =
      Problem.SLOTS.stream().filter(slot -> slot.shape().dimension() > 1).toList();

  private final MatrixTwins.Settings s;
  private final double epsilon;
  private final int after;
  private final double[] m = new double[N];
  private final double[] v = new double[N];
  private final List<Pair> pairs;

  CasprAdaptiveTwin(MatrixTwins.Settings s, double epsilon, int after) {
    this.s = s;
    this.epsilon = epsilon;
    this.after = after;
    pairs = Block.matrices(MATRICES, s.side()).stream().map(Pair::new).toList();
  }

  /** The stages end at 42, 60 and 80 of 80 steps; the first warms up for 4, the outer for 8. */
  private double rate(int t) {
    if (t <= 42) {
      return t <= 4 ? s.eta() * t / 4 : half(s.eta(), (t - 4) / 38.);
    }
    double from = t <= 60 ? 42 : 60;
    return half(half(s.eta(), (from - 8) / 72), (t - from) / (t <= 60 ? 18 : 20));
  }

  private static double half(double eta, double progress) {
    return eta * (1 + Math.cos(Math.PI * progress)) / 2;
  }

  @Override
  void step(int t) {
    double[] g = gradient(t);
    double[] n = new double[N];
    double[] u = new double[N];
    for (int i = 0; i < N; i++) {
      m[i] = s.beta1() * m[i] + (1 - s.beta1()) * g[i];
      v[i] = s.beta2() * v[i] + (1 - s.beta2()) * g[i] * g[i];
      n[i] = (s.beta1() * m[i] + (1 - s.beta1()) * g[i]) / (1 - pow(s.beta1(), t));
      u[i] = n[i] / (sqrt(v[i] / (1 - pow(s.beta2(), t))) + 1e-8);
    }
    double[] direction = u.clone();
    for (Pair pair : pairs) {
      RealMatrix d = pair.step(t, pair.take(g), pair.take(n));
      pair.put(t > after ? d : pair.take(u), direction);
    }
    for (ParameterSlot slot : MATRICES) {
      double scale = norm(u, slot) / norm(direction, slot);
      for (int i = (int) slot.offset(); i < slot.end(); i++) {
        u[i] = scale * direction[i];
      }
    }
    for (int i = 0; i < N; i++) {
      theta[i] -= rate(t) * (u[i] + s.lambda() * theta[i]);
    }
  }

  private static double norm(double[] x, ParameterSlot slot) {
    double sum = 0;
    for (int i = (int) slot.offset(); i < slot.end(); i++) {
      sum += sq(x[i]);
    }
    return sqrt(sum);
  }

  /** The preconditioners of one block, of m inputs and as many outputs as it has. */
  private final class Pair {
    private final Block block;
    private final int m;
    private RealMatrix l;
    private RealMatrix lPrevious;
    private RealMatrix r;
    private RealMatrix pL;
    private RealMatrix pR;

    Pair(Block block) {
      this.block = block;
      m = block.dims()[1];
      l = MatrixUtils.createRealIdentityMatrix(m).scalarMultiply(epsilon);
      lPrevious = l;
      pL = MatrixUtils.createRealIdentityMatrix(m);
      r = MatrixUtils.createRealIdentityMatrix(block.dims()[0]);
      pR = r;
    }

    /** The block of a vector, (inputs, outputs). */
    RealMatrix take(double[] flat) {
      double[] values = block.take(flat);
      RealMatrix matrix = new Array2DRowRealMatrix(m, block.dims()[0]);
      for (int i = 0; i < values.length; i++) {
        matrix.setEntry(i % m, i / m, values[i]);
      }
      return matrix;
    }

    void put(RealMatrix matrix, double[] flat) {
      double[] values = new double[block.at().length];
      for (int i = 0; i < values.length; i++) {
        values[i] = matrix.getEntry(i % m, i / m);
      }
      block.put(values, flat);
    }

    RealMatrix step(int t, RealMatrix g, RealMatrix n) {
      double c = 1;
      if (t > 1 && t % s.every() == 1) {
        c = pL.multiply(ridged(lPrevious)).multiply(pL).getTrace() / m;
        lPrevious = l;
      }
      RealMatrix q = pL.multiply(g);
      l = mix(l, g.multiply(g.transpose()));
      r = mix(r.scalarMultiply(c), q.transpose().multiply(q).scalarMultiply(1. / m));
      if (t % s.every() == 0) {
        pL = root(ridged(l));
        pR = root(ridged(r));
      }
      return pL.multiply(n).multiply(pR);
    }

    private RealMatrix mix(RealMatrix old, RealMatrix fresh) {
      return old.scalarMultiply(s.beta2()).add(fresh.scalarMultiply(1 - s.beta2()));
    }

    private RealMatrix ridged(RealMatrix a) {
      double largest = new EigenDecomposition(a).getRealEigenvalue(0);
      RealMatrix identity = MatrixUtils.createRealIdentityMatrix(a.getRowDimension());
      return a.add(identity.scalarMultiply(epsilon * largest));
    }

    private RealMatrix root(RealMatrix a) {
      return new EigenDecomposition(new EigenDecomposition(a).getSquareRoot())
          .getSolver()
          .getInverse();
    }
  }
}
