package org.algoperf.harness.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataLocationTest {

  /** The specification: XDG Base Directory 0.8. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "/own, /xdg, /home/me, /own",
        "-, /xdg, /home/me, /xdg/algoperf",
        "-, -, /home/me, /home/me/.cache/algoperf",
        "-, relative, /home/me, /home/me/.cache/algoperf",
        "' ', '', /home/me, /home/me/.cache/algoperf",
        "-, -, -, /root/.cache/algoperf",
        "-, -, '', /root/.cache/algoperf"
      })
  void theCacheFollowsTheEnvironment(String own, String xdg, String home, Path expected) {
    Map<String, String> environment = new HashMap<>();
    environment.put(DataLocation.CACHE_VARIABLE, own);
    environment.put("XDG_CACHE_HOME", xdg);
    environment.put("HOME", home);
    assertEquals(expected, DataLocation.cache(environment, "/root"));
  }
}
