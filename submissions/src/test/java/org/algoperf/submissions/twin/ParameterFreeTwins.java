package org.algoperf.submissions.twin;

import static java.lang.Math.abs;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.pow;
import static java.lang.Math.sqrt;

import org.algoperf.submissions.contract.Problem;

/** The twins of the methods that find their rate themselves, and of NAG-GS. */
final class ParameterFreeTwins {

  private ParameterFreeTwins() {}

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Twin.sq(a[i] - b[i]);
    }
    return sqrt(sum);
  }

  /** Ivgi et al. 2023, equation 2, with the average of Shamir and Zhang for γ = 8. */
  static Twin dog(double rEpsilon) {
    return new Twin() {
      final double[] x0 = theta.clone();
      final double[] average = new double[N];
      double rBar = rEpsilon * (1 + distance(x0, new double[N]));
      double sum;

      @Override
      void step(int t) {
        double[] g = gradient(t);
        rBar = max(rBar, distance(theta, x0));
        sum += sq(distance(g, new double[N]));
        for (int i = 0; i < N; i++) {
          theta[i] -= rBar / sqrt(sum + 1e-8) * g[i];
          average[i] = (1 - 9. / (t + 8)) * average[i] + 9. / (t + 8) * theta[i];
        }
      }

      @Override
      double[] evalView() {
        return average;
      }
    };
  }

  /** Mishchenko, Defazio 2023, algorithm 4. */
  static Twin prodigy(double beta1, double beta2, double lambda, double f, double d0) {
    return new Twin() {
      final double[] x0 = theta.clone();
      final double[] m = new double[N];
      final double[] v = new double[N];
      final double[] s = new double[N];
      double r;
      double d = d0;

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double gamma = cosine(1, f, t);
        double inner = 0;
        double norm = 0;
        for (int i = 0; i < N; i++) {
          inner += g[i] * (x0[i] - theta[i]);
          m[i] = beta1 * m[i] + (1 - beta1) * d * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * d * d * g[i] * g[i];
          s[i] = sqrt(beta2) * s[i] + (1 - sqrt(beta2)) * gamma * d * d * g[i];
          norm += abs(s[i]);
          theta[i] -= gamma * d * (m[i] / (sqrt(v[i]) + d * 1e-8) + lambda * theta[i]);
        }
        r = sqrt(beta2) * r + (1 - sqrt(beta2)) * gamma * d * d * inner;
        d = max(d, r / norm);
      }
    };
  }

  /** Defazio, Mishchenko 2023, algorithm "Adam with D-Adaptation", with decoupled decay. */
  static Twin dadaptAdam(double beta1, double beta2, double lambda, double f, double d0) {
    return new Twin() {
      final double[] m = new double[N];
      final double[] v = new double[N];
      final double[] s = new double[N];
      final double root = sqrt(beta2);
      double r;
      double d = d0;

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double gamma = cosine(1, f, t);
        double inner = 0;
        double norm = 0;
        for (int i = 0; i < N; i++) {
          m[i] = beta1 * m[i] + (1 - beta1) * d * gamma * g[i];
          v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i];
          double a = sqrt(v[i]) + 1e-8;
          theta[i] -= m[i] / a + gamma * d * lambda * theta[i];
          inner += g[i] * s[i] / a;
          s[i] = root * s[i] + (1 - root) * gamma * d * g[i];
          norm += abs(s[i]);
        }
        r = root * r + (1 - root) * gamma * d * inner;
        d = max(d, r / ((1 - root) * norm));
      }
    };
  }

  /** Prodigy with all of x, y and z of the Schedule-Free method. */
  static Twin scheduleFreeProdigy(double beta1, double beta2, double lambda, double f, double d0) {
    return new Twin() {
      final double[] x0 = theta.clone();
      final double[] x = theta.clone();
      final double[] z = theta.clone();
      final double[] v = new double[N];
      final double[] s = new double[N];
      double r;
      double d = d0;
      double weights;

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double gamma = min(1, t / (f * T));
        double inner = 0;
        double norm = 0;
        for (int i = 0; i < N; i++) {
          inner += g[i] * (x0[i] - z[i]);
          s[i] = sqrt(beta2) * s[i] + d * d * gamma * g[i];
          norm += abs(s[i]);
        }
        r = sqrt(beta2) * r + d * d * gamma * inner;
        d = max(d, r / norm);
        weights += pow(t, .75);
        double c = pow(t, .75) / weights;
        for (int i = 0; i < N; i++) {
          v[i] = beta2 * v[i] + (1 - beta2) * d * d * g[i] * g[i];
          z[i] -= lambda * d * gamma * x[i];
          z[i] -= d * d * gamma * g[i] / (sqrt(v[i]) + d * 1e-8);
          x[i] = (1 - c) * x[i] + c * z[i];
          theta[i] = (1 - beta1) * z[i] + beta1 * x[i];
        }
      }

      @Override
      double[] evalView() {
        return x;
      }
    };
  }

  /** Pang et al. 2024, algorithm 1, with p = 0.2 and q = 0.24. */
  static Twin adamG(double eta, double beta1, double beta2, double beta3, double f) {
    return new Twin.Elementwise() {
      final double[] m = new double[N];
      final double[] v = new double[N];
      final double[] r = new double[N];

      @Override
      double u(int i, int t, double g) {
        v[i] = beta2 * v[i] + (1 - beta2) * g * g;
        r[i] = beta3 * r[i] + (1 - beta3) * .2 * pow(v[i], .24);
        m[i] = beta1 * m[i] + (1 - beta1) * r[i] * g;
        double mHat = m[i] / (1 - pow(beta1, t));
        double vHat = v[i] / (1 - pow(beta2, t));
        return min(cosine(eta, f, t), 1 / sqrt(t)) * mHat / (sqrt(vHat) + 1e-8);
      }
    };
  }

  /** Leplat et al. 2022, the semi-implicit step solved for v, from v₀ = x₀. */
  static Twin nagGs(double alpha, double gamma0, double mu, double f) {
    return new Twin() {
      final double[] v = Problem.initial();
      double gamma = gamma0;

      @Override
      void step(int t) {
        double[] g = gradient(t);
        double h = cosine(alpha, f, t);
        gamma = (gamma + h * mu) / (1 + h);
        for (int i = 0; i < N; i++) {
          v[i] = (gamma * v[i] + h * mu * theta[i] - h * g[i]) / (gamma + h * mu);
          theta[i] = (theta[i] + h * v[i]) / (1 + h);
        }
      }
    };
  }
}
