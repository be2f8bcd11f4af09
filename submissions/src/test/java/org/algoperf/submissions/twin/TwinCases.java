package org.algoperf.submissions.twin;

import java.util.List;
import java.util.stream.Stream;
import org.algoperf.submissions.catalog.*;
import org.algoperf.submissions.transform.Graft;

/** The one list of submissions with their twins, at points where they move far. */
final class TwinCases {

  private TwinCases() {}

  static Stream<TwinCase> all() {
    return Stream.of(textbook(), adaptive(), matrix(), nadam(), parameterFree())
        .flatMap(List::stream);
  }

  private static List<TwinCase> textbook() {
    return List.of(
        new TwinCase(
            new HeavyBall(.1, .9, .01, .1, .01),
            () -> TextbookTwins.heavyBall(.1, .9, .01, .1, .01)),
        new TwinCase(
            new Nesterov(.1, .9, .01, .1, .01), () -> TextbookTwins.nesterov(.1, .9, .01, .1, .01)),
        new TwinCase(
            new AdamW(.05, .9, .99, .1, .1), () -> TextbookTwins.adamW(.05, .9, .99, .1, .1)),
        new TwinCase(
            new NadamW(.05, .9, .99, .1, .1), () -> TextbookTwins.nadamW(.05, .9, .99, .1, .1)));
  }

  private static List<TwinCase> adaptive() {
    return List.of(
        new TwinCase(new Sgd(.2, .01, .1), () -> AdaptiveTwins.sgd(.2, .01, .1)),
        new TwinCase(new AdaGrad(.2, .01, .1), () -> AdaptiveTwins.adaGrad(.2, .01, .1)),
        new TwinCase(
            new RmsProp(.01, .9, .95, 1e-3, .1),
            () -> AdaptiveTwins.rmsProp(.01, .9, .95, 1e-3, .1)),
        new TwinCase(new AdaDelta(.9, 1e-2), () -> AdaptiveTwins.adaDelta(.9, 1e-2)),
        new TwinCase(
            new Adam(.05, .9, .99, 1e-3, .1), () -> AdaptiveTwins.adam(.05, .9, .99, 1e-3, .1)),
        new TwinCase(
            new AmsGrad(.05, .9, .9, 1e-8, .1), () -> AdaptiveTwins.amsGrad(.05, .9, .9, 1e-8, .1)),
        new TwinCase(
            new Nadam(.05, .9, .99, .02, .1), () -> AdaptiveTwins.nadam(.05, .9, .99, .02, .1)),
        new TwinCase(
            new Lion(.02, .9, .95, .1, .1), () -> AdaptiveTwins.lion(.02, .9, .95, .1, .1)),
        new TwinCase(new Lamb(.05, .9, .99, .1, .1), () -> TensorTwins.lamb(.05, .9, .99, .1, .1)),
        new TwinCase(
            new Adafactor(.05, .9, .95, .1, .1), () -> TensorTwins.adafactor(.05, .9, .95, .1, .1)),
        new TwinCase(
            new ScheduleFreeAdamW(.05, .9, .99, .1, .1, .75),
            () -> AdaptiveTwins.scheduleFreeAdamW(.05, .9, .99, .1, .1, .75)));
  }

