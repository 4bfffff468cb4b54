/**
 * The payload log: sends requests, answers and feedback to a sink as CloudEvents, in the form of Seldon's executor.
 *
 * <p>May use everything up to {@code microservice}. A protocol or a graph node asks {@code PayloadLog} for the
 * {@code ComponentLog} of what is called, and that one for the {@code CallLog} of the call, which takes {@code Body}s.
 * A body is only described on the call's thread: {@code Sink} has it made by {@code Encoder}, redacted, and sent by
 * {@code Courier}, on threads of its own. The call's thread does no more than to offer the event to a bounded queue; if
 * there is no room, the event is dropped and counted.
 *
 * <p>Each sink has its own queue and thread, so that one that is down or slow does not hold up the others. What a sink
 * does not take at the moment goes to its {@code Spool} on disk, if there is one, and stays there until it is taken,
 * even beyond the end of the process: an event is sent at least once from the moment it is on disk. It keeps its id, so
 * that the receiver can tell repetitions. Events are not sent in order, as by Seldon's executor.
 */
package org.primeradiant.logger;
