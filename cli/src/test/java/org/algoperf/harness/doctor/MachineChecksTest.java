package org.algoperf.harness.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.algoperf.harness.doctor.Finding.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineChecksTest {

  @TempDir private Path root;

  private void file(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Map<String, Finding> findings(int cores, boolean pins) {
    Map<String, Finding> byCheck = new TreeMap<>();
    new MachineChecks(new SystemFiles(root), cores, pins)
        .findings(root)
        .forEach(f -> byCheck.put(f.check(), f));
    return byCheck;
  }

  @Test
  void aQuietMachineIsWell() throws IOException {
    file("proc/loadavg", "0.12 0.50 0.90 1/200 4711\n");
    file("proc/meminfo", "MemTotal: 9 kB\nMemAvailable:   16777216 kB\n");
    file("proc/stat", "cpu  100 0 100 800 0 0 0 0 0 0\ncpu0 1 1 1 1 1 1 1 1 1 1\n");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
    Map<String, Finding> findings = findings(4, true);
    findings.remove("disk");
    assertTrue(
        findings.values().stream().allMatch(f -> f.level() == Level.OK && f.advice().isEmpty()),
        findings::toString);
    assertEquals("0.1 processes on 4 cores over the last minute", findings.get("load").found());
    assertEquals("16.0 GiB available", findings.get("memory").found());
    assertEquals("governor performance", findings.get("frequency").found());
  }

  @Test
  void eachTroubleHasItsAdvice() throws IOException {
    file("proc/loadavg", "1.50 0.50 0.90 1/200 4711\n");
    file("proc/meminfo", "MemAvailable: 524288 kB\n");
    file("proc/stat", "cpu  50 0 0 0 0 0 0 50 0 0\n");
    file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "powersave\n");
    Map<String, Finding> findings = findings(1, false);
    assertEquals(Level.WARNING, findings.get("cores").level());
    assertEquals(
        "install util-linux, so that workers keep their cores", findings.get("pinning").advice());
    assertEquals(Level.PROBLEM, findings.get("load").level());
    assertEquals(
        "1 worker at about 1.0 GiB each; use fewer --workers", findings.get("memory").advice());
    assertEquals("50.0 % since the start", findings.get("stolen time").found());
    assertEquals(
        "sudo cpupower frequency-set --governor performance", findings.get("frequency").advice());
  }

  @Test
  void whatTheSystemDoesNotTellIsLeftOut() {
    assertEquals(List.of("cores", "disk", "pinning"), List.copyOf(findings(2, true).keySet()));
  }

  @Test
  void noiseIsTheSpreadOfTheMiddleTenths() {
    List<Double> times = new ArrayList<>();
    for (int i = 0; i <= 100; i++) {
      times.add(100. + i);
    }
    assertEquals((190. - 110) / 150, Noise.spread(times), 1e-12);
  }
}
