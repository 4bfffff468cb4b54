/**
 * Admission control: which calls are accepted, and how much memory and time and how many threads they may use.
 *
 * <p>May use {@code api}, {@code settings}, {@code json} and the model of Prometheus' Java client. A transport asks the
 * {@link org.primeradiant.admission.Watch} for a {@link org.primeradiant.admission.Budget} when a call arrives, takes
 * memory from it before it reads or decodes, passes it on in the {@link org.primeradiant.admission.BudgetedCaller}, and
 * closes it when the call has been answered. Code that calls user code enters the budget first, so that its thread can
 * be interrupted, and reported if it does not stop. The budget also carries the
 * {@link org.primeradiant.admission.ObservedCall} that observers see.
 *
 * <p>Decisions: what does not fit is refused at once, never queued, because attackers benefit from a queue of large
 * requests. One thread checks all calls twenty times a second; a timer per call costs more than the rest of the call
 * path. Late callers are answered on separate threads, because a caller that does not read the answer may block the
 * thread that writes it. A budget is released when no thread works for the call any longer, not when its caller has
 * been answered.
 */
package org.primeradiant.admission;
