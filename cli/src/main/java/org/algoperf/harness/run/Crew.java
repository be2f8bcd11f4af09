package org.algoperf.harness.run;

import org.algoperf.harness.Catalog;
import org.algoperf.harness.external.CatalogSource;
import org.algoperf.harness.trial.SystemClock;
import org.algoperf.harness.worker.WorkerCommand;
import org.algoperf.harness.worker.WorkerFactory;
import org.algoperf.harness.worker.WorkerPool;

/**
 * The catalog and the workers who offer it.
 *
 * @param offered what can be run
 * @param pool the workers
 */
record Crew(Catalog offered, WorkerPool pool) implements AutoCloseable {

  /** One worker in this process. */
  static Crew alone(CatalogSource catalog) {
    Catalog offered = catalog.make();
    return new Crew(offered, new WorkerPool(WorkerFactory.inProcess(offered, new SystemClock())));
  }

  /** The processes that a command starts, or one worker in this process when it starts none. */
  static Crew of(WorkerCommand command, Stoppable workers, Announcer announcer) {
    Catalog offered = command.catalog().make();
    WorkerFactory factory =
        command.count() == 0
            ? WorkerFactory.inProcess(offered, new SystemClock())
            : WorkerFactory.processes(command);
    factory.warning().ifPresent(words -> announcer.tell(listener -> listener.message(words)));
    return new Crew(offered, workers.register(new WorkerPool(factory)));
  }

  @Override
  public void close() {
    pool.close();
  }
}
