package org.algoperf.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.algoperf.harness.ErrorKind;

/**
 * With which exit codes a command can end, besides 0 and those of mistakes in the command line and
 * faults of the program, with which every command can.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@interface Exits {

  /** The errors that it meets. */
  ErrorKind[] on() default {};

  /** Codes that are no errors, of {@link ExitCodes}. */
  int[] with() default {};
}
