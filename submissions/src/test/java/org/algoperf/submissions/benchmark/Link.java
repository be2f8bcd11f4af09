package org.algoperf.submissions.benchmark;

import java.util.function.Supplier;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.transform.Adam;
import org.algoperf.submissions.transform.AdamVariants;
import org.algoperf.submissions.transform.Adaptive;
import org.algoperf.submissions.transform.AdaptiveCaspr;
import org.algoperf.submissions.transform.Ademamix;
import org.algoperf.submissions.transform.Amos;
import org.algoperf.submissions.transform.Averaging;
import org.algoperf.submissions.transform.Caspr;
import org.algoperf.submissions.transform.Chain;
import org.algoperf.submissions.transform.DAdaptation;
import org.algoperf.submissions.transform.Factored;
import org.algoperf.submissions.transform.LocalSteps;
import org.algoperf.submissions.transform.Momentum;
import org.algoperf.submissions.transform.Muon;
import org.algoperf.submissions.transform.NadamVariants;
import org.algoperf.submissions.transform.NagGs;
import org.algoperf.submissions.transform.ParameterFree;
import org.algoperf.submissions.transform.Partition;
import org.algoperf.submissions.transform.PerTensor;
import org.algoperf.submissions.transform.Prodigy;
import org.algoperf.submissions.transform.Roots;
import org.algoperf.submissions.transform.Scaling;
import org.algoperf.submissions.transform.Schedule;
import org.algoperf.submissions.transform.ScheduleFree;
import org.algoperf.submissions.transform.ScheduleFreeProdigy;
import org.algoperf.submissions.transform.Shampoo;
import org.algoperf.submissions.transform.Soap;

/**
 * Every public link, named as its method is, at the default point of a submission that has it. An
 * empty chain does nothing: what it costs is the benchmark's own.
 */
public enum Link {
  CHAIN(Chain::chain),
  SCALE_BY_LEARNING_RATE(() -> Scaling.scaleByLearningRate(rate())),
  ADD_DECAYED_WEIGHTS(() -> Scaling.addDecayedWeights(.01)),
  CLIP_BY_GLOBAL_NORM(() -> Scaling.clipByGlobalNorm(.1)),
  CLIP_BY_RMS(() -> PerTensor.clipByRms(.1)),
  SCALE_BY_TRUST_RATIO(PerTensor::scaleByTrustRatio),
  PARTITION(() -> Partition.partition(Chain.chain(), Chain.chain())),
  TRACE(() -> Momentum.trace(.9)),
  NESTEROV_TRACE(() -> Momentum.nesterovTrace(.9)),
  EMA(() -> Momentum.ema(.9)),
  SCALE_BY_ADA_GRAD(() -> Adaptive.scaleByAdaGrad(1e-8)),
  SCALE_BY_RMS(() -> Adaptive.scaleByRms(.999, 1e-8)),
  SCALE_BY_CORRECTED_RMS(() -> Adaptive.scaleByCorrectedRms(.999, 1e-8)),
  SCALE_BY_ADA_DELTA(() -> Adaptive.scaleByAdaDelta(.9, 1e-6)),
  SCALE_BY_FACTORED_RMS(() -> Factored.scaleByFactoredRms(.999)),
  SCALE_BY_ADAM(() -> Adam.scaleByAdam(.9, .999)),
  SCALE_BY_NADAM(() -> Adam.scaleByNadam(.9, .999)),
  SCALE_BY_AMSGRAD(() -> AdamVariants.scaleByAmsgrad(.9, .999, 1e-8)),
  SCALE_BY_SCHEDULED_NADAM(() -> AdamVariants.scaleByScheduledNadam(.9, .999, 4e-3, 1e-8)),
  SCALE_BY_LION(() -> AdamVariants.scaleByLion(.9, .99)),
  SCALE_BY_NADAM_P(() -> NadamVariants.scaleByNadamP(.9, .999, 2)),
  SCALE_BY_UNCORRECTED_ADAM(() -> NadamVariants.scaleByUncorrectedAdam(.9, .999)),
  CAUTIOUS(() -> NadamVariants.cautious(Chain.chain())),
  SCALE_BY_ADEMAMIX(() -> Ademamix.scaleByAdemamix(mixture(), .999, 1000)),
  SCALE_BY_AMOS(() -> Amos.scaleByAmos(rate(), .99)),
  NAG_GS(() -> NagGs.nagGs(rate(), .5, 1)),
  SCALE_BY_DOG(() -> ParameterFree.scaleByDog(1e-4)),
  ADAM_G(() -> ParameterFree.adamG(rate(), .95, .999, .95)),
  DADAPT_ADAM(() -> DAdaptation.dadaptAdam(rate(), .9, .9, .01, 1e-3)),
  PRODIGY(() -> Prodigy.prodigy(rate(), .9, .999, .01, 1e-4)),
  SCHEDULE_FREE(() -> ScheduleFree.scheduleFree(rate(), .9, 0)),
  SCHEDULE_FREE_PRODIGY(() -> ScheduleFreeProdigy.scheduleFreeProdigy(rate(), .9, .999, .01, 1e-4)),
  AVERAGE_LATEST(() -> Averaging.averageLatest(5, 10)),
  AVERAGE_EXPONENTIALLY(() -> Averaging.averageExponentially(5, .8)),
  AVERAGE_POLYNOMIALLY(() -> Averaging.averagePolynomially(8)),
  OUTER_NESTEROV(() -> LocalSteps.outerNesterov(25, .7, .6)),
  SCALE_BY_MUON(() -> Muon.scaleByMuon(.95)),
  SCALE_BY_SHAMPOO(() -> Shampoo.scaleByShampoo(.9, .99, roots())),
  SCALE_BY_SOAP(() -> Soap.scaleBySoap(.95, .95, 10, 128)),
  SCALE_BY_CASPR(() -> Caspr.scaleByCaspr(.9, .99, roots())),
  SCALE_BY_ADAPTIVE_CASPR(() -> AdaptiveCaspr.scaleByAdaptiveCaspr(.9, .99, roots(), 40));

  // None of the suppliers keeps anything.
  @SuppressWarnings("ImmutableEnumChecker")
  private final Supplier<Transform> transform;

  Link(Supplier<Transform> transform) {
    this.transform = transform;
  }

  /** The link, not yet at work. */
  public Transform transform() {
    return transform.get();
  }

  private static Schedule rate() {
    return step -> 1e-3;
  }

  private static Roots roots() {
    return new Roots(1e-8, 20, 128);
  }

  private static Ademamix.Mixture mixture() {
    return new Ademamix.Mixture(.9, .99, 4);
  }
}
