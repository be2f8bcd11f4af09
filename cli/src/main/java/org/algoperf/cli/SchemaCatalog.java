package org.algoperf.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.algoperf.cli.schema.RecordSchema;
import org.algoperf.harness.Formats;
import org.algoperf.harness.config.Ruleset;
import org.algoperf.harness.config.WorkloadConfig;
import org.algoperf.harness.plan.RunPlan;
import org.algoperf.scoring.log.TrialMetadata;
import org.algoperf.scoring.log.TrialResult;

/** The list of file formats. */
final class SchemaCatalog {

  /**
   * A format.
   *
   * @param name on the command line
   * @param files that have it
   * @param type the record that they are bound to; absent for those with a schema of their own in
   *     the resources
   */
  record FileFormat(String name, String files, Class<?> type) {

    /** The schema. */
    JsonNode schema() {
      ObjectNode schema = type == Void.class ? resource() : records().of(type);
      return schema.put("title", name).put("description", files);
    }

    private ObjectNode resource() {
      try (InputStream in = RecordSchema.class.getResourceAsStream(name + ".json")) {
        return (ObjectNode) Formats.json().readTree(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static RecordSchema records() {
      return new RecordSchema(Set.of(Name.class));
    }
  }

  private static final List<FileFormat> ALL =
      List.of(
          new FileFormat("run", "configs/runs/*.yaml, and --config of run", RunSettings.class),
          new FileFormat("ruleset", "configs/rulesets/*.yaml", Ruleset.class),
          new FileFormat("workload", "configs/workloads/*.yaml", WorkloadConfig.class),
          new FileFormat(
              "point", "point.json and hparams.json: values of hyperparameters", Void.class),
          new FileFormat(
              "tuning_search_space", "tuning_search_space.json of a submission", Void.class),
          new FileFormat("chain", "a submission as a chain of links, in YAML", Void.class),
          new FileFormat("plan", "plan.json of a run", RunPlan.class),
          new FileFormat("meta_data", "meta_data_0.json of a trial", TrialMetadata.class),
          new FileFormat("result", "result.json of a trial", TrialResult.class),
          new FileFormat(
              "leaderboard",
              "scores.json of a run, and score --format json",
              org.algoperf.scoring.report.Format.jsonDocument()),
          new FileFormat(
              "listing", "what --format json of other commands prints", Listing.Document.class));

  private SchemaCatalog() {}

  static List<FileFormat> all() {
    return ALL;
  }
}
