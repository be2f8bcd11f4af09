/**
 * Night after night. In: leaderboards with the times behind them, one JSON line per night. Out: the
 * trend of every submission, with the nights on which it changed.
 */
package org.algoperf.scoring.history;
