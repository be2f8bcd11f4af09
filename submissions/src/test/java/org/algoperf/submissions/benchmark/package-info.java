/** JMH benchmarks of the links: {@code mvn -q -Dfast -Pjmh -pl submissions -am test}. */
package org.algoperf.submissions.benchmark;
