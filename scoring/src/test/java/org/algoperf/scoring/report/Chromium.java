package org.algoperf.scoring.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium, driven over its debugging protocol. */
final class Chromium implements AutoCloseable {

  private static final int SECONDS = 30;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final WebSocket socket;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> replies = new ConcurrentHashMap<>();
  private final BlockingQueue<JsonNode> loaded = new LinkedBlockingQueue<>();

  /** Errors that the page or the browser reported, and requests the page made. */
  final List<String> errors = new CopyOnWriteArrayList<>();

  final List<String> requests = new CopyOnWriteArrayList<>();

  private Chromium(Process process, String url) {
    this.process = process;
    this.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(URI.create(url), new Listener())
            .join();
    Stream.of("Page.enable", "Runtime.enable", "Log.enable", "Network.enable")
        .forEach(method -> call(method, Map.of()));
  }

  /** Starts the browser; skips the test where there is none. */
  static Chromium start(Path profile) throws IOException, InterruptedException {
    Optional<Path> program =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of("/usr/bin", name))
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(program.isPresent(), "skipped: no Chromium on this machine (apt install chromium)");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-breakpad",
                "--disable-crash-reporter",
                "--disable-background-networking",
                "--disable-component-update",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("log.txt").toFile())
            .start();
    return new Chromium(process, page(process, profile));
  }

  /** Waits for the file in which the browser names its port, then asks for the page's socket. */
  private static String page(Process process, Path profile)
      throws IOException, InterruptedException {
    Path port = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!Files.exists(port) || Files.readAllLines(port).isEmpty()) {
      if (process.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() > end) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "Chromium did not start: " + Files.readString(profile.resolve("log.txt")));
      }
    }
    URI uri = URI.create("http://127.0.0.1:%s/json".formatted(Files.readAllLines(port).get(0)));
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    for (JsonNode target : JSON.readTree(response.body())) {
      if (target.path("type").asText().equals("page")) {
        return target.path("webSocketDebuggerUrl").asText();
      }
    }
    throw new IllegalStateException("Chromium has no page: " + response.body());
  }

  JsonNode call(String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    CompletableFuture<JsonNode> reply = new CompletableFuture<>();
    replies.put(id, reply);
    try {
      String message =
          JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
      socket.sendText(message, true).join();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return reply.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** Shows a page, which must load nothing else, make no mistake and fit into the width. */
  void assertStandsAlone(URI page, int width, boolean dark) throws InterruptedException {
    open(page, width, dark);
    assertEquals(List.of(), errors);
    assertEquals(List.of(page.toString()), requests);
    assertEquals(
        0,
        evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            .asInt(),
        "the page scrolls sideways at " + width);
  }

  /** Opens a page and waits until it is loaded. */
  void open(URI page, int width, boolean dark) throws InterruptedException {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
    String scheme = dark ? "dark" : "light";
    call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    loaded.clear();
    requests.clear();
    errors.clear();
    call("Page.navigate", Map.of("url", page.toString()));
    if (loaded.poll(SECONDS, TimeUnit.SECONDS) == null) {
      throw new IllegalStateException("the page did not load");
    }
  }

  /** The value of an expression; an error in it is an exception. */
  JsonNode evaluate(String expression) {
    JsonNode reply =
        call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
    if (reply.has("exceptionDetails")) {
      throw new IllegalStateException(expression + ": " + reply.path("exceptionDetails"));
    }
    return reply.path("result").path("value");
  }

  /** A picture of the whole page. */
  void screenshot(Path file) throws IOException {
    JsonNode reply =
        call("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true));
    Files.write(file, Base64.getDecoder().decode(reply.path("data").asText()));
  }

  /** A picture of one element. */
  void screenshot(Path file, String selector) throws IOException {
    JsonNode box =
        evaluate(
            "(() => { const b = document.querySelector('%s').getBoundingClientRect();"
                    .formatted(selector)
                + " return {x: 0, y: b.top + scrollY, width: document.documentElement.clientWidth,"
                + " height: b.height, scale: 1}; })()");
    JsonNode reply =
        call(
            "Page.captureScreenshot",
            Map.of("format", "png", "captureBeyondViewport", true, "clip", box));
    Files.write(file, Base64.getDecoder().decode(reply.path("data").asText()));
  }

  void mouse(double x, double y) {
    call("Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x, "y", y));
  }

  void key(String key) {
    for (String type : List.of("keyDown", "keyUp")) {
      call("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key));
    }
  }

  @Override
  public void close() {
    socket.abort();
    // Its helpers would go on writing into the profile while the test's directory is deleted.
    List<ProcessHandle> helpers = process.descendants().toList();
    process.destroy();
    process.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join();
    helpers.forEach(ProcessHandle::destroyForcibly);
    helpers.forEach(helper -> helper.onExit().orTimeout(SECONDS, TimeUnit.SECONDS).join());
  }

  private final class Listener implements WebSocket.Listener {
    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        try {
          receive(JSON.readTree(text.toString()));
        } catch (IOException e) {
          errors.add(e.toString());
        }
        text.setLength(0);
      }
      webSocket.request(1);
      return null;
    }

    private void receive(JsonNode message) {
      if (message.has("id")) {
        CompletableFuture<JsonNode> reply = replies.remove(message.path("id").asInt());
        if (message.has("error")) {
          reply.completeExceptionally(new IllegalStateException(message.path("error").toString()));
        } else {
          reply.complete(message.path("result"));
        }
        return;
      }
      JsonNode parameters = message.path("params");
      switch (message.path("method").asText()) {
        case "Page.loadEventFired" -> loaded.add(parameters);
        case "Runtime.exceptionThrown", "Log.entryAdded" -> errors.add(parameters.toString());
        case "Runtime.consoleAPICalled" -> {
          if (List.of("error", "warning").contains(parameters.path("type").asText())) {
            errors.add(parameters.toString());
          }
        }
        case "Network.requestWillBeSent" ->
            requests.add(parameters.path("request").path("url").asText());
        default -> {}
      }
    }
  }
}
