package org.algoperf.workloads.torch;

import ai.djl.pytorch.jni.LibUtils;

/**
 * The native libraries of the engine. They take longer to load than all of the program, because
 * PyTorch registers its thousands of operations then, and they need nothing of the program.
 */
public final class TorchLibraries {

  private static final Thread LOADER = new Thread(TorchLibraries::load, "libtorch");

  private TorchLibraries() {}

  /**
   * Begins to load them beside what the caller does next, such as reading data; no effect after the
   * first call. Who needs the engine waits for it as ever, and starts it on its own thread: the
   * number of threads and the modes are not touched here.
   */
  public static synchronized void loadAhead() {
    if (LOADER.getState() == Thread.State.NEW) {
      // The dynamic linker has one lock. It is held while a library is initialised, and taken at
      // the first call of a native method: this one, which generated data needs in Java 17, would
      // wait.
      StrictMath.log(1);
      LOADER.setDaemon(true);
      LOADER.start();
      // A process must not end while the libraries' initialisers run: their destructors would, too.
      Runtime.getRuntime().addShutdownHook(new Thread(TorchLibraries::awaitLoader));
    }
  }

  /** What has to be set before the engine looks for its libraries. */
  static void configure() {
    // Without these two, the engine reports its start to a server and may look for models there.
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty("ai.djl.pytorch.graph_optimizer", "false");
  }

  private static void load() {
    configure();
    try {
      LibUtils.loadLibrary();
    } catch (RuntimeException | LinkageError e) {
      // The engine meets it again when it is started, and tells whoever needs it.
      return;
    }
  }

  private static void awaitLoader() {
    try {
      LOADER.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
