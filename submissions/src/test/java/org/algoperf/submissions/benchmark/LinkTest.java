package org.algoperf.submissions.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.algoperf.submissions.api.Transform;
import org.algoperf.submissions.transform.Chain;
import org.algoperf.workloads.spec.ParameterSlot;
import org.junit.jupiter.api.Test;

/** The benchmarks leave no link out, and run. */
final class LinkTest {

  @Test
  void everyPublicLinkIsMeasured() throws Exception {
    URL home = Chain.class.getResource("Chain.class");
    Set<String> links = new TreeSet<>();
    try (Stream<Path> classes = Files.list(Path.of(home.toURI()).getParent())) {
      for (Path file : classes.filter(c -> !c.toString().contains("$")).toList()) {
        links.addAll(links(file.getFileName().toString().replace(".class", "")));
      }
    }
    assertEquals(
        links,
        Arrays.stream(Link.values())
            .map(link -> link.name().replace("_", "").toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static List<String> links(String type) throws ClassNotFoundException {
    if (type.equals("package-info")) {
      return List.of();
    }
    return Arrays.stream(Class.forName(Chain.class.getPackageName() + "." + type).getMethods())
        .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getReturnType() == Transform.class)
        .map(Method::getName)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .toList();
  }

  @Test
  void everyLinkRuns() {
    for (Link link : Link.values()) {
      LinkBenchmark benchmark = new LinkBenchmark();
      benchmark.link = link;
      benchmark.layout = Layout.TENSORS_4;
      benchmark.init();
      assertTrue(Double.isFinite(benchmark.update()), link.name());
      assertTrue(Double.isFinite(benchmark.update()), link.name());
      benchmark.close();
    }
  }

  @Test
  void layoutsHaveAsManyParametersInMoreTensors() {
    for (Layout layout : Layout.values()) {
      List<ParameterSlot> slots = layout.slots();
      boolean mlp = layout == Layout.MLP;
      assertEquals(mlp ? 79_510 : 80_000, slots.get(slots.size() - 1).end(), layout.name());
      assertEquals(mlp ? "MLP" : "TENSORS_" + slots.size(), layout.name());
    }
  }
}
