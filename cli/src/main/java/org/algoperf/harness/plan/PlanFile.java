package org.algoperf.harness.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.algoperf.harness.Digests;
import org.algoperf.harness.ErrorKind;
import org.algoperf.harness.Formats;
import org.algoperf.harness.HarnessException;
import org.algoperf.scoring.log.Durable;

/** {@code plan.json}: written and read. */
public final class PlanFile {

  /** The file's name in the log tree. */
  public static final String NAME = "plan.json";

  /** Settings on which no result depends, and that may differ when a run is continued. */
  private static final List<String> CIRCUMSTANCES =
      List.of("out", "data_dir", "download", "workers", "checkpoint_every");

  private PlanFile() {}

  /** The plan as JSON. */
  public static String json(RunPlan plan) {
    try {
      return Formats.json().writeValueAsString(plan) + "\n";
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes the file so that it is there in full or not at all, and survives a loss of power. */
  public static void write(Path file, RunPlan plan) throws IOException {
    Durable.write(file, json(plan));
  }

  /** Reads a plan; a malformed one, or one of another version, is an error that names the file. */
  public static RunPlan read(Path file) {
    try {
      JsonNode tree = Formats.json().readTree(Files.readString(file));
      int version = tree.path("schema_version").asInt();
      if (version != RunPlan.SCHEMA_VERSION) {
        throw HarnessException.usage(
            "%s: expected schema_version %d, found %s",
            file, RunPlan.SCHEMA_VERSION, tree.path("schema_version"));
      }
      return Formats.json().treeToValue(tree, RunPlan.class);
    } catch (JsonProcessingException e) {
      throw new HarnessException(ErrorKind.USAGE, file + ": " + Formats.explain(e), e);
    } catch (IOException e) {
      throw new HarnessException(
          ErrorKind.USAGE, "%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** A hash of all on which results depend, calibrations included. */
  public static String sha256(RunPlan plan) {
    return Digests.sha256(settled(plan).toString().getBytes(StandardCharsets.UTF_8));
  }

  /** The plan as a tree, without the circumstances in which it is carried out. */
  static ObjectNode settled(RunPlan plan) {
    ObjectNode tree = Formats.json().valueToTree(plan);
    ((ObjectNode) tree.get("config")).remove(CIRCUMSTANCES);
    for (JsonNode source : tree.path("external")) {
      ((ObjectNode) source).remove("path");
    }
    return tree;
  }
}
