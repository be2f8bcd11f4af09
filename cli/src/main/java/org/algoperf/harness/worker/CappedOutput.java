package org.algoperf.harness.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What a trial prints, cut off after so many bytes: the log keeps the beginning, a line that says
 * so, and nothing more until the next trial.
 */
final class CappedOutput extends OutputStream {

  private final OutputStream out;
  private final int most;
  private long printed;

  CappedOutput(OutputStream out, int most) {
    this.out = out;
    this.most = most;
  }

  /** A trial begins: it may print as much as any other. */
  synchronized void renew() {
    printed = 0;
  }

  /** How many bytes were printed in all, when that was too much; else 0. */
  synchronized long flooded() {
    return printed > most ? printed : 0;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    long room = most - printed;
    printed += length;
    if (room >= length) {
      out.write(bytes, offset, length);
    } else if (room >= 0) {
      out.write(bytes, offset, (int) room);
      String notice = "\n[%d bytes were printed; the rest is dropped]\n".formatted(most);
      out.write(notice.getBytes(StandardCharsets.UTF_8));
      // No more room, whatever comes.
      printed = Math.max(printed, most + 1L);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    // A submission that closes what it prints to does not close it for the next.
    flush();
  }
}
