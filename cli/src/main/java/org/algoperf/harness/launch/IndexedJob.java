package org.algoperf.harness.launch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.algoperf.harness.Formats;
import org.algoperf.harness.trial.Placements;

/** The manifest of a Kubernetes Indexed Job: task i of it takes the trials of index i. */
public final class IndexedJob {

  private static final String VOLUME = "results";

  private IndexedJob() {}

  /** The manifest as YAML. */
  public static String yaml(K8sConfig config, List<Task> tasks) {
    ObjectNode job = Formats.yaml().createObjectNode();
    job.put("apiVersion", "batch/v1").put("kind", "Job");
    ObjectNode metadata = job.putObject("metadata").put("name", config.name());
    config.namespace().ifPresent(namespace -> metadata.put("namespace", namespace));
    ObjectNode spec = job.putObject("spec");
    spec.put("completionMode", "Indexed")
        .put("completions", tasks.size())
        .put("parallelism", Math.min(config.parallelism(), tasks.size()))
        .put("backoffLimitPerIndex", config.retries());
    ObjectNode pod = spec.putObject("template").putObject("spec");
    pod.put("restartPolicy", "Never");
    container(pod.putArray("containers").addObject(), config, tasks);
    pod.putArray("volumes")
        .addObject()
        .put("name", VOLUME)
        .putObject("persistentVolumeClaim")
        .put("claimName", config.claim());
    try {
      return Formats.yaml().writeValueAsString(job);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of text and numbers", e);
    }
  }

  private static void container(ObjectNode container, K8sConfig config, List<Task> tasks) {
    container.put("name", "algoperf").put("image", config.image());
    TaskCommand command = new TaskCommand(config.program(), config.runDirectory());
    container
        .putArray("command")
        .add("/bin/sh")
        .add("-c")
        .add(command.script(tasks, "JOB_COMPLETION_INDEX"));
    container
        .putArray("env")
        .addObject()
        .put("name", Placements.VARIABLE)
        .put("value", config.exclusive() ? "exclusive" : "unknown");
    ObjectNode resources = container.putObject("resources");
    for (String kind : List.of("requests", "limits")) {
      resources.putObject(kind).put("cpu", config.cpu()).put("memory", config.memory());
    }
    container
        .putArray("volumeMounts")
        .addObject()
        .put("name", VOLUME)
        .put("mountPath", config.directory());
  }
}
