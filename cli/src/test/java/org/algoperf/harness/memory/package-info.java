/** Whether training holds its memory. */
package org.algoperf.harness.memory;
