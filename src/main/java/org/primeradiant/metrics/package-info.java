/**
 * The metrics that components report, stored for Prometheus.
 *
 * <p>May use {@code api}, {@code settings}, and the model and text format of Prometheus' own Java client. The client's
 * collectors fix the label names of a metric when it is created, and reject a counter that decreases. Components
 * choose labels on each call, and rewards may be negative, so the values are stored here, and the client checks and
 * writes them.
 */
package org.primeradiant.metrics;
