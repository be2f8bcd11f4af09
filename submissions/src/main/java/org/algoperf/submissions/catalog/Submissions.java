package org.algoperf.submissions.catalog;

import java.util.List;
import org.algoperf.submissions.api.Names;

/** The list of all built-in submissions. */
public final class Submissions {

  private static final List<CatalogEntry> ALL =
      List.of(
          new CatalogEntry(
              "heavy_ball",
              HeavyBall.class,
              "SGD with momentum, warmup and linear decay",
              "Polyak 1964"),
          new CatalogEntry(
              "nesterov",
              Nesterov.class,
              "SGD with Nesterov momentum, warmup and linear decay",
              "Sutskever et al. 2013"),
          new CatalogEntry(
              "adamw",
              AdamW.class,
              "Adam with decoupled weight decay, warmup and cosine",
              "Loshchilov, Hutter 2019, arXiv:1711.05101"),
          new CatalogEntry(
              "nadamw",
              NadamW.class,
              "AdamW with Nesterov momentum: AlgoPerf's baseline",
              "Dozat 2016; Dahl et al. 2023, arXiv:2306.07179"),
          new CatalogEntry(
              "sgd",
              Sgd.class,
              "Gradient descent with warmup and cosine, without momentum",
              "Robbins, Monro 1951"),
          new CatalogEntry(
              "adagrad",
              AdaGrad.class,
              "Rates that fall with the sum of squared gradients",
              "Duchi, Hazan, Singer 2011"),
          new CatalogEntry(
              "rmsprop",
              RmsProp.class,
              "Gradients over the root of their mean square, with momentum",
              "Tieleman, Hinton 2012"),
          new CatalogEntry(
              "adadelta",
              AdaDelta.class,
              "No learning rate: steps in the unit of past steps",
              "Zeiler 2012, arXiv:1212.5701"),
          new CatalogEntry(
              "adam",
              Adam.class,
              "Adam with warmup and cosine, without weight decay",
              "Kingma, Ba 2015, arXiv:1412.6980"),
          new CatalogEntry(
              "amsgrad",
              AmsGrad.class,
              "Adam whose denominators never shrink",
              "Reddi, Kale, Kumar 2018, arXiv:1904.09237"),
          new CatalogEntry(
              "nadam",
              Nadam.class,
              "NAdam with its momentum schedule, without weight decay",
              "Dozat 2016"),
          new CatalogEntry(
              "lion",
              Lion.class,
              "Signs of an interpolated momentum, with decoupled weight decay",
              "Chen et al. 2023, arXiv:2302.06675"),
          new CatalogEntry(
              "lamb",
              Lamb.class,
              "AdamW scaled to the norm of each tensor",
              "You et al. 2020, arXiv:1904.00962"),
          new CatalogEntry(
              "adafactor",
              Adafactor.class,
              "Adam with factored second moments and per-tensor clipping",
              "Shazeer, Stern 2018, arXiv:1804.04235"),
          new CatalogEntry(
              "schedule_free_adamw",
              ScheduleFreeAdamW.class,
              "AdamW with averaging instead of a decaying schedule",
              "Defazio et al. 2024, arXiv:2405.15682"),
          new CatalogEntry(
              "muon",
              Muon.class,
              "Orthogonalised momentum for hidden weights, AdamW for the rest",
              "Jordan et al. 2024"),
          new CatalogEntry(
              "shampoo",
              Shampoo.class,
              "Distributed Shampoo: inverse roots for each axis, grafted to Adam",
              "Gupta et al. 2018, arXiv:1802.09568; Shi et al. 2023, arXiv:2309.06497"),
          new CatalogEntry(
              "soap",
              Soap.class,
              "AdamW in the eigenbasis of Shampoo's second moments",
              "Vyas et al. 2024, arXiv:2409.11321"),
          new CatalogEntry(
              "nadamp",
              NadamP.class,
              "NAdamW with another root of the second moment",
              "AlgoPerf competition 2024"),
          new CatalogEntry(
              "generalized_adam",
              GeneralizedAdam.class,
              "NAdamW or SGD with momentum, as its points choose",
              "AlgoPerf competition 2024"),
          new CatalogEntry(
              "cyclic_lr",
              CyclicLr.class,
              "NAdamW with several cycles of warmup and cosine",
              "AlgoPerf competition 2024"),
          new CatalogEntry(
              "lawa_queue",
              LawaQueue.class,
              "NAdamW evaluated at the mean of its latest copies",
              "Kaddour 2022, arXiv:2209.14981"),
          new CatalogEntry(
              "lawa_ema",
              LawaEma.class,
              "NAdamW evaluated at an exponential average",
              "Kaddour 2022, arXiv:2209.14981"),
          new CatalogEntry(
              "ademamix",
              AdEmaMix.class,
              "AdamW with a fast and a slow momentum",
              "Pagliardini et al. 2024, arXiv:2409.03137"),
          new CatalogEntry(
              "cautious_nadamw",
              CautiousNadamW.class,
              "NAdamW where update and gradient agree",
              "Liang et al. 2024, arXiv:2411.16085"),
          new CatalogEntry(
              "diloco",
              SingleWorkerDiLoCo.class,
              "AdamW with an outer Nesterov momentum every few steps",
              "Douillard et al. 2023, arXiv:2311.08105"),
          new CatalogEntry(
              "dog",
              Dog.class,
              "SGD whose rate is the distance moved over the root of summed gradients",
              "Ivgi, Hinder, Carmon 2023, arXiv:2302.12022"),
          new CatalogEntry(
              "prodigy",
              Prodigy.class,
              "AdamW that estimates its own rate",
              "Mishchenko, Defazio 2023, arXiv:2306.06101"),
          new CatalogEntry(
              "dadapt_adam",
              DAdaptAdam.class,
              "AdamW that raises a lower bound of its own rate",
              "Defazio, Mishchenko 2023, arXiv:2301.07733"),
          new CatalogEntry(
              "schedule_free_prodigy",
              SfProdigy.class,
              "Prodigy with averaging instead of a schedule",
              "Defazio et al. 2024, arXiv:2405.15682"),
          new CatalogEntry(
              "adamg",
              AdamG.class,
              "Adam with a step size from its own second moments",
              "Pang et al. 2024, arXiv:2405.04376"),
          new CatalogEntry(
              "nag_gs",
              NagGs.class,
              "Nesterov's accelerated flow, stepped semi-implicitly",
              "Leplat et al. 2022, arXiv:2209.14937"),
          new CatalogEntry(
              "sam",
              Sam.class,
              "AdamW with the gradient at the worst point nearby",
              "Foret et al. 2021, arXiv:2010.01412"),
          new CatalogEntry(
              "nadamw_sequential",
              NadamWSequential.class,
              "Three fixed points of NAdamW, one run after another",
              "AlgoPerf competition 2024"),
          new CatalogEntry(
              "l_bfgs",
              LBfgs.class,
              "Limited-memory BFGS with a strong Wolfe line search",
              "Liu, Nocedal 1989"),
          new CatalogEntry(
              "caspr",
              Caspr.class,
              "Shampoo with added instead of multiplied preconditioners",
              "Duvvuri et al. 2024"),
          new CatalogEntry(
              "caspr_adaptive",
              CasprAdaptive.class,
              "Second preconditioner after the first, grafted to NAdam, nested cosine",
              "AlgoPerf competition 2024"),
          new CatalogEntry(
              "amos",
              Amos.class,
              "Rates and decay from the scale a tensor should reach",
              "Tian, Parikh 2022, arXiv:2210.11693"));

  private Submissions() {}

  /** All entries, in the order of the list. */
  public static List<CatalogEntry> all() {
    return ALL;
  }

  /** The names of all entries, in the order of the list. */
  public static List<String> names() {
    return ALL.stream().map(CatalogEntry::name).toList();
  }

  /**
   * Finds an entry.
   *
   * @throws IllegalArgumentException when there is none; the message has the nearest name
   */
  public static CatalogEntry named(String name) {
    return ALL.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
  }

  private static String unknown(String name) {
    String hint =
        Names.nearest(name, names()).map(near -> ", did you mean %s?".formatted(near)).orElse(".");
    return "no submission is named %s%s There are %s"
        .formatted(name, hint, String.join(", ", names()));
  }
}
