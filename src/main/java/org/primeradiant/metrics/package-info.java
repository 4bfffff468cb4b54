/**
 * The metrics that components report, kept for Prometheus.
 *
 * <p>May use {@code api} and the model and text format of Prometheus' own Java client. The client's collectors fix the
 * label names of a metric when it is made and refuse a counter that falls; components choose labels from call to call, and
 * feedback may be negative: so the values are kept here, and the client checks and writes them.
 */
package org.primeradiant.metrics;