  /**
   * Blocks of side 4 cut most tensors, and merge the convolution's to one of three axes. Their
   * ridge is large enough that float32 tells the eigenvalues of a moment apart.
   */
  private static List<TwinCase> matrix() {
    MatrixTwins.Settings settings = new MatrixTwins.Settings(.05, .9, .95, .1, .1, 5, 4);
    return List.of(
        new TwinCase(
            new Muon(.05, .9, .1, .05, .9, .99, .1),
            () -> MatrixTwins.muon(.05, .9, .1, .05, .9, .99, .1)),
        new TwinCase(
            new Shampoo(.05, .9, .95, 1e-2, .1, .1, 5, 4, Graft.ADAM, 0),
            () -> MatrixTwins.shampoo(settings, 1e-2, false)),
        new TwinCase(
            new Shampoo(.05, .9, .95, 1e-2, .1, .1, 5, 4, Graft.SGD, 3),
            () -> MatrixTwins.sgdShampoo(settings, 1e-2, 3)),
        new TwinCase(
            new Caspr(.05, .9, .95, 1e-2, .1, .1, 5, 4),
            () -> MatrixTwins.shampoo(settings, 1e-2, true)),
        new TwinCase(
            new CasprAdaptive(.05, .9, .95, 1e-2, .1, .1, 5, 12, 4),
            () -> new CasprAdaptiveTwin(settings, 1e-2, 12)),
        new TwinCase(new Amos(.1, .9, .8, .1), () -> TensorTwins.amos(.1, .9, .8, .1)),
        new TwinCase(new Soap(.05, .9, .95, .1, .1, 5, 4), () -> MatrixTwins.soap(settings)));
  }

  private static List<TwinCase> nadam() {
    return List.of(
        new TwinCase(new NadamP(.05, .9, .99, .1, .1, 1.5), () -> NadamTwins.nadamP(1.5)),
        new TwinCase(new CyclicLr(.05, .9, .99, .1, .1, 2), () -> NadamTwins.cyclic(2)),
        new TwinCase(
            new GeneralizedAdam(.05, .9, .99, .1, .1, .9, true, true), NadamTwins::shortHorizon),
        new TwinCase(
            new GeneralizedAdam(.05, .9, .99, .1, .1, 1, false, true), NadamTwins::uncorrected),
        new TwinCase(
            new GeneralizedAdam(.05, .9, .99, .1, .1, 1, true, false), () -> NadamTwins.sgd(true)),
        new TwinCase(
            new GeneralizedAdam(.05, .9, .99, .1, .1, 1, false, false),
            () -> NadamTwins.sgd(false)),
        new TwinCase(new CautiousNadamW(.05, .9, .99, .1, .1), NadamTwins::cautious),
        new TwinCase(new LawaQueue(.05, .9, .99, .1, .1, .05, 5), () -> NadamTwins.lawaQueue(4, 5)),
        new TwinCase(new LawaEma(.05, .9, .99, .1, .1, .05, .8), () -> NadamTwins.lawaEma(4, .8)),
        new TwinCase(new AdEmaMix(.05, .9, .99, .98, 4, .1, .1), () -> NadamTwins.ademamix(.98, 4)),
        new TwinCase(
            new SingleWorkerDiLoCo(.05, .9, .99, .1, .1, 5, .7, .6),
            () -> NadamTwins.diLoCo(5, .7, .6)),
        new TwinCase(new Sam(.05, .9, .99, .1, .1, .1), () -> NadamTwins.sam(.1)),
        new TwinCase(new LBfgs(1, 5, 1), () -> new LBfgsTwin(5)),
        new TwinCase(new NadamWSequential(.25), NadamTwins::sequential));
  }

  /**
   * Prodigy begins far out: the differences of parameters that it multiplies are rounded as they
   * are.
   */
  private static List<TwinCase> parameterFree() {
    return List.of(
        new TwinCase(new Dog(1e-3), () -> ParameterFreeTwins.dog(1e-3)),
        new TwinCase(
            new Prodigy(.9, .99, .01, .1, .05),
            () -> ParameterFreeTwins.prodigy(.9, .99, .01, .1, .05)),
        new TwinCase(
            new DAdaptAdam(.9, .99, .01, .1, .05),
            () -> ParameterFreeTwins.dadaptAdam(.9, .99, .01, .1, .05)),
        new TwinCase(
            new SfProdigy(.9, .99, .01, .1, .05),
            () -> ParameterFreeTwins.scheduleFreeProdigy(.9, .99, .01, .1, .05)),
        new TwinCase(
            new AdamG(1, .95, .999, .95, .1),
            () -> ParameterFreeTwins.adamG(1, .95, .999, .95, .1)),
        new TwinCase(new NagGs(.3, .8, .5, .1), () -> ParameterFreeTwins.nagGs(.3, .8, .5, .1)));
  }
}
