/**
 * One class beside DJL's own, in its package because its native functions are visible only here.
 */
package ai.djl.pytorch.jni;
