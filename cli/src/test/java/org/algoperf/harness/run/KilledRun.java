package org.algoperf.harness.run;

import java.nio.file.Path;
import java.util.Locale;
import org.algoperf.harness.config.ConfigFiles;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.fake.Fakes;
import org.algoperf.harness.plan.PlannedTrial;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.Evaluation;
import org.algoperf.scoring.log.TrialResult;

/** A run in a process of its own, which tells what happens, so that it can be killed then. */
final class KilledRun {

  private KilledRun() {}

  /** Runs, or continues: the configuration's directory, the results', and how many workers. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    System.out.println("begun");
    RunSummary summary =
        new Run(
                KillTest.config(Path.of(arguments[1]), Integer.parseInt(arguments[2])),
                CatalogSource.of(Fakes.class),
                ConfigFiles.in(Path.of(arguments[0])),
                new Teller())
            .execute();
    System.out.println("ended with " + summary.exitCode());
  }

  private static final class Teller implements RunListener {

    @Override
    public void planned(RunPlan plan, int finished) {
      System.out.println("planned, finished " + finished);
    }

    @Override
    public void trialStarted(PlannedTrial trial, int worker) {
      System.out.println("started");
    }

    @Override
    public void evaluated(PlannedTrial trial, Evaluation evaluation, double best) {
      if (evaluation.globalStep() % 50 == 0) {
        System.out.println("evaluated");
      }
    }

    @Override
    public void trialFinished(PlannedTrial trial, TrialResult result) {
      System.out.println("finished");
    }
  }
}
