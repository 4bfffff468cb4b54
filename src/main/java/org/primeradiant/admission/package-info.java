/**
 * What is let in, and what it may cost: the memory that requests take together, the threads that they hold, and the
 * time that each may take.
 *
 * <p>May use {@code api}, {@code settings}, {@code json} and the model of Prometheus' Java client. A door asks the
 * {@link org.primeradiant.admission.Watch} for a {@link org.primeradiant.admission.Budget} when a call comes in, takes
 * memory of it before it reads or decodes, hands it on by the {@link org.primeradiant.admission.BudgetedCaller}, and
 * closes it when the call has been answered. Whoever runs code of others for the call enters the budget first, so that
 * its thread can be interrupted, and named if it does not let go. The budget also carries the {@link
 * org.primeradiant.admission.ObservedCall} that observers see.
 *
 * <p>Decisions: what does not fit is refused at once, never queued, because a queue of large requests is what an
 * attacker wants. One thread looks at all calls twenty times a second; a timer for each call costs more than the rest
 * of the call path. A caller is told of the end by a thread of its own, because one who does not read may hold it up. A
 * budget is given back when no thread works for the call any more, and not when its caller has been answered.
 */
package org.primeradiant.admission;
